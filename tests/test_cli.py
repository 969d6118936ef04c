"""The command line itself: help, completion, platforms, and what is installed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
import typer
from hatchling.builders.wheel import WheelBuilder
from support.attempts import make_task

import agent
from agent import cli
from agent.cli.help import CODES, EXAMPLES
from agent.cli.spreading import taking
from agent.config import ProveSettings
from agent.records import Journal

ROOT = Path(__file__).parent.parent
COMMANDS = typer.main.get_command(cli.app).commands


def leanloop(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    variables = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"} | env
    command = [sys.executable, "-m", "agent", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=variables)


# ------------------------------------------------------------------------------------------------ help
def test_every_command_has_examples_and_no_other_has() -> None:
    assert set(EXAMPLES) == set(COMMANDS) == set(CODES)


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_name_what_exists(command: str) -> None:
    flags = {o for p in COMMANDS[command].params for o in (*p.opts, *p.secondary_opts)}
    for line, what in EXAMPLES[command]:
        words = shlex.split(line)
        assert words[:2] == ["leanloop", command]
        assert {w for w in words if w.startswith("--")} <= flags
        assert not re.search(r"[\[\]]", line + what), "typer would take it for markup"


def test_help_shows_examples_and_exit_codes() -> None:
    said = leanloop("help", "verify")
    assert said.returncode == 0
    assert said.stdout == leanloop("verify", "--help").stdout
    assert "leanloop verify Challenge.lean Solution.lean" in said.stdout
    assert "Exit codes: 0 everything asked for is proved; 1 something is not;" in said.stdout
    assert (
        "Exit codes: 0 every trial was conclusive; 2 wrong use; 3 some were not"
        in leanloop("eval", "-h").stdout
    )
    assert "verify" in leanloop("help").stdout


def test_an_unknown_command_is_told_what_there_is() -> None:
    for command in (["help", "nonsense"], ["nonsense"]):
        unknown = leanloop(*command)
        assert unknown.returncode == 2
        assert "nonsense" in unknown.stderr
        assert f"There are: {', '.join(EXAMPLES)}" in unknown.stderr
    close = leanloop("help", "prov")
    assert close.returncode == 2
    assert "Did you mean 'prove'?" in close.stderr
    assert "There are" not in close.stderr


def test_help_says_the_defaults_of_the_settings() -> None:
    settings = ProveSettings()
    said = {o.name: re.search(r"\(default (\d+)\)", o.help or "") for o in COMMANDS["prove"].params}
    assert {name: int(m[1]) for name, m in said.items() if m} == {
        "k": settings.k,
        "rounds": settings.rounds,
        "jobs": settings.jobs,
    }
    assert settings.models == ("portfolio",)  # which the help of --model says in words


@dataclass(frozen=True)
class Asked:
    size: Annotated[int, typer.Option("--size")]
    names: Annotated[list[str] | None, typer.Option("--name")] = None


def test_a_command_can_take_its_options_as_one_value() -> None:
    taken: list[tuple[Asked, str]] = []

    @taking(Asked)
    def command(asked: Asked, word: Annotated[str, typer.Argument()], *, loud: bool = False) -> None:
        taken.append((asked, word.upper() if loud else word))

    app = typer.Typer()
    app.command()(command)
    app(["--size", "3", "--name", "a", "--name", "b", "hello", "--loud"], standalone_mode=False)
    app(["--size", "4", "hello"], standalone_mode=False)
    assert taken == [(Asked(3, ["a", "b"]), "HELLO"), (Asked(4), "hello")]


def test_the_version_is_printed() -> None:
    said = leanloop("--version")
    assert (said.returncode, said.stdout) == (0, f"leanloop {agent.__version__}\n"), said.stderr


# ------------------------------------------------------------------------------------------------ completion
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_offers_the_commands(shell: str) -> None:
    line = {"COMP_WORDS": "leanloop pr", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "leanloop pr"}
    action = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    said = leanloop(**line, **action, _LEANLOOP_COMPLETE=f"complete_{shell}")
    assert "prove" in said.stdout, said.stderr
    assert "premises" in said.stdout
    assert "verify" not in said.stdout


def test_completion_offers_flags() -> None:
    said = leanloop(COMP_WORDS="leanloop prove --bud", COMP_CWORD="2", _LEANLOOP_COMPLETE="complete_bash")
    assert set(said.stdout.split()) == {"--budget-usd", "--budget-tokens"}


def completed(line: str, cwd: Path | None = None) -> list[str]:
    """What bash would offer behind `line`."""
    words = line.split(" ")
    env = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_LEANLOOP_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-m", "agent"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        cwd=cwd,
    )
    assert not done.stderr
    return done.stdout.split()


def test_completion_offers_the_words_that_an_option_takes(tmp_path: Path) -> None:
    assert completed("leanloop eval set.jsonl --executor ") == ["local", "ray"]
    assert completed("leanloop eval set.jsonl --protocol b") == ["budget"]
    assert completed("leanloop init --ci git") == ["github", "gitlab"]
    assert completed("leanloop prove --model op") == ["openai:", "openrouter:"]
    assert completed("leanloop help pre") == ["premises"]
    assert completed("leanloop report ", cwd=tmp_path) == ["last"]  # no project here, and no word about it


def test_completion_offers_the_runs_of_the_project(tmp_path: Path) -> None:
    for _ in range(2):
        Journal.open(tmp_path).start_run("Lean", [make_task()]).close()
    journal = Journal.open(tmp_path)
    ids = [run.id for run in journal.runs()]
    journal.close()
    assert completed("leanloop report ", cwd=tmp_path) == ["last", *reversed(ids)]
    assert completed(f"leanloop prove --resume {ids[0]}", cwd=tmp_path) == [ids[0]]


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef"), ("fish", "--no-files")]
)
def test_the_completion_script_of_any_shell_can_be_shown(shell: str, sign: str) -> None:
    said = leanloop("--show-completion", shell)
    assert "_LEANLOOP_COMPLETE" in said.stdout, said.stderr
    assert sign in said.stdout


# ------------------------------------------------------------------------------------------------ surroundings
def test_lean_is_printed_whatever_the_locale_says(tmp_path: Path) -> None:
    (tmp_path / "A.lean").write_text("theorem α_is_β : True := by\n  sorry\n", encoding="utf-8")
    (tmp_path / "lakefile.toml").write_text('name = "a"\n')
    command = [sys.executable, "-m", "agent", "check", "--no-build", str(tmp_path)]
    plain = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=False, env=plain)
    assert done.returncode == 1, done.stderr
    assert "α_is_β" in done.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["doctor", "--help"], ["init", "--dry-run"]])
def test_a_full_disk_is_one_line(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "a"\n')
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "agent", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=env,
            cwd=tmp_path,
        )
    assert (done.returncode, done.stderr) == (3, "leanloop: No space left on device\n")


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = 'rmdir "$PWD"; exec "$@"'
    command = ["sh", "-c", line, "sh", sys.executable, "-m", "agent", "check", "--no-build"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=gone, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 2
    assert done.stderr == "leanloop: the current folder is gone\n  cd to one that is there\n"


def test_an_interruption_is_said_whoever_catches_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def typers_own(**_: object) -> int:
        return 130

    monkeypatch.setattr(cli, "app", typers_own)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 130
    assert "interrupted" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------ platforms
def test_windows_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "argv", ["leanloop", "doctor"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 3
    said = capsys.readouterr().err
    assert "Linux and macOS" in said
    assert "WSL" in said
    monkeypatch.setattr(sys, "argv", ["leanloop", "--version"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 0


# ------------------------------------------------------------------------------------------------ the wheel
@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder as `pip wheel .` does, but with no network."""
    folder = tmp_path_factory.mktemp("dist")
    [built] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


