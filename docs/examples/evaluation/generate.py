"""Makes small_theorems.jsonl: 60 small statements from templates and a seed, 6 of them false.

`python generate.py` writes the file beside this one; the same seed gives the same file.  The false ones are there to be
refused: whoever proves one has found a hole in the judge.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

COUNT = 60
EVERY_FALSE = 10
SEED = 8

_DOUBLE = "def double : Nat → Nat\n  | 0 => 0\n  | n + 1 => double n + 2\n"
_TOTAL = "def total : List Nat → Nat\n  | [] => 0\n  | x :: xs => x + total xs\n"


def _sum(dice: random.Random, true: bool) -> tuple[str, str]:
    a, b = dice.randint(2, 40), dice.randint(2, 40)
    return "", f": {a} + {b} = {a + b if true else a + b + 1}"


def _product(dice: random.Random, true: bool) -> tuple[str, str]:
    a, b = dice.randint(2, 12), dice.randint(2, 12)
    return "", f": {a} * {b} = {a * b if true else a * b + 2}"


def _order(dice: random.Random, true: bool) -> tuple[str, str]:
    k = dice.randint(1, 9)
    return "", f"(a b : Nat) (h : a ≤ b) : a ≤ b + {k}" if true else f"(a b : Nat) (h : a ≤ b) : a + {k} ≤ b"


def _linear(dice: random.Random, true: bool) -> tuple[str, str]:
    k, m = dice.randint(2, 6), dice.randint(1, 9)
    right = f"{k} * n + {k * m}" if true else f"{k} * n + {k * m + 1}"
    return "", f"(n : Nat) : {k} * (n + {m}) = {right}"


def _swap(dice: random.Random, true: bool) -> tuple[str, str]:
    op = dice.choice("∧∨")
    return "", f"(p q : Prop) (h : p {op} q) : {'q ' + op + ' p' if true else 'p ∧ ¬q'}"


def _chain(dice: random.Random, true: bool) -> tuple[str, str]:
    names = dice.sample("pqrstu", 3)
    a, b, c = names
    goal = f"{a} → {c}" if true else f"{c} → {a}"
    return "", f"({' '.join(names)} : Prop) (h₁ : {a} → {b}) (h₂ : {b} → {c}) : {goal}"


def _exists(dice: random.Random, true: bool) -> tuple[str, str]:
    k = dice.randint(2, 30)
    return "", f": ∃ n : Nat, n + {k} = {2 * k + 1 if true else k - 1}"


def _append(dice: random.Random, true: bool) -> tuple[str, str]:
    a, b = dice.sample(["xs", "ys", "zs", "us", "vs"], 2)
    right = f"{b}.length + {a}.length" if true else f"{a}.length"
    return "", f"({a} {b} : List Nat) : ({a} ++ {b}).length = {right}"


def _double(dice: random.Random, true: bool) -> tuple[str, str]:
    k = dice.randint(1, 7)
    right = f"2 * n + {2 * k}" if true else f"2 * n + {k}"
    return _DOUBLE, f"(n : Nat) : double (n + {k}) = {right}"


def _total(dice: random.Random, true: bool) -> tuple[str, str]:
    k = dice.randint(1, 9)
    return (
        _TOTAL,
        f"(xs ys : List Nat) : total (xs ++ {k} :: ys) = total xs + total ys + {k if true else k + 1}",
    )


TEMPLATES = (_sum, _product, _order, _linear, _swap, _chain, _exists, _append, _double, _total)


def entries(seed: int = SEED) -> list[dict[str, object]]:
    """The statements in order; each with the name of its template, and whether it is true."""
    dice = random.Random(seed)
    found: list[dict[str, object]] = []
    while len(found) < COUNT:
        template = TEMPLATES[len(found) % len(TEMPLATES)]
        # one of each ten, another template each time
        true = len(found) % EVERY_FALSE != (3 * (len(found) // EVERY_FALSE) + 2) % EVERY_FALSE
        header, statement = template(dice, true)
        name = f"small_{len(found) + 1:02}"
        entry: dict[str, object] = {
            "name": name,
            "header": header,
            "formal_statement": f"theorem {name} {statement}",
        }
        if all(e["formal_statement"] != entry["formal_statement"] for e in found):
            found.append(entry | {"template": template.__name__.lstrip("_"), "true": true})
    return found


def text(seed: int = SEED) -> str:
    """The file."""
    return "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in entries(seed))


if __name__ == "__main__":
    Path(__file__).with_name("small_theorems.jsonl").write_text(text(), "utf-8")
