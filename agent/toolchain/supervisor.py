"""The process between leanloop and a program: starts it, fences it in, watches it, kills all that it started.

    python -I -S -c "...; main(ROOT, CONTROL, STATUS)"      started by tree.py, in a session of its own

Two pipes join it to leanloop.  CONTROL brings the order (a marshalled dict, `tree.Order`) and stays open: its
end, which also comes when leanloop is killed with -9, means "kill everything".  STATUS carries lines of text:

    sandbox WORDS            the fences that are up, or `none`; the program starts now
    cannot WORDS             it could not be started
    ended WAIT STOP PEAK     the wait status as of waitpid; deadline, memory, processes or `-`; the resident
                             bytes of the largest process

Three processes, one fork after the other: the supervisor; the keeper, which is process 1 of the PID namespace
(or else a subreaper), so that whoever is orphaned comes to it; and the program.  When the keeper dies, the
kernel kills the namespace; without one, the supervisor looks for children until there are none.  A Python
script for the very interpreter that runs here (`python -I -S script`) is run in the last fork, without being
started anew.

Starting costs are part of every check: no `typing`, `signal`, `json`, `pathlib` or `subprocess` here (4 to
12 ms each).
"""

from __future__ import annotations

import marshal
import os
import select
import sys
import time

from agent.toolchain import confine, seccomp

TYPE_CHECKING = False  # what type checkers take for true; `typing` itself would cost 5 ms
if TYPE_CHECKING:
    from typing import NoReturn

    from agent.toolchain.tree import Order

_LINUX = sys.platform == "linux"
_SIGSTOP, _SIGKILL = 19, 9  # on Linux; SIGKILL everywhere
_PAGE = os.sysconf("SC_PAGE_SIZE")
_FIRST_LOOK, _LAST_LOOK = 0.005, 0.03  # seconds between two looks at the tree: the first, and after a while
_THREADS = 512  # how many threads all processes together may have beyond one each


def main(root: str, control: int, status: int) -> NoReturn:
    """Take the order and see it through.  `root` is the folder that was put into sys.path to find us."""
    for descriptor in (control, status):
        os.set_inheritable(descriptor, False)
    try:
        order = _receive(control)
        sys.path.remove(root)
        _supervise(order, control, status)
    except OSError as e:
        _say(status, f"cannot {_words(e)}")
    os._exit(0)


def _say(status: int, text: str) -> None:
    try:
        os.write(status, text.rstrip("\n").encode() + b"\n")
    except OSError:
        return  # leanloop is gone, and the control pipe tells us


def _words(error: OSError) -> str:
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    said = f"{where}: {error.strerror}" if where else error.strerror or str(error)
    return said.replace("\n", " ")


def _receive(control: int) -> Order:
    size = int.from_bytes(_exactly(control, 8), "little")
    order: Order = marshal.loads(_exactly(control, size))  # noqa: S302  (from leanloop itself, over its own pipe)
    return order


def _exactly(descriptor: int, size: int) -> bytes:
    data = b""
    while len(data) < size:
        chunk = os.read(descriptor, size - len(data))
        if not chunk:
            os._exit(0)  # leanloop died before it had said anything
        data += chunk
    return data


# ------------------------------------------------------------------------------------------------ watching
def _supervise(order: Order, control: int, status: int) -> None:
    started = time.monotonic()
    if _LINUX:
        confine.adopt_orphans()
        if order["mode"] == "namespaces":
            confine.enter_user_and_pid_namespace()
    result, answer = os.pipe()
    keeper = os.fork()
    if keeper == 0:
        os.close(control)
        os.close(result)
        _keep(order, status, answer)
    os.close(answer)
    _close_streams()
    outcome, stop = _watch(order, keeper, control, result, started)
    _end_everything(keeper)
    wait = int.from_bytes(outcome[:8], "little") if outcome else _SIGKILL
    _say(status, f"ended {wait} {stop} {int.from_bytes(outcome[8:], 'little')}")


