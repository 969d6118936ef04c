"""The programs of tests/specifications: what is left open, a known solution, and a wrong program for each task."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent.lean import text as lean_text

FOLDER = Path(__file__).parent.parent / "specifications"
MODULES = sorted(p.stem for p in (FOLDER / "Specifications").glob("*.lean"))

# module -> what is done to the solution's program
WRONG = {
    "BinarySearch": ("go p 0 n\n", "go p 1 n\n"),
    "Brackets": ("| some (f, []) => some f", "| some (f, _) => some f"),
    "Dedup": ("then dedup xs", "then []"),
    "Gcd": ("if b = 0 then a", "if b = 0 then 1"),
    "Merge": ("else y :: merge (x :: xs) ys", "else merge (x :: xs) ys"),
    "Partition": ("else ((partition p xs).1, x ::", "else (x :: (partition p xs).1,"),
    "Power": ("else base * power", "else power"),
    "Queue": ("a :: q.back⟩", "q.back⟩"),
    "Reversal": ("onto xs (x :: done)", "x :: onto xs done"),
    "RunLength": ("(b, n + 1) :: rest", "(b, n) :: rest"),
    "SearchTree": (
        "then .node left key (insert a right)",
        "then .node (insert a left) key right",
    ),
    "Simplifier": ("| .num 0, b => b", "| .num _, b => b"),
    "Sorting": ("else x :: insert a xs", "else insert a xs"),
    "SquareRoot": ("≤ n then k + 1", "< n then k + 1"),
    "StackMachine": ("compile b ++ [.add]", "[.add] ++ compile b"),
}


@dataclass(frozen=True)
class Specification:
    """One module: its text with holes, the solution's text, and what is to be written."""

    module: str

    @property
    def challenge(self) -> str:
        return (FOLDER / "Specifications" / f"{self.module}.lean").read_text("utf-8")

    @property
    def solution(self) -> str:
        return (FOLDER / "solutions" / f"{self.module}.lean").read_text("utf-8")

    @property
    def names(self) -> list[str]:
        """The declarations with holes."""
        return [d.name for d in lean_text.declarations(self.challenge) if d.holes]

    @property
    def answer(self) -> str:
        """What a model would answer: the programs, the proofs and the helpers, in a fenced block."""
        given = {d.name for d in lean_text.declarations(self.challenge) if not d.holes}
        written = [d for d in lean_text.declarations(self.solution) if d.name not in given]
        code = "\n\n".join(d.span.of(self.solution) for d in written)
        return f"Here it is.\n```lean\n{code}\n```"

    @property
    def wrong(self) -> str:
        """The same with an error in the program."""
        right, error = WRONG[self.module]
        assert self.answer.count(right) == 1, (self.module, right)
        text = self.answer.replace(right, error)
        return text.replace(
            "match q.back.reverse with", "match q.back with"
        )  # the queue has a second program
