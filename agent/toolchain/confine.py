"""Fences of the Linux kernel around this process, by system call alone: namespaces, Landlock, seccomp,
rlimits.

Runs inside the supervisor (`python -I -S`, see supervisor.py), so it imports nothing but small parts of the
standard library; `import signal` alone would cost 4 ms.  Each function either puts its fence up or raises
OSError.  Numbers and layouts: the kernel's include/uapi (sched.h, mount.h, landlock.h, seccomp.h, prctl.h,
capability.h).
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct

TYPE_CHECKING = False  # what type checkers take for true; `typing` itself would cost 5 ms
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_libc = ctypes.CDLL(None, use_errno=True)

SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/ld.so.conf",
          "/etc/ld.so.conf.d", "/etc/localtime", "/nix/store", "/gnu/store")  # fmt: skip
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")

# ------------------------------------------------------------------------------------------------ prctl
_PDEATHSIG, _SET_DUMPABLE, _SET_SECCOMP, _CHILD_SUBREAPER, _NO_NEW_PRIVS = 1, 4, 22, 36, 38


def _check(result: int, what: str) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def prctl(option: int, value: int, what: str) -> None:
    """`prctl(option, value, 0, 0, 0)`."""
    _check(_libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), what)


def die_with_parent() -> None:
    """SIGKILL for us when the process that forked us ends, however it ends."""
    prctl(_PDEATHSIG, 9, "PR_SET_PDEATHSIG")


def adopt_orphans() -> None:
    """Descendants whose parent died become our children: a double fork and setsid do not lose them."""
    prctl(_CHILD_SUBREAPER, 1, "PR_SET_CHILD_SUBREAPER")


def give_up_privileges() -> None:
    """No capability, and no way to gain one by exec (setuid programs included)."""
    prctl(_NO_NEW_PRIVS, 1, "PR_SET_NO_NEW_PRIVS")
    header, nothing = struct.pack("<Ii", 0x20080522, 0), bytes(24)  # _LINUX_CAPABILITY_VERSION_3, ourselves
    _check(_libc.capset(header, nothing), "capset")


def set_limits(file_size: int, tasks: int | None) -> None:
    """No core dump, `file_size` bytes a file, 1024 open files, and `tasks` processes and threads if that is
    given.

    The address space is not bounded: 6 GiB of it break Lean at once, so the resident memory is watched
    instead.
    """
    wanted = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: file_size, resource.RLIMIT_NOFILE: 1024}
    if tasks is not None:
        wanted[resource.RLIMIT_NPROC] = tasks
    for kind, value in wanted.items():
        _, hard = resource.getrlimit(kind)
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (bound, bound))
    # The stack may grow as far as the gap that the kernel leaves below it at exec, 128 MiB at least.
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    stack = 100 << 20
    resource.setrlimit(
        resource.RLIMIT_STACK, (stack if hard == resource.RLIM_INFINITY else min(stack, hard), hard)
    )


def prefer_for_oom() -> None:
    """When the machine runs out of memory, the kernel is to kill this process before leanloop."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
            score.write("500")
    except OSError:
        pass  # no /proc, or not allowed: nothing depends on it


# ------------------------------------------------------------------------------------------------ namespaces
_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x20000,
    0x4000000,
    0x8000000,
    0x10000000,
    0x20000000,
    0x40000000,
)
_MS_BIND, _MS_REC, _MS_PRIVATE, _MS_NOSUID, _MS_NODEV = 0x1000, 0x4000, 0x40000, 2, 4
_MNT_DETACH, _AT_RECURSIVE, _AT_FDCWD = 2, 0x8000, -100
_ATTR_RDONLY, _ATTR_NOSUID = 1, 2
_SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_SYS_MOUNT_SETATTR = 442


def enter_user_and_pid_namespace() -> None:
    """A user namespace of our own, the user keeping the same number; the next child is process 1 of a PID
    namespace.
    """
    uid, gid = os.getuid(), os.getgid()
    _check(_libc.unshare(_NEWUSER | _NEWPID), "unshare")
    for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        descriptor = os.open(f"/proc/self/{name}", os.O_WRONLY)
        try:
            os.write(descriptor, text.encode())
        finally:
            os.close(descriptor)


def enter_other_namespaces() -> None:
    """Mount, network, IPC and UTS namespaces.  No network device is up in there, not even the loopback."""
    _check(_libc.unshare(_NEWNS | _NEWNET | _NEWIPC | _NEWUTS), "unshare")


def _mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    encoded = [None if text is None else os.fsencode(text) for text in (source, target, kind, data)]
    result = _libc.mount(encoded[0], encoded[1], encoded[2], ctypes.c_ulong(flags), encoded[3])
    _check(result, f"mount {target}")


def _set_attributes(path: str, flags: int, on: int, off: int) -> None:
    attributes = struct.pack("<4Q", on, off, 0, 0)
    result = _libc.syscall(
        _SYS_MOUNT_SETATTR, _AT_FDCWD, os.fsencode(path), flags, attributes, len(attributes)
    )
    _check(result, f"mount_setattr {path}")


def _pivot_root(new: str, old: str) -> None:
    number = _SYS_PIVOT_ROOT[os.uname().machine]
    _check(_libc.syscall(number, os.fsencode(new), os.fsencode(old)), "pivot_root")


