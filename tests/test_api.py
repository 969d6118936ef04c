"""The Python API: what its documentation shows, run as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import agent
from agent import api
from agent.types import VerdictKind


def test_verify_as_in_the_documentation(tmp_path: Path, lean: object) -> None:
    challenge, solution = tmp_path / "Challenge.lean", tmp_path / "Solution.lean"
    challenge.write_text("theorem my_theorem (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n")
    solution.write_text("theorem my_theorem (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.2, h.1⟩\n")
    code = re.search(r"\[verdict\] = .*?\n.*?\n", api.__doc__ or "", re.DOTALL)
    assert code is not None
    script = "from agent import verify\n" + "\n".join(x.strip() for x in code[0].splitlines())
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_page_runs_from_top_to_bottom(tmp_path: Path, lean: object) -> None:
    hole = "theorem my_theorem (p q : Prop) (h : p ∧ q) : q ∧ p := by\n  sorry\n"
    (tmp_path / "Challenge.lean").write_text(hole)
    (tmp_path / "Lists.lean").write_text(hole)
    (tmp_path / "Solution.lean").write_text(hole.replace("by\n  sorry", "⟨h.2, h.1⟩"))
    page = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")
    script = "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "my_theorem proved replayed" in done.stdout
    assert "no such file or folder: missing.lean" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("(1, [")
    assert "sorry" in (tmp_path / "Lists.lean").read_text()


async def test_prove_leaves_the_files_alone(tmp_path: Path, lean: object) -> None:
    file = tmp_path / "A.lean"
    file.write_text("theorem a (p : Prop) (h : p) : p := by\n  sorry\n")
    run = await agent.prove_async(file)
    assert [o.verdict.kind for o in run.outcomes] == [VerdictKind.PROVED]
    assert "sorry" in file.read_text()


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import agent, sys; print(agent.__version__, 'agent.api' in sys.modules, 'asyncio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [agent.__version__, "False", "False"]