def _close_streams() -> None:
    """The program's streams are to end when the program and what it started end, not when we do."""
    for descriptor in (0, 1, 2):
        os.close(descriptor)


def _watch(order: Order, keeper: int, control: int, result: int, started: float) -> tuple[bytes, str]:
    """Wait for the program's end, leanloop's, or a limit.  The keeper's answer, and what stopped it."""
    poll = select.poll()
    poll.register(control, select.POLLIN)
    poll.register(result, select.POLLIN)
    pause, end = _FIRST_LOOK, started + order["seconds"]
    while True:
        wait = max(0.0, min(pause, end - time.monotonic()))
        ready = {descriptor for descriptor, _ in poll.poll(wait * 1000)}
        if result in ready:
            return os.read(result, 16), "-"
        if control in ready:
            return b"", "-"
        if time.monotonic() >= end:
            return b"", "deadline"
        if _LINUX:
            processes, memory = measure(keeper)
            if memory > order["memory"]:
                return b"", "memory"
            if processes > order["processes"]:
                return b"", "processes"
        pause = min(pause * 1.5, _LAST_LOOK)


def measure(top: int) -> tuple[int, int]:
    """Number and resident bytes of a process's descendants, itself not counted: some 50 microseconds for
    each.
    """
    count, pages, waiting = 0, 0, children(top)
    while waiting:
        pid = waiting.pop()
        try:
            with open(f"/proc/{pid}/statm", "rb") as statm:
                pages += int(statm.read().split()[1])
        except (OSError, IndexError):
            continue  # it ended while we looked
        count += 1
        waiting += children(pid)
    return count, pages * _PAGE


def children(pid: int) -> list[int]:
    """The children of all threads of a process; none of one that has ended."""
    found: list[int] = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", "rb") as listing:
                found += map(int, listing.read().split())
    except OSError:
        own = os.getpid()
        if not os.path.exists(f"/proc/{own}/task/{own}/children"):  # CONFIG_PROC_CHILDREN is off
            return _children_by_search(pid)
    return found


