"""The GitHub action and the workflows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_zizmor_finds_nothing_in_the_action_and_the_workflows() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    if zizmor is None:
        pytest.skip("zizmor is not installed")
    paths = ["action.yml", "docs/examples/leanloop.yml", ".github/workflows"]
    done = subprocess.run(
        [zizmor, "--offline", *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_gives_no_expression_to_a_shell() -> None:
    script = (ROOT / "action.yml").read_text()
    for run in re.findall(r"run: \|\n((?: {8}.*\n|\n)+)|run: (?!\|)(.*)\n", script):
        assert "${{" not in "".join(run)
