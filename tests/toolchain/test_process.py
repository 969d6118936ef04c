"""Processes end, with everything that they started, whoever ends them.  Real programs, no fakes."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from support.waiting import until

from agent.errors import ToolMissing
from agent.toolchain.process import MIB, Command, Limits, Mode, Stop, run, start

MODES = (Mode.NONE, Mode.PLAIN, Mode.NAMESPACES)
PYTHON = (Path(sys.prefix), Path(sys.base_prefix))


def python(folder: Path, text: str, *args: str, **env: str) -> Command:
    """A program, as a script for the interpreter that runs here."""
    script = folder / "program.py"
    script.write_text(text, encoding="utf-8")
    argv = (sys.executable, "-I", "-S", str(script), *args)
    return Command(argv, folder, env, readable=PYTHON, writable=(folder,))


def marked(marker: str) -> list[int]:
    """Processes that have `marker` on their command line: what a test left behind."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if marker in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
    return found


async def gone(marker: str) -> None:
    """Wait for processes to disappear."""
    await until(lambda: not marked(marker))


@pytest.mark.parametrize("mode", MODES)
async def test_streams_exit_code_and_environment(
    tmp_path: Path, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MISTRAL_API_KEY", "secret")
    text = (
        "import os, sys; print(sys.stdin.read(), dict(os.environ)); print('e', file=sys.stderr); sys.exit(3)"
    )
    result = await run(python(tmp_path, text, A="1"), Limits(), stdin=b"hello", sandbox=mode)
    assert (result.exit_code, result.stdout, result.stderr) == (3, b"hello {'A': '1'}\n", b"e\n")
    assert result.stop is None
    assert not result.crashed
    assert result.peak > MIB


async def test_a_program_that_is_executed_has_exactly_the_given_environment(tmp_path: Path) -> None:
    result = await run(Command(("/usr/bin/env",), tmp_path, {"A": "b c"}), Limits())
    assert result.stdout == b"A=b c\n"


async def test_a_missing_program_is_said(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match=r"no-such-program: .*No such file"):
        await run(Command(("no-such-program",), tmp_path), Limits())
    with pytest.raises(ToolMissing, match="No such file"):
        await start(Command((str(tmp_path / "nothing"),), tmp_path), Limits())


async def test_a_crash_is_a_negative_exit_code(tmp_path: Path) -> None:
    result = await run(python(tmp_path, "import os; os.kill(os.getpid(), 11)"), Limits())
    assert result.exit_code == -signal.SIGSEGV
    assert result.crashed


async def test_an_exception_in_a_script_reads_as_python_prints_it(tmp_path: Path) -> None:
    result = await run(python(tmp_path, "raise ValueError('no')"), Limits())
    assert result.exit_code == 1
    assert result.stderr.rstrip().endswith(b"ValueError: no")
    assert b"supervisor" not in result.stderr


IGNORES_SIGNALS = """
import signal, time
for number in range(1, 32):
    if number not in (9, 19): signal.signal(number, signal.SIG_IGN)
time.sleep(60)
"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("text", "limits", "stop"),
    [
        pytest.param("while True: pass", Limits(seconds=0.4), Stop.DEADLINE, id="endless"),
        pytest.param(IGNORES_SIGNALS, Limits(seconds=0.4), Stop.DEADLINE, id="ignores-signals"),
        pytest.param(
            "x = []\nwhile True: x.append(bytearray(1 << 22))",
            Limits(memory=200 * MIB),
            Stop.MEMORY,
            id="memory",
        ),
        pytest.param(
            "import os\nwhile True: os.write(1, b'x' * 65536)", Limits(output=MIB), Stop.OUTPUT, id="output"
        ),
        pytest.param(
            "import os, time\nfor _ in range(300):\n  if os.fork() == 0: time.sleep(60)\ntime.sleep(60)",
            Limits(processes=20),
            Stop.PROCESSES,
            id="processes",
        ),
    ],
)
async def test_limits(tmp_path: Path, mode: Mode, text: str, limits: Limits, stop: Stop) -> None:
    command = python(tmp_path, text, str(tmp_path))
    result = await run(command, limits, sandbox=mode)
    assert result.stop is stop
    assert result.exit_code == -signal.SIGKILL
    assert len(result.stdout) <= limits.output
    again = await run(python(tmp_path, "print('still here')"), Limits(), sandbox=mode)
    assert again.stdout == b"still here\n"


async def test_a_file_cannot_grow_without_end(tmp_path: Path) -> None:
    text = "import signal; signal.signal(25, signal.SIG_IGN); open('big', 'wb').write(bytes(3 << 20))"
    result = await run(python(tmp_path, text), Limits(file_size=MIB))
    assert b"File too large" in result.stderr
    assert (tmp_path / "big").stat().st_size == MIB


DAEMON = """
import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv("/bin/sleep", ["sleep", "{marker}"])
    os._exit(0)
os.wait()
print("started", flush=True)
time.sleep(float(sys.argv[1]))
"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("pause", ["0", "60"], ids=["ends-by-itself", "is-stopped"])
async def test_a_daemon_dies_with_the_program(tmp_path: Path, mode: Mode, pause: str) -> None:
    marker = str(7000.0 + os.getpid() + {"0": 0.25, "60": 0.5}[pause] + MODES.index(mode) / 64)
    result = await run(
        python(tmp_path, DAEMON.format(marker=marker), pause), Limits(seconds=5.0), sandbox=mode
    )
    assert result.stdout == b"started\n"
    assert marked(marker) == []


async def test_cancelling_ends_the_tree(tmp_path: Path) -> None:
    marker = str(8000.0 + os.getpid())
    task = asyncio.create_task(run(python(tmp_path, DAEMON.format(marker=marker), "60"), Limits()))
    await until(lambda: marked(marker))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert marked(marker) == []


CALLER = """
import asyncio, sys
from pathlib import Path
from agent.toolchain.process import Command, Limits, Mode, run
argv = (sys.executable, "-I", "-S", sys.argv[1], "60")
readable = (Path(sys.prefix), Path(sys.base_prefix), Path(sys.argv[1]).parent)
asyncio.run(run(Command(argv, Path("/"), readable=readable), Limits(), sandbox=Mode(sys.argv[2])))
"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
async def test_killing_leanloop_leaves_no_orphan(tmp_path: Path, mode: Mode, number: signal.Signals) -> None:
    marker = str(9000.0 + os.getpid() + MODES.index(mode) / 8 + number / 1024)
    command = python(tmp_path, DAEMON.format(marker=marker))
    root = Path(__file__).parents[2]
    caller = subprocess.Popen(  # noqa: ASYNC220  (it must not be one of ours)
        [sys.executable, "-c", CALLER, command.argv[3], mode.value], cwd=root, stderr=subprocess.DEVNULL
    )
    try:
        while not marked(marker):
            await asyncio.sleep(0.02)
            assert caller.poll() is None
        caller.send_signal(number)
        caller.wait(120)
        await gone(marker)
        await gone(command.argv[3])
    finally:
        caller.kill()


ECHO = """
import sys
for line in sys.stdin:
    print(line.upper(), end="", flush=True)
    print("x" * 100000, file=sys.stderr, flush=True)
"""


async def test_a_child_answers_and_is_killed(tmp_path: Path) -> None:
    async with await start(python(tmp_path, ECHO), Limits(seconds=math.inf), sandbox=True) as child:
        for word in (b"one\n", b"two\n"):
            child.stdin.write(word)
            await child.stdin.drain()
            assert await child.stdout.readline() == word.upper()
        assert child.sandbox != "none"
        assert await child.kill() == -signal.SIGKILL
    assert 0 < len(child.stderr_tail) <= 64 << 10
    assert child.stop is None


async def test_a_child_that_grows_is_stopped_and_its_streams_end(tmp_path: Path) -> None:
    text = "x = []\nwhile True: x.append(bytearray(1 << 22))"
    async with await start(python(tmp_path, text), Limits(seconds=math.inf, memory=200 * MIB)) as child:
        assert await child.stdout.read() == b""
        await child.wait()
        assert child.stop is Stop.MEMORY


async def test_many_at_once(tmp_path: Path) -> None:
    command = python(tmp_path, "print(1)")
    results = await asyncio.gather(*(run(command, Limits(), sandbox=True) for _ in range(20)))
    assert {r.stdout for r in results} == {b"1\n"}
    descriptors = psutil.Process().num_fds()
    await asyncio.gather(*(run(command, Limits(), sandbox=True) for _ in range(5)))
    assert psutil.Process().num_fds() == descriptors


async def test_a_child_that_was_told_to_end_does_not_wait_for_its_output_to_be_read(tmp_path: Path) -> None:
    text = "import os\nwhile True: os.write(1, b'x' * 65536)"
    child = await start(python(tmp_path, text), Limits(seconds=math.inf))
    await asyncio.sleep(0.3)
    child.close()
    assert await child.wait() == -signal.SIGKILL


ABANDONED = """
import asyncio, sys
from pathlib import Path
from agent.toolchain.process import Command, Limits, run, start
command = Command((sys.executable, "-I", "-S", sys.argv[1], "60"), Path("/"))
async def main():
    asyncio.create_task(run(command, Limits())), asyncio.create_task(start(command, Limits()))
    await asyncio.sleep(0.3)
asyncio.run(main())
"""


async def test_a_program_that_ends_in_the_middle_leaves_nothing_and_complains_of_nothing(
    tmp_path: Path,
) -> None:
    marker = str(6000.0 + os.getpid())
    command = python(tmp_path, DAEMON.format(marker=marker))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-Wdefault", "-X", "dev", "-c", ABANDONED, command.argv[3]),
        cwd=Path(__file__).parents[2],
        stderr=asyncio.subprocess.PIPE,
    )
    _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")
    await gone(marker)


def test_the_supervisor_starts_without_modules_that_cost_milliseconds() -> None:
    text = (
        "import sys; sys.path.insert(0, sys.argv[1]); import agent.toolchain.supervisor; print(*sys.modules)"
    )
    command = [sys.executable, "-I", "-S", "-c", text, str(Path(__file__).parents[2])]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {"typing", "re", "enum", "signal", "json", "pathlib", "subprocess"}.isdisjoint(loaded)
