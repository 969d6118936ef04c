"""Random candidates for the theorems of lean_project: proofs that hold, proofs that nearly do, and nonsense."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.check.protocol import CheckRequest
from agent.lean import text as lean_text
from agent.lean.project import find_project
from agent.toolchain.build import build
from agent.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.toolchain.protocol import Toolchain

REPOSITORY = Path(__file__).parents[2]
SOLUTIONS = REPOSITORY / "tests" / "solutions" / "LeanProject"
TACTICS = """rfl; dsimp; dsimp only; simp; simp_all; decide; skip; assumption; trivial; omega; intro h; constructor;
exact foo; sorry; intros; cases n; induction n; exact h; rw [Nat.add_comm]; rw [Nat.mul_comm]; simp
[Nat.add_comm]; contradiction; split; exact?; apply?; ext x; funext x; left; right; exists 0; refine ⟨_, _⟩;
unfold double; show True; exact Nat.le_refl _; first | rfl | simp | decide; all_goals simp; repeat
constructor; case zero => rfl; calc 1 = 1 := rfl; nomatch n; have h : 1 = 1 := rfl; exact (fun x => x);
subst h; exact absurd rfl (by simp); exact congrArg _ rfl"""
GARBAGE = [")", "(", "/-", "-/", '"', "«", "⟨", "by", ":=", "theorem", "end", "#exit", "where", "|", ",", ";", "at",
    "λ", "𝔸", "--", "'", "·", "<;>", "sorry", "in", "open Nat in", "@[simp]", "deriving", "\t", "\r"]  # fmt: skip
TOKEN = re.compile(r"\w+|\s+|[^\w\s]+")


@dataclass(frozen=True)
class Theorem:
    """A theorem of a file, with its known proof."""

    file: Path
    text: str
    start: int
    end: int
    head: str
    body: str


def theorems(folder: Path = SOLUTIONS) -> list[Theorem]:
    """Every theorem with a body below `folder`."""
    found = []
    for file in sorted(folder.rglob("*.lean")):
        text = file.read_text("utf-8")
        for d in lean_text.declarations(text):
            if d.kind == "theorem" and d.body is not None:
                head, body = text[d.span.start : d.body.start], d.body.of(text)
                found.append(Theorem(file, text, d.span.start, d.span.end, head, body))
    return found


async def built_imports(lean: Toolchain, folder: Path) -> tuple[Path, ...]:
    """What the files of lean_project import, built into `folder`; for LEAN_PATH."""
    project = find_project(REPOSITORY / "lean_project")
    return ((await build(project, lean, ["LeanProject.Lists"], folder)).folder,)


def request_for(theorem: Theorem, body: str, *, deadline: float = 30.0) -> CheckRequest:
    """The file with `body` instead of the known proof."""
    declaration = theorem.head + body
    text = theorem.text[: theorem.start] + declaration + theorem.text[theorem.end :]
    return CheckRequest(theorem.file, text, Span(theorem.start, theorem.start + len(declaration)), deadline)


def random_bodies(seed: int, known: list[Theorem]) -> Iterator[tuple[Theorem, str]]:
    """Endless theorems with bodies, about a third of them right; the same for the same seed."""
    rng = random.Random(seed)
    tactics = [t.strip() for t in TACTICS.split(";")]
    while True:
        theorem = rng.choice(known)
        tokens = TOKEN.findall(theorem.body)
        place = rng.randrange(len(tokens))
        kind = rng.choice(
            ["known", "known", "tactics", "delete", "replace", "swap", "insert", "other", "cut"]
        )
        if kind == "tactics":
            yield theorem, ":= by\n  " + "\n  ".join(rng.choices(tactics, k=rng.randint(1, 3)))
            continue
        if kind == "delete":
            del tokens[place]
        elif kind == "replace":
            tokens[place] = rng.choice([*tactics, *GARBAGE, *tokens])
        elif kind == "swap":
            other = rng.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif kind == "insert":
            tokens.insert(place, rng.choice(GARBAGE))
        elif kind == "other":
            tokens = [rng.choice(known).body]
        elif kind == "cut":
            tokens = tokens[:place]
        yield theorem, "".join(tokens) + rng.choice(["", "", "", " -- done", "\n"])


SPIN = ":= by\n  repeat (have : True := trivial)"
