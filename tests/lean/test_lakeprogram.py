"""What can be seen of a lakefile.lean without running it, in the forms that public repositories have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.lean.lakeprogram import read_program
from agent.lean.project import find_project

PROGRAM = """\
import Lake
open System Lake DSL

/- lean_lib Commented where -/
-- lean_lib Too
def version : String := s!"v{Lean.versionString} lean_lib Nope"

package «my game» where
  version := v!"0.1.0"
  leanOptions := #[
    ⟨`autoImplicit, false⟩, -- a comment
    ⟨`weak.linter.width, .ofNat 72⟩,
    { name := `pp.unicode.fun, value := true }
  ]
  moreLinkArgs := if Platform.isOSX then #["-Wl"] else #[]
  moreLeanArgs := #["-DmaxRecDepth=900"]

require mathlib from git "https://github.com/leanprover-community/mathlib4" @ "v4.24.0"
require "hhu-adam" / GameServer @ git version
require aid from "packages" / "aid"
require helper from "packages/helper"

@[default_target]
lean_lib «Demo» where
  srcDir := "src"
  roots := #[`Demo, `Extra.Deep]
  globs := #[.submodules `Demo, .andSubmodules `Loose, .one `Single, `Bare]
  leanOptions := #[⟨`autoImplicit, true⟩]

@[default_target] lean_lib Plain

lean_lib Braces {
  srcDir := "b"
}

lean_exe «run-it» where
  root := `Main
  supportInterpreter := true

lean_lib Odd where
  srcDir := (get_config? dir).getD "."
  leanOptions := options ++ #[⟨`autoImplicit, false⟩]

script hello do
  IO.println "lean_lib No"
  return 0
"""


def test_the_plain_forms_are_read_and_others_left_out() -> None:
    assert read_program(PROGRAM) == {
        "name": "«my game»",
        "leanOptions": [
            {"name": "autoImplicit", "value": False},
            {"name": "weak.linter.width", "value": 72},
            {"name": "pp.unicode.fun", "value": True},
        ],
        "moreLeanArgs": ["-DmaxRecDepth=900"],
        "require": [
            {"name": "mathlib"},
            {"name": "GameServer"},
            {"name": "aid", "path": "packages/aid"},
            {"name": "helper", "path": "packages/helper"},
        ],
        "lean_lib": [
            {
                "name": "Demo",
                "srcDir": "src",
                "roots": ["Demo", "Extra.Deep"],
                "globs": ["Demo.+", "Loose.*", "Single", "Bare"],
                "leanOptions": [{"name": "autoImplicit", "value": True}],
            },
            {"name": "Plain"},
            {"name": "Braces", "srcDir": "b"},
            {"name": "Odd"},
        ],
        "lean_exe": [{"name": "«run-it»", "root": "Main"}],
    }


def test_a_project_with_a_program_knows_its_modules(tmp_path: Path) -> None:
    files = {
        "lakefile.lean": PROGRAM,
        "src/Demo/A.lean": "import Aid\n",
        "src/Loose/B.lean": "",
        "b/Braces.lean": "",
        "packages/helper/lakefile.lean": "import Lake\nopen Lake DSL\npackage helper\nlean_lib Aid\n",
        "packages/helper/Aid.lean": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    project = find_project(tmp_path / "src/Demo/A.lean")
    assert project.root == tmp_path
    assert not project.certain
    assert project.module_of(tmp_path / "src/Demo/A.lean") == "Demo.A"
    assert project.module_of(tmp_path / "src/Loose/B.lean") == "Loose.B"
    assert project.file_of("Braces") == tmp_path / "b/Braces.lean"
    assert project.file_of("Aid") == tmp_path / "packages/helper/Aid.lean"
    options = ["-DmaxRecDepth=900", "-DautoImplicit=false", "-Dweak.linter.width=72", "-Dpp.unicode.fun=true"]
    assert list(project.setup_of("Demo.A").arguments) == [*options, "-DautoImplicit=true"]
    assert list(project.setup_of("Plain").arguments) == options


@pytest.mark.parametrize(
    "text", ["", "import Lake\n", "package where", "lean_lib", "lean_lib X where globs := #["]
)
def test_little_or_nothing_to_see(tmp_path: Path, text: str) -> None:
    (tmp_path / "lakefile.lean").write_text(text)
    (tmp_path / "X.lean").write_text("")
    assert find_project(tmp_path).module_of(tmp_path / "X.lean") == "X"


@given(st.lists(st.sampled_from([*PROGRAM.split(" "), "\n", "{", "}", "#[", "]", "⟨", ":=", "where", "`"])))
def test_it_never_fails(words: list[str]) -> None:
    read_program(" ".join(words))
