"""What a hostile program tries from inside the sandbox, and what it finds."""

from __future__ import annotations

import ast
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from agent.toolchain import sandbox
from agent.toolchain.process import Command, Finished, Limits, Mode, run

PYTHON = (Path(sys.prefix), Path(sys.base_prefix))
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="Landlock, seccomp and namespaces are Linux's"
)


@pytest.fixture(params=[Mode.NAMESPACES, Mode.PLAIN, Mode.BUBBLEWRAP])
async def mode(request: pytest.FixtureRequest) -> Mode:
    """Each sandbox that works on this machine and keeps files apart."""
    words = await sandbox.try_out(request.param)
    if not words or words == "rlimits":
        pytest.skip(f"no {request.param} here")
    return request.param


async def attempt(
    folder: Path,
    mode: Mode,
    text: str,
    *args: str,
    readable: tuple[Path, ...] = (),
    limits: Limits | None = None,
) -> Finished:
    """Run a hostile script in its own folder `work`, the only one where it may write."""
    work = folder / "work"
    work.mkdir(exist_ok=True)
    script = work / "hostile.py"
    script.write_text(text, encoding="utf-8")
    argv = (sys.executable, "-I", "-S", str(script), *args)
    command = Command(argv, work, {}, readable=(*PYTHON, *readable), writable=(work,))
    return await run(command, limits or Limits(seconds=20), sandbox=mode)


async def test_the_best_sandbox_is_said_in_words() -> None:
    mode, words = await sandbox.probe()
    assert words.endswith("rlimits")
    assert words == await sandbox.try_out(mode)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK"])
async def test_no_socket_of_any_kind(tmp_path: Path, mode: Mode, family: str) -> None:
    result = await attempt(tmp_path, mode, f"import socket; socket.socket(socket.{family}); print('open')")
    assert result.exit_code == 1
    assert b"Operation not permitted" in result.stderr


@pytest.mark.parametrize(
    "path", ["/etc/shadow", "/etc/passwd", "~/.ssh/id_secret", "{folder}/secret", "/proc/{pid}/environ"]
)
async def test_secrets_cannot_be_read(
    tmp_path: Path, mode: Mode, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home/.ssh").mkdir(parents=True)
    (tmp_path / "home/.ssh/id_secret").write_text("secret")
    (tmp_path / "secret").write_text("secret")
    target = Path(path.format(folder=tmp_path, pid=os.getpid())).expanduser()
    result = await attempt(tmp_path, mode, f"print(open({str(target)!r}).read())")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith((b"PermissionError", b"FileNotFoundError"))


async def test_the_environment_of_leanloop_is_out_of_reach(tmp_path: Path, mode: Mode) -> None:
    text = f"""
import os
for pid in (os.getppid(), {os.getpid()}, *range(1, 40)):
    try: print(open(f"/proc/{{pid}}/environ").read())
    except OSError: pass
print(dict(os.environ))
"""
    result = await attempt(tmp_path, mode, text)
    assert b"PATH" not in result.stdout
    names = set(ast.literal_eval(result.stdout.decode().splitlines()[-1]))
    assert names <= ({"PWD", "LC_CTYPE"} if mode is Mode.BUBBLEWRAP else set())


ATTACKS_ON_INPUTS = """
import os, sys
folder = sys.argv[1]
file = folder + "/A.lean"
print(open(file).read())
attacks = [
    lambda: open(file, "w"),
    lambda: open(folder + "/new", "w"),
    lambda: os.remove(file),
    lambda: os.rename(folder, folder + "2"),
    lambda: os.truncate(file, 0),
    lambda: os.link(file, "mine"),
]
for attack in attacks:
    try: print("done", attack())
    except OSError: print("refused")
"""


async def test_what_is_readable_can_be_read_and_not_written(tmp_path: Path, mode: Mode) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "A.lean").write_text("input")
    result = await attempt(tmp_path, mode, ATTACKS_ON_INPUTS, str(given), readable=(given,))
    assert result.stdout.split() == [b"input", *[b"refused"] * 6]
    assert (given / "A.lean").read_text() == "input"


async def test_all_may_be_readable(tmp_path: Path, mode: Mode) -> None:
    if mode is Mode.BUBBLEWRAP:
        pytest.skip("it would need its /proc first")
    text = "open('/etc/passwd').read(); open('mine', 'w'); open('/etc/mine', 'w')"
    result = await attempt(tmp_path, mode, text, readable=(Path("/"),))
    assert result.stderr.splitlines()[-1].startswith((b"OSError", b"PermissionError"))
    assert b"/etc/mine" in result.stderr
    assert (tmp_path / "work/mine").exists()


async def test_nothing_can_be_written_outside_the_folder(tmp_path: Path, mode: Mode) -> None:
    places = [
        "/tmp/leanloop-was-here",  # noqa: S108
        "/dev/shm/leanloop-was-here",  # noqa: S108
        "/leanloop",
        "../outside",
        "/etc/x",
        "/usr/x",
    ]
    text = f"""
for place in {places!r}:
    try: open(place, "w"); print("wrote", place)
    except OSError: print("refused")
open("inside", "w").write("yes"); open("/dev/null", "w").write("x")
"""
    result = await attempt(tmp_path, mode, text)
    written = [line for line in result.stdout.splitlines() if line != b"refused"]
    assert written == []
    assert result.exit_code == 0
    assert (tmp_path / "work/inside").read_text() == "yes"
    assert not any(os.path.exists(p) for p in places[:3])  # noqa: PTH110
    assert not (tmp_path / "outside").exists()


