"""The command as a user starts it: a subprocess, with its own environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support import standin_lake

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """stdout as one JSON object."""
        return json.loads(self.out)


class Leanloop:
    """Runs `leanloop ARGS` in a folder."""

    def __init__(self, cwd: Path) -> None:
        self.cwd = cwd
        self.env = {k: v for k, v in os.environ.items() if not k.endswith("_API_KEY")} | {
            "PYTHONPATH": str(ROOT)
        }

    def __call__(self, *args: str, timeout: float = 400, **env: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "agent", *args],
            cwd=self.cwd,
            env=self.env | env,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        said = Said(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in said.err, said.err
        return said

    def start(self, *args: str, **env: str) -> subprocess.Popen[bytes]:
        """The same, not waited for."""
        return subprocess.Popen(
            [sys.executable, "-m", "agent", *args],
            cwd=self.cwd,
            env=self.env | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )


@pytest.fixture
def leanloop(tmp_path: Path, lean: object) -> Leanloop:
    """The command in an empty folder, with the embedded Lean already compiled."""
    return Leanloop(tmp_path)


@pytest.fixture
def by_lake(leanloop: Leanloop, tmp_path_factory: pytest.TempPathFactory) -> Leanloop:
    """The command on a machine that has elan and Lake: a stand-in that builds with the genuine Lean."""
    home = tmp_path_factory.mktemp("elan")
    standin_lake.install(home / "bin")
    leanloop.env |= {"ELAN_HOME": str(home), "LEANLOOP_TOOLCHAIN_PREFER": "auto"}
    return leanloop


LAKEFILE = 'name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small Lake project with one hole that needs no thought and one that is false."""
    (tmp_path / "lakefile.toml").write_text(LAKEFILE)
    (tmp_path / "lean-toolchain").write_text("leanprover/lean4:v4.35.0\n")
    (tmp_path / "Demo").mkdir()
    (tmp_path / "Demo" / "Basic.lean").write_text(
        "namespace Demo\n\ndef twice (n : Nat) : Nat := n + n\n\n"
        "theorem twice_zero : twice 0 = 0 := by\n  rfl\n\nend Demo\n"
    )
    (tmp_path / "Demo" / "Holes.lean").write_text(
        "import Demo.Basic\n\nnamespace Demo\n\n"
        "theorem and_swap {p q : Prop} (h : p ∧ q) : q ∧ p := by\n  sorry\n\nend Demo\n"
    )
    (tmp_path / "Demo.lean").write_text("import Demo.Holes\n")
    return tmp_path
