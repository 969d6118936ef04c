"""The documentation cannot drift: what it quotes exists."""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import typer
from support.attempts import make_task

from agent import config
from agent.cli import app, main
from agent.judge.policy import Policy
from agent.records import Journal

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@cache
def commands() -> dict[str, set[str]]:
    """Each command of `leanloop` with its flags."""
    top = typer.main.get_command(app)
    return {
        name: {o for p in c.params for o in (*p.opts, *p.secondary_opts)} for name, c in top.commands.items()
    }


def quoted(page: Path) -> list[str]:
    """The `leanloop ...` command lines on a page."""
    text = page.read_text("utf-8")
    found = re.findall(r"`(leanloop [a-z][^`\n]*)`", text)
    return found + re.findall(r"^(?:\$ )?(leanloop [a-z][^\n#]*)", text, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_quoted_commands_and_flags_exist(page: Path) -> None:
    for line in quoted(page):
        words = shlex.split(line)
        assert words[1] in commands(), line
        flags = {w.split("=")[0] for w in words[2:] if w.startswith("--")}
        assert flags <= commands()[words[1]] | {"--help"}, line


def test_every_command_is_in_the_readme() -> None:
    named = {shlex.split(line)[1] for line in quoted(ROOT / "README.md")}
    assert set(commands()) <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_linked_files_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_documented_configuration_is_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    block = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert block is not None
    (tmp_path / "leanloop.toml").write_text(block[1])
    settings = config.load(tmp_path, environ={})
    assert Policy.from_table(settings.policy) == Policy()
    assert settings.prove.budget_tokens == 2_000_000


def test_every_object_that_is_printed_is_documented() -> None:
    page = (ROOT / "docs" / "json.md").read_text("utf-8")
    sections = set(re.findall(r"^## (\w+)$", page, re.MULTILINE))
    assert sections | {"write"} == {name for name, flags in commands().items() if "--json" in flags}


def keys(value: object) -> set[str]:
    """All keys of a JSON value, at any depth."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    return set(value) | set().union(*map(keys, value.values())) if isinstance(value, dict) else set()


def test_the_keys_that_are_printed_are_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "a"\n')
    (tmp_path / "A.lean").write_text("theorem a : True := by sorry\n")
    with contextlib.closing(Journal.open(tmp_path)) as journal:
        journal.start_run("Lean", [make_task()], {}).close()
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "json.md").read_text("utf-8")
    for line in ("check --no-build --json", "runs --json", "report last --json", "init --dry-run --json"):
        monkeypatch.setattr(sys, "argv", ["leanloop", *line.split()])
        with pytest.raises(SystemExit):
            main()
        said = {
            k for k in keys(json.loads(capsys.readouterr().out)) if "." not in k
        }  # those are codes of reasons
        assert said
        [name, *_] = line.split()
        section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
        assert section is not None
        told = section[1] + (page if name == "report" else "")
        assert {k for k in said if f'"{k}"' not in told and f"`{k}`" not in told} == set(), name


def test_the_lines_for_mcp_clients_start_the_server() -> None:
    page = (ROOT / "docs" / "mcp.md").read_text("utf-8")
    found = []
    for kind, code in re.findall(r"```(json|toml)\n(.*?)```", page, re.DOTALL):
        [servers] = (json.loads(code) if kind == "json" else tomllib.loads(code)).values()
        found.append(servers[0] if isinstance(servers, list) else servers["leanloop"])
    assert len(found) == 4
    assert {(s["command"], *s["args"]) for s in found} == {("leanloop", "mcp")}


def test_the_skill_has_the_format_of_agent_skills() -> None:
    file = ROOT / "docs" / "skills" / "leanloop" / "SKILL.md"
    head = re.match(
        r"---\nname: ([a-z0-9-]+)\ndescription: ([^\n]+)\n(?:license: [^\n]+\n)?---\n\n#",
        file.read_text("utf-8"),
    )
    assert head is not None
    assert head[1] == file.parent.name
    assert len(head[2]) <= 1024
    assert ": " not in head[2], "it would be YAML for something else"


def test_the_map_of_modules_names_what_exists_and_every_folder() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for name in re.findall(r"`((?:agent|tests|prompts|docs|lean_project)/[\w./]*)`", page + guide):
        assert (ROOT / name).exists(), name
    folders = {f"{p.parent.relative_to(ROOT).as_posix()}/" for p in (ROOT / "agent").glob("*/__init__.py")}
    assert folders <= set(re.findall(r"`(agent/\w+/)`", page))