def _children_by_search(pid: int) -> list[int]:
    found: list[int] = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                parent = int(stat.read().rpartition(b")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            found.append(int(name))
    return found


def _end_everything(keeper: int) -> None:
    """Kill until no descendant is left.  Whoever was orphaned has become a child of the keeper or of ours."""
    _kill(keeper)
    while True:
        _kill(-keeper)  # its process group
        if _LINUX:
            _kill_below(os.getpid())
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.0005)


def _kill_below(top: int) -> None:
    """Stop, then kill, every descendant: what is stopped cannot fork away."""
    family, waiting = [], [top]
    while waiting:
        found = children(waiting.pop())
        for pid in found:
            _kill(pid, _SIGSTOP)
        family += found
        waiting += found
    for pid in family:
        _kill(pid)


def _kill(pid: int, number: int = _SIGKILL) -> None:
    try:
        os.kill(pid, number)
    except OSError:
        return  # it is gone


# ----------------------------------------------------------------------------------------- keeper and program
def _keep(order: Order, status: int, answer: int) -> NoReturn:
    """Be process 1 of the namespace, or a subreaper; start the program, and bury whoever dies."""
    try:
        os.setsid()
        if _LINUX:
            confine.die_with_parent()
            confine.adopt_orphans()
            if order["mode"] == "namespaces":
                confine.enter_other_namespaces()
        report, words = os.pipe()
        program = os.fork()
    except OSError as e:
        _say(status, f"cannot {_words(e)}")
        os._exit(1)
    if program == 0:
        os.close(status)
        _become(order, words)
    os.close(words)
    _close_streams()
    _say(status, _read_all(report))
    os.close(status)
    while True:
        pid, wait, usage = os.wait4(-1, 0)
        if pid == program:
            break
    peak = usage.ru_maxrss * (1024 if _LINUX else 1)
    os.write(answer, wait.to_bytes(8, "little") + peak.to_bytes(8, "little"))
    os._exit(0)


def _read_all(descriptor: int) -> str:
    """What the program says before it is the program; the pipe closes when it is executed."""
    said = b""
    while chunk := os.read(descriptor, 4096):
        said += chunk
    return said.decode()


def _readable(order: Order) -> list[str]:
    cwd = [order["cwd"]] if order["cwd"] != "/" else []  # that would be everything
    return [*confine.SYSTEM, *confine.DEVICES, *cwd, *order["readable"]]


def _become(order: Order, words: int) -> NoReturn:
    """Put up the fences that hold for the program alone, say so, and turn into it."""
    try:
        if _LINUX:
            os.setsid()
            if order["mode"] == "namespaces":
                confine.change_root(_readable(order), order["writable"])
        os.chdir(order["cwd"])
        argv, fences = _fence(order) if _LINUX else _limit(order)
        _say(words, f"sandbox {', '.join(fences) or 'none'}")
        if order["script"] and argv is order["argv"]:
            os.closerange(3, 1 << 16)
            os.environ.clear()
            os.environ.update(order["env"])
            _run_script(argv[3:])
        os.execvpe(argv[0], argv, order["env"])  # noqa: S606  (no shell, and that is what a supervisor is for)
    except OSError as e:
        _say(words, f"cannot {_words(e)}")
        os._exit(127)


def _limit(order: Order) -> tuple[list[str], list[str]]:
    """What there is besides Linux: limits of resources."""
    confine.set_limits(order["file_size"], None)
    return order["argv"], ["rlimits"] if order["mode"] != "none" else []


def _fence(order: Order) -> tuple[list[str], list[str]]:
    """Limits, Landlock and seccomp, as wanted and as the kernel has them: what to run, what is up."""
    mode = order["mode"]
    own_user = mode == "namespaces"
    # Since Linux 5.14 RLIMIT_NPROC counts within a user namespace; elsewhere all that the user has.
    confine.set_limits(order["file_size"], order["processes"] + _THREADS if own_user else None)
    confine.prefer_for_oom()
    if mode == "none":
        confine.die_with_parent()
        return order["argv"], []
    if mode == "bubblewrap":
        confine.die_with_parent()
        program = seccomp.program(alone=False, signals=True)
        return confine.bubblewrap(order["bubblewrap"], order["argv"], _readable(order), order["writable"],
                                  order["cwd"], program), ["bubblewrap", "seccomp", "rlimits"]  # fmt: skip
    fences = ["user, PID, mount, network, IPC and UTS namespaces"] if own_user else []
    confine.give_up_privileges()
    confine.die_with_parent()
    version = confine.landlock_version()
    if version:
        confine.landlock(_readable(order), order["writable"], version)
        fences.append(f"Landlock {version}")
    try:
        seccomp.install(seccomp.program(alone=order["alone"], signals=own_user or version >= 6))
        fences.append("seccomp")
    except OSError:
        pass  # not in this kernel, or not on this machine: the words leave it out
    return order["argv"], [*fences, "rlimits"]


def _run_script(argv: list[str]) -> NoReturn:
    """What `python -I -S SCRIPT ARGS` does, in this interpreter."""
    code: object = 0
    try:
        with open(argv[0], "rb") as source:
            program = compile(source.read(), argv[0], "exec")
        sys.argv = argv
        main_module = type(sys)("__main__")
        main_module.__file__ = argv[0]
        sys.modules["__main__"] = main_module
        exec(program, main_module.__dict__)  # noqa: S102  (our own worker scripts)
    except SystemExit as e:
        code = e.code
    except BaseException as e:  # noqa: BLE001  (the end of an interpreter: print it, as Python would)
        e = e.with_traceback(e.__traceback__.tb_next if e.__traceback__ else None)
        sys.excepthook(type(e), e, e.__traceback__)
        code = 1
    if isinstance(code, str):
        sys.stderr.write(code + "\n")
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = 120  # as Python does
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)
