"""`make example-evaluation`: the portfolio and SmolLM2-135M, with and without Lean's feedback, and the reports.

`python evaluate.py FOLDER [STEP ...]` works in FOLDER, where the journals stay, and writes the reports beside this
file; what was interrupted is gone on with.  `--limit N` tries it with N tasks of each, its reports stay in FOLDER.
SmolLM2 is served by llama.cpp from packages of the test group; nothing else is asked, and no key is needed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from support import llama_server

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PORT = 18135  # always the same, since it is part of the model's name
CONFIGURATION = '''
[prove]
jobs = 2
task_seconds = 60

[models.default]
max_tokens = 80
context_window = 2048
temperature = 0.8
retry_seconds = 60
tokenizer = "server"

# Left to itself the model talks until it is cut off: this leaves it one to three tactics, and the choice of them.
[models.default.extra_body]
grammar = """
root ::= "```lean\\nby\\n" line line? line? "```"
line ::= "  " tactic "\\n"
tactic ::= "rfl" | "decide" | "omega" | "simp" | "simp_all" | "trivial" | "assumption" | "constructor" |
  "intro " name | "exact " term | "apply " name | "cases " name | "induction " name " <;> simp_all" |
  "simp [" const "]" | "rw [" const "]" | "exact ⟨" term ", " term "⟩" | "left" | "right"
term ::= name | name ".1" | name ".2" | name " " name | name " (" name " " name ")" | [0-9] [0-9]?
name ::= "h" | "h₁" | "h₂" | "n" | "a" | "b" | "p" | "q" | "xs" | "ys"
const ::= "h" | "double" | "total" | "Nat.add_comm" | "Nat.mul_comm" | "Nat.add_assoc" | "List.length_append"
"""
'''


@dataclass(frozen=True)
class Step:
    """One evaluation: where, of what (None is SmolLM2), how, and the report that it goes into (against another)."""

    folder: str
    dataset: str
    model: str | None
    flags: tuple[str, ...]
    report: str = ""
    against: str = ""


# Three answers for each task, once without feedback, and once in a conversation that ends with the first that is right.
STEPS = {
    "small-plain": Step("small", "small_theorems.jsonl", None, ("--n", "3", "--k", "1,3"), "plain"),
    "small-feedback": Step(
        "small", "small_theorems.jsonl", None, ("--n", "1", "--rounds", "3"), "feedback", "small-plain"
    ),
    "small-portfolio": Step(
        "small", "small_theorems.jsonl", "portfolio", ("--n", "1"), "portfolio", "small-feedback"
    ),
    "project-portfolio": Step("lean_project", ".", "portfolio", ("--n", "1"), "lean_project"),
}  # fmt: skip


def main(arguments: argparse.Namespace) -> None:
    """Do the steps, all by default, in their order."""
    work, wanted = arguments.folder.resolve(), arguments.steps or list(STEPS)
    prepare(work)
    part = ["--limit", str(arguments.limit)] if arguments.limit else []
    server = llama_server.LlamaServer()
    server.port = PORT
    try:
        if any(STEPS[name].model is None for name in wanted):
            server.start()
            server.wait()
        for name in wanted:
            evaluate(work, name, server.spec, part)
    finally:
        server.kill()
    for name in wanted:
        report(work, STEPS[name], name, work if arguments.limit else HERE)


def prepare(work: Path) -> None:
    """Copies of what is measured, so that nothing is written beside the originals."""
    (work / "small").mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "small_theorems.jsonl", work / "small")
    shutil.copytree(ROOT / "lean_project", work / "lean_project", dirs_exist_ok=True)
    for folder in ("small", "lean_project"):
        (work / folder / "leanloop.toml").write_text(CONFIGURATION, "utf-8")


def evaluate(work: Path, name: str, smollm: str, part: list[str]) -> None:
    """One evaluation; its run's id is kept for the report."""
    step = STEPS[name]
    result = work / f"{name}.json"
    model = step.model or smollm
    command = ["eval", step.dataset, "--model", model, *step.flags, *part, "--output", str(result)]
    command += unfinished(work / step.folder)
    print(f"{name}: leanloop {' '.join(command)}", flush=True)
    done = leanloop(work / step.folder, *command)
    if done not in (0, 3):  # 3: some samples were inconclusive, which the report says
        raise SystemExit(f"{name} ended with exit code {done}")


def unfinished(folder: Path) -> list[str]:
    """How to go on with the last run of a folder, if it was interrupted."""
    if not (folder / ".leanloop" / "journal.sqlite").is_file():
        return []
    done = subprocess.run(
        [sys.executable, "-m", "agent", "runs", "--json"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True,
    )  # fmt: skip
    runs = json.loads(done.stdout)["runs"]
    return ["--resume", runs[-1]["run"]] if runs and runs[-1]["state"] == "interrupted" else []


def report(work: Path, step: Step, name: str, into: Path) -> None:
    """The page of a step, where it has one."""
    if not step.report:
        return
    flags = ["--html", str(into / f"{step.report}.html")]
    if step.against:
        flags += ["--against", run_of(work, step.against)]
    if leanloop(work / step.folder, "report", run_of(work, name), *flags) != 0:
        raise SystemExit(f"no report of {name}")


def run_of(work: Path, name: str) -> str:
    """The id of the run of a step."""
    return str(json.loads((work / f"{name}.json").read_text("utf-8"))["run"])


def leanloop(folder: Path, *arguments: str) -> int:
    """The command in a folder; its exit code."""
    environment = os.environ | {"LEANLOOP_API_KEY": llama_server.KEY, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "agent", *arguments], cwd=folder, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    if missing := llama_server.missing():
        raise SystemExit(f"not installed: {missing}; `make example-evaluation` installs it")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=", ".join(STEPS))
    parser.add_argument("--limit", type=int, metavar="N")
    main(parser.parse_args())