async def test_modes_and_times_of_inputs_stay(tmp_path: Path) -> None:
    if not await sandbox.try_out(Mode.NAMESPACES):
        pytest.skip("only a mount namespace protects these")
    file = tmp_path / "A.lean"
    file.write_text("input")
    before = file.stat()
    for attack in (f"import os; os.chmod({str(file)!r}, 0)", f"import os; os.utime({str(file)!r}, (1, 1))"):
        result = await attempt(tmp_path, Mode.NAMESPACES, attack, readable=(file,))
        assert b"Read-only file system" in result.stderr
    assert (file.stat().st_mode, file.stat().st_mtime) == (before.st_mode, before.st_mtime)


FORBIDDEN = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *numbers):
    ctypes.set_errno(0)
    result = libc.syscall(*numbers)
    print(name, result, os.strerror(ctypes.get_errno()))
call("ptrace", {ptrace}, 0, 0, 0, 0)
call("unshare", {unshare}, 0x10000000)
call("keyctl", {keyctl}, 0, -3, 0)
call("bpf", {bpf}, 0, 0, 0)
call("mount", {mount}, b"none", b"/tmp", b"tmpfs", 0, 0)
call("memfd_create", {memfd}, b"x", 0)
call("io_uring_setup", 425, 8, 0)
call("symlinkat", {symlinkat}, b"/etc/passwd", -100, b"link")
call("mkfifo", {mknodat}, -100, b"fifo", 0o10600, 0)
"""


async def test_forbidden_system_calls(tmp_path: Path, mode: Mode) -> None:
    machine = {
        "x86_64": (101, 272, 250, 321, 165, 319, 266, 259),
        "aarch64": (117, 97, 219, 280, 40, 279, 36, 33),
    }
    names = ("ptrace", "unshare", "keyctl", "bpf", "mount", "memfd", "symlinkat", "mknodat")
    numbers = dict(zip(names, machine[os.uname().machine], strict=True))
    result = await attempt(tmp_path, mode, FORBIDDEN.format(**numbers))
    lines = result.stdout.decode().splitlines()
    assert len(lines) == 9
    assert all(line.endswith("-1 Operation not permitted") for line in lines), lines


async def test_nobody_outside_can_be_signalled(tmp_path: Path, mode: Mode) -> None:
    text = f"""
import os
for pid in ({os.getpid()}, os.getppid()):
    try: os.kill(pid, 0); print("reached", pid)
    except OSError: print("refused")
"""
    result = await attempt(tmp_path, mode, text)
    inside = mode is not Mode.PLAIN  # there the parent is the keeper, inside with it, and immune as process 1
    assert result.stdout.split()[:1] == [b"refused"]
    assert b"reached" not in result.stdout or inside


async def test_alone_means_no_other_process(tmp_path: Path, mode: Mode) -> None:
    if mode is Mode.BUBBLEWRAP:
        pytest.skip("bubblewrap has to execute the program itself")
    text = """
import os, threading
program = "/bin/true", ["true"]
for attack in (os.fork, lambda: os.posix_spawn(*program, {}), lambda: os.execv(*program)):
    try: print("started", attack())
    except OSError: print("refused")
thread = threading.Thread(target=print, args=("thread",)); thread.start(); thread.join()
"""
    result = await attempt(tmp_path, mode, text, limits=Limits(processes=1))
    assert result.stdout.split() == [b"refused"] * 3 + [b"thread"]


FORK_BOMB = """
import os, time
for _ in range(200):
    try: os.fork()
    except OSError: time.sleep(0.01)
time.sleep(30)
"""


async def test_a_fork_bomb_is_stopped(tmp_path: Path, mode: Mode) -> None:
    result = await attempt(tmp_path, mode, FORK_BOMB, limits=Limits(processes=16, seconds=20))
    assert result.stop is not None
    assert (await attempt(tmp_path, mode, "print('next')")).stdout == b"next\n"


async def test_lean_works_inside(tmp_path: Path, mode: Mode, lean) -> None:  # type: ignore[no-untyped-def]
    work = tmp_path / "project"
    work.mkdir()
    (work / "A.lean").write_text("theorem two : 1 + 1 = 2 := rfl\n#print axioms two\n")
    command = replace(lean.lean(["--json", "-o", "A.olean", "A.lean"], cwd=work), writable=(work,))
    result = await run(command, Limits(processes=64 if mode is Mode.BUBBLEWRAP else 1), sandbox=mode)
    assert (result.exit_code, result.stderr) == (0, b"")
    assert b"does not depend on any axioms" in result.stdout
    assert (work / "A.olean").exists()
    assert sorted(p.name for p in work.iterdir()) == ["A.lean", "A.olean"]


async def test_bubblewrap_is_not_offered_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert await sandbox.try_out(Mode.BUBBLEWRAP) == ""