def change_root(readable: Sequence[str], writable: Sequence[str]) -> None:
    """A new root that has these paths and nothing else: no home, no sockets of services, /proc only of the
    namespace.

    All of it is read-only, modes and times included, but for `writable`.  Needs the namespaces and Linux
    5.12. As in bubblewrap, a tmpfs over /tmp becomes the root for a moment, with the old root (and the real
    /tmp) below it.
    """
    places = {path: os.path.realpath(path) for path in (*readable, *writable) if os.path.exists(path)}
    can_write = [*writable, *(os.path.realpath(path) for path in writable)]
    own = os.path.realpath("/proc/self")
    places |= {real: real for real in places.values()}
    _mount("none", "/", None, _MS_REC | _MS_PRIVATE)
    _mount("tmpfs", "/tmp", "tmpfs", _MS_NOSUID | _MS_NODEV, "mode=0755,size=1m")  # noqa: S108  (in a namespace of its own)
    os.mkdir("/tmp/old")  # noqa: S108  (in a namespace of its own)
    _pivot_root("/tmp", "/tmp/old")  # noqa: S108  (in a namespace of its own)
    os.chdir("/")
    os.mkdir("/new")
    _mount("tmpfs", "/new", "tmpfs", _MS_NOSUID | _MS_NODEV, "mode=0755,size=1m")
    bound: list[str] = []
    for target in sorted(places):  # parents before what lies in them
        covered = any(target.startswith(above.rstrip("/") + "/") for above in bound)
        if not covered or (places[target] == target and target in can_write):
            _bind("/old" + places[target], "/new" + target)
            bound.append(target)
    _mount_proc(own)
    _set_attributes("/new", _AT_RECURSIVE, _ATTR_RDONLY | _ATTR_NOSUID, 0)
    for target in {*bound}.intersection(can_write):
        _set_attributes("/new" + target, 0, 0, _ATTR_RDONLY)
    os.chdir("/new")
    _pivot_root(".", ".")
    _check(_libc.umount2(b".", _MNT_DETACH), "umount2")
    os.chdir("/")


def _mount_proc(own: str) -> None:
    """A /proc of the PID namespace; where that is refused (in containers), our own folder of the old one.

    Lean asks /proc/PID/exe where it is installed.
    """
    os.makedirs("/new/proc", exist_ok=True)
    try:
        _mount("proc", "/new/proc", "proc", _MS_NOSUID | _MS_NODEV)
    except OSError:
        for name in ("self", str(os.getpid())):
            _bind("/old" + own, f"/new/proc/{name}")


def _bind(source: str, target: str) -> None:
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    elif not os.path.exists(target):
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
    _mount(source, target, None, _MS_BIND | _MS_REC)


def bubblewrap(
    program: str,
    argv: Sequence[str],
    readable: Iterable[str],
    writable: Iterable[str],
    cwd: str,
    seccomp: bytes,
) -> list[str]:
    """The same as namespaces and `change_root`, by the program of that name (which may be setuid or
    privileged).

    The system call filter goes to it through a pipe that it inherits.
    """
    reading, writing = os.pipe()
    os.write(writing, seccomp)
    os.close(writing)
    os.set_inheritable(reading, True)
    binds = dict.fromkeys(readable, "--ro-bind-try")
    binds |= dict.fromkeys(DEVICES, "--dev-bind") | dict.fromkeys(writable, "--bind")
    command = [program, "--unshare-all", "--die-with-parent", "--new-session", "--proc", "/proc"]
    for path in sorted(binds):
        command += [binds[path], os.path.realpath(path), path]
    return [*command, "--remount-ro", "/", "--chdir", cwd, "--seccomp", str(reading), "--", *argv]


# ------------------------------------------------------------------------------------------------ Landlock
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE = 1 << 13, 1 << 14
# How many bits of file rights each version knows, the last one from then on.
_RIGHTS_OF_ABI = (0, 13, 14, 15, 15, 16)
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_WRITE = _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _REFER | _TRUNCATE
_ON_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE


def landlock_version() -> int:
    """The Landlock ABI of this kernel; 0 where there is none or it is switched off."""
    result: int = _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    return max(result, 0)


def landlock(readable: Iterable[str], writable: Iterable[str], version: int) -> None:
    """Only these paths can be opened; no TCP (ABI 4), no signal or abstract socket to outside (ABI 6).

    Symlinks, devices, sockets and pipes cannot be made even in `writable`: whoever reads it afterwards might
    follow or open them.  Needs `give_up_privileges`.
    """
    handled = (1 << _RIGHTS_OF_ABI[min(version, len(_RIGHTS_OF_ABI) - 1)]) - 1
    attributes = struct.pack("<3Q", handled, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = _check(
        _libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), 0), "landlock_create_ruleset"
    )
    rules = dict.fromkeys(readable, _READ) | dict.fromkeys(writable, _READ | _WRITE)
    rules |= dict.fromkeys(DEVICES, _READ_FILE | _WRITE_FILE)
    rules["/proc/self"] = _READ
    for path, rights in rules.items():
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue  # a path that is not there needs no rule
        if not os.path.isdir(path):
            rights &= _ON_FILES  # noqa: PLW2901  (what the kernel lets be asked of a file)
        rule = struct.pack("<Qi", rights & handled, place)
        _check(_libc.syscall(_ADD_RULE, ruleset, 1, rule, 0), f"landlock_add_rule {path}")
        os.close(place)
    _check(_libc.syscall(_RESTRICT_SELF, ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)