def test_there_is_one_pure_wheel_with_all_that_is_needed(wheel: Path) -> None:
    assert wheel.name == f"leanloop-{agent.__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {p.relative_to(ROOT).as_posix() for p in (ROOT / "agent").rglob("*") if p.is_file()}
    wanted = {n for n in sources if "__pycache__" not in n}
    assert wanted <= names
    assert {f"agent/_prompts/{p.name}" for p in (ROOT / "prompts").iterdir()} <= names
    assert {"agent/_examples/leanloop.yml", "agent/_examples/gitlab-ci.yml"} <= names
    assert not any(n.startswith(("tests/", "docs/", "lean_project/")) for n in names)
    metadata = zipfile.ZipFile(wheel).read(f"leanloop-{agent.__version__}.dist-info/METADATA").decode()
    assert "Requires-Python: >=3.11" in metadata


def test_the_installed_wheel_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import agent, sys; from agent.prompting import templates; from agent.commands import starting\n"
        "assert agent.__file__.startswith(sys.argv[1]), agent.__file__\n"
        "assert templates.folder().name == '_prompts'\n"
        "assert 'fetch-depth' in starting.example('leanloop.yml')\n"
        "assert 'Lean 4' in templates.render('system')\n"
    )
    variables = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=variables,
    )
    assert done.returncode == 0, done.stderr


def test_the_changelog_knows_the_version_or_what_comes() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(
        rf"^## (Unreleased|{re.escape(agent.__version__)} - \d{{4}}-\d\d-\d\d)$", text, re.MULTILINE
    )
