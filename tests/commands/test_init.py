"""`leanloop init`: what it sees, what it writes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from commands.conftest import Leanloop

from agent import config
from agent.commands import starting

LAKEFILE = 'name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n'
MATHLIB = LAKEFILE + '\n[[require]]\nname = "mathlib"\nscope = "leanprover-community"\n'


@pytest.fixture
def init(tmp_path: Path) -> Leanloop:
    """The command in an empty folder; no Lean is needed."""
    return Leanloop(tmp_path)


def repository(top: Path, lakefile: str = LAKEFILE, folder: str = ".") -> Path:
    project = top / folder
    project.mkdir(parents=True, exist_ok=True)
    (top / ".git").mkdir()
    (project / "lakefile.toml").write_text(lakefile)
    (project / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
    return project


def test_a_plain_project_gets_settings_and_a_workflow(init: Leanloop, tmp_path: Path) -> None:
    repository(tmp_path)
    dry = init("init", "--dry-run")
    assert dry.code == 0, dry.err
    assert "would write" in dry.out
    assert 'models = ["portfolio"]' in dry.out
    assert sorted(p.name for p in tmp_path.iterdir()) == [".git", "lakefile.toml", "lean-toolchain"]
    said = init("init")
    assert said.code == 0, said.err
    assert "leanprover/lean4:v4.35.0" in said.out
    assert "GitHub is assumed" in said.out
    assert config.load(tmp_path, environ={}).prove.models == ("portfolio",)
    workflow = (tmp_path / starting.WORKFLOW).read_text()
    assert workflow.startswith("name: leanloop\n")
    assert 'default-toolchain "$(cat lean-toolchain)"' in workflow
    assert "lake exe cache get" not in workflow
    assert not list(tmp_path.rglob("*.tmp"))


def test_nothing_is_overwritten_without_force(init: Leanloop, tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / "leanloop.toml").write_text("# mine\n")
    said = init("init", "--json")
    assert [f["action"] for f in said.json["files"]] == ["kept", "wrote"]
    assert (tmp_path / "leanloop.toml").read_text() == "# mine\n"
    assert any("leanloop.toml: there already" in s for s in said.json["next"])
    again = init("init", "--force", "--json")
    assert [f["action"] for f in again.json["files"]] == ["replaced", "replaced"]
    assert "[prove]" in (tmp_path / "leanloop.toml").read_text()


def test_mathlib_in_a_subfolder_on_gitlab(init: Leanloop, tmp_path: Path) -> None:
    project = repository(tmp_path, MATHLIB, "lean/main")
    (tmp_path / ".git" / "config").write_text('[remote "origin"]\n\turl = git@gitlab.com:a/b.git\n')
    said = init("init", "--json")
    assert said.json["saw"] | {"project": ""} == {
        "project": "", "lakefile": "lakefile.toml", "toolchain": "leanprover/lean4:v4.35.0",
        "packages": ["mathlib"], "mathlib": True, "ci": "gitlab",
    }  # fmt: skip
    assert [f["path"] for f in said.json["files"]] == ["lean/main/leanloop.toml", ".gitlab-ci.yml"]
    assert config.load(project, environ={}).limits.memory_mb == 8192
    job = (tmp_path / ".gitlab-ci.yml").read_text()
    assert job.index("(cd lean/main && lake exe cache get)") < job.index(
        "leanloop ci --path lean/main --base"
    )


def test_an_existing_gitlab_file_is_left_alone(init: Leanloop, tmp_path: Path) -> None:
    repository(tmp_path)
    (tmp_path / ".gitlab-ci.yml").write_text("stages: [test]\n")
    said = init("init", "--json")
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "stages: [test]\n"
    assert (tmp_path / ".gitlab" / "leanloop.yml").exists()
    assert any("include:" in s for s in said.json["next"])


@pytest.mark.parametrize("folder", [".", "sub"])
@pytest.mark.parametrize("lakefile", [LAKEFILE, MATHLIB])
def test_what_is_written_is_well_formed(tmp_path: Path, lakefile: str, folder: str) -> None:
    repository(tmp_path, lakefile, folder)
    found = starting.look(tmp_path)
    workflow = yaml.safe_load(starting.github(found))
    steps = workflow["jobs"]["changed-lemmas"]["steps"]
    assert steps[-1]["with"] == {"prove": "false"} | ({} if folder == "." else {"path": folder})
    assert len(steps) == (4 if "mathlib" in lakefile else 3)
    job = yaml.safe_load(starting.gitlab(found))["leanloop"]
    assert ("--path sub" in job["script"][-1]) == (folder == "sub")
    assert "--junit" in job["script"][-1]
    assert all(isinstance(line, str) for line in job["script"])


def test_where_there_is_no_project_or_more_than_one(init: Leanloop, tmp_path: Path) -> None:
    none = init("init")
    assert none.code == 2
    assert "no Lean project" in none.err
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lakefile.lean").write_text("")
    several = init("init")
    assert several.code == 2
    assert "one, two" in several.err
    assert init("init", "two", "--ci", "none").code == 0
    assert [p.name for p in (tmp_path / "two").iterdir() if p.name.endswith("toml")] == ["leanloop.toml"]
    assert init("init", "two", "--ci", "jenkins").code == 2
