"""A proof goes where it belongs, nothing else changes, and the genuine Lean takes the result."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agent.lean.diagnostics import parse_json_lines
from agent.lean.text import declarations, fill_holes, is_tactic_position, replace_body
from agent.toolchain.process import Limits, run
from agent.types import Severity, Span


def one(text: str, name: str = "t"):
    return next(d for d in declarations(text) if d.name.rsplit(".", 1)[-1] == name)


LINES = st.lists(
    st.sampled_from(
        [
            "theorem t : p := by",
            "  simp",
            "def f : Nat → Nat",
            "  | 0 => 1",
            "",
            "  sorry -- x",
            "/-- d -/",
            "end A",
        ]
        + [
            "namespace A",
            "open A in",
            "mutual",
            "end",
            "\ttheorem u : p := q -- r",
            "example : p where",
            "@[simp]",
            "𝔸",
        ]
    ),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_putting_the_body_back_changes_no_byte(lines: list[str], end: str, bom: str) -> None:
    text = bom + end.join(lines)
    for d in declarations(text):
        if d.body is not None:
            candidate = replace_body(text, d, d.body.of(text))
            assert candidate.text == text
            assert candidate.spans == (d.body,)


@given(
    LINES,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([":= by\n  omega", ":= rfl", "| _ => x", "by simp"]),
)
def test_only_the_spans_differ(lines: list[str], end: str, body: str) -> None:
    text = end.join(lines)
    found = [d for d in declarations(text) if d.body is not None]
    assume(found)
    d = found[-1]
    candidate = replace_body(text, d, body, "theorem h : q := r")
    rest, at = "", 0
    for span in candidate.spans:
        rest += candidate.text[at : span.start]
        at = span.end
    rest += candidate.text[at:]
    assert d.body is not None
    assert rest == text[: d.body.start] + text[d.body.end :]
    assert [x.name.rsplit(".", 1)[-1] for x in declarations(candidate.text)].count("h") == 1
    assert "\r\n" not in text or "\n" not in candidate.text.replace("\r\n", "")


def test_helpers_stand_before_everything_that_belongs_to_the_declaration() -> None:
    text = "def z := 1\n\n  open A in\n  /-- doc -/\n  @[simp] theorem t : p := sorry\n"
    candidate = replace_body(text, one(text), "by simp", "theorem h : q := r")
    assert candidate.text == (
        "def z := 1\n\ntheorem h : q := r\n\n  open A in\n  /-- doc -/\n  @[simp] theorem t : p := by simp\n"
    )
    assert [s.of(candidate.text) for s in candidate.spans] == ["theorem h : q := r\n\n", ":= by simp"]


def test_a_body_that_ends_in_a_comment_swallows_nothing() -> None:
    text = "theorem t : p := sorry theorem u : q := r"
    candidate = replace_body(text, one(text), ":= x -- done")
    assert [d.name for d in declarations(candidate.text)] == ["t", "u"]


def test_a_declaration_without_a_body_gets_one() -> None:
    text = "opaque t : Nat\ndef u := 1"
    assert replace_body(text, one(text), "1").text == "opaque t : Nat := 1\ndef u := 1"


@pytest.mark.parametrize(
    ("body", "tactic"),
    [
        (":= sorry", False),
        (":= by sorry", True),
        (":= by\n  sorry", True),
        (":= by\n  simp\n  sorry", True),
        (":= by\n  exact sorry", False),
        (":= by\n  have h : p := sorry\n  simp", False),
        (":= by\n  have h : p := by\n    sorry\n  simp", True),
        (":= by simp; sorry", True),
        (":= by simp <;> sorry", True),
        (":= by (simp; sorry)", True),
        (":= by (sorry)", True),
        (":= by\n  constructor\n  · sorry\n  · exact ⟨sorry, 1⟩", True),
        (":= by\n  cases h with\n  | a => sorry\n  | b x => simp", True),
        (":= by\n  cases h with | a => simp | b x => sorry", True),
        (":= by\n  cases h with\n  | a =>\n    sorry", True),
        (":= by\n  exact match h with\n    | a => sorry", False),
        (":= by\n  match h with\n  | a => sorry", True),
        (":= by\n  exact fun x => sorry", False),
        (":= by\n  intro x\n  refine ⟨fun y => ?_, sorry⟩", False),
        (":= fun x => sorry", False),
        (":= fun x => by sorry", True),
        ("\n  | 0 => sorry\n  | n + 1 => by simp", False),
        ("\n  | 0 => by simp\n  | n + 1 => sorry", False),
        ("where\n  left := sorry", False),
        ("where\n  left := by sorry\n  right := x", True),
        (":= by\n  try sorry", True),
        (":= by\n  first | simp | sorry", True),
        (":= by\n  first\n  | sorry\n  | simp", True),
        (":= by\n  all_goals sorry", True),
        (":= by\n  case a => sorry", True),
        (":= by\n  case a x =>\n    sorry", True),
        (":= by\n  next => sorry", True),
        (":= by\n  if h : p then sorry else simp", True),
        (":= if h : p then sorry else x", False),
        (":= by\n  calc a = b := sorry\n    _ = c := by simp", False),
        (":= by\n  calc a = b := by sorry\n    _ = c := by simp", True),
        (":= by\n  rcases h with h | h\n  · simp\n  · sorry", True),
        (":= by\n  set_option x 1 in\n  sorry", True),
        (":= by\n  open A in sorry", True),
        (":= by\n  show p from sorry", False),
        (":= do\n  let x ← f\n  sorry", False),
        (":= f (by simp) sorry", False),
        (":= f (by sorry) x", True),
        (":= ⟨by\n  sorry, x⟩", True),
        (":= by\n  induction n with\n  | zero => rfl\n  | succ n ih => sorry", True),
        (":= by\n  intro h; cases h\n  { sorry }", True),
        (":= x\ntermination_by n\ndecreasing_by sorry", True),
        (":= by\n  exact f\n    sorry", False),
        (":= by\n  simp\n    <;> sorry", True),
    ],
)
def test_term_or_tactic(body: str, tactic: bool) -> None:
    text = f"theorem t : p {body}\n"
    d = one(text)
    hole = next(h for h in d.holes)
    assert is_tactic_position(text, d, hole) is tactic


async def problems(lean, text: str, folder) -> list[str]:
    """What the genuine Lean holds against `text`, holes included."""
    file = folder / "T.lean"
    file.write_bytes(text.encode())
    finished = await run(lean.lean(("--json", str(file)), cwd=folder), Limits(seconds=60))
    return [
        d.message
        for d in parse_json_lines(finished.stdout.decode())
        if d.severity is Severity.ERROR or d.kind == "hasSorry"
    ]


AND = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q :="
CASES = [
    # (declaration with one hole, fill)
    (f"{AND} sorry", "⟨hp, hq⟩"),
    (f"{AND} sorry", "And.intro hp hq"),
    (f"{AND} sorry", "by exact ⟨hp, hq⟩"),
    (
        f"{AND} sorry",
        "by\n  constructor\n  · exact hp\n  · exact hq",
    ),
    (f"{AND} sorry", "constructor\n· exact hp\n· exact hq"),
    (f"{AND} by sorry", "⟨hp, hq⟩"),
    (f"{AND} by sorry", "constructor\n· exact hp\n· exact hq"),
    (
        f"{AND} by sorry",
        "by\n  constructor\n  · exact hp\n  · exact hq",
    ),
    (f"{AND} by\n  sorry", "have h := hp\nexact ⟨h, hq⟩"),
    (f"{AND} by\r\n  sorry\r\n", "have h := hp\nexact ⟨h, hq⟩"),
    (f"{AND} And.intro sorry hq", "id hp"),
    (f"{AND} And.intro sorry hq", "by exact hp"),
    (f"{AND} And.intro sorry hq", "have h := hp\nexact h"),
    (f"{AND} ⟨sorry, hq⟩", "by\n  have h := hp\n  exact h"),
    (
        f"{AND} by\n  have h : p := sorry\n  exact ⟨h, hq⟩",
        "by\n  have h := hp\n  exact h",
    ),
    (
        f"{AND} by\n  constructor\n  · have h : p := sorry\n    exact h\n  · exact hq",
        "by\n    have h := hp\n    exact h",
    ),
    (
        f"{AND} by\n  constructor <;> sorry",
        "first\n| exact hp\n| exact hq",
    ),
    (
        f"{AND} by\n  constructor; exact hp; sorry",
        "have h := hq\nexact h",
    ),
    (
        "theorem t (n : Nat) : n = n := by\n  cases n with\n  | zero => rfl\n  | succ n => sorry",
        "have h : n + 1 = n + 1 := rfl\nexact h",
    ),
    (
        "theorem t (n : Nat) : n = n :=\n  match n with\n  | 0 => rfl\n  | n + 1 => sorry",
        "by\n  have h : n + 1 = n + 1 := rfl\n  exact h -- done",
    ),
    ("def t (n : Nat) : Nat :=\n  1 + sorry * 2", "n + 1"),
    ("def t (n : Nat) : Nat :=\n  1 + sorry * 2", "n"),
    ("def t (n : Nat) : Nat :=\n  1 + sorry * 2", "match n with\n| 0 => 1\n| k + 1 => k"),
    ("def t (n : Nat) : Nat → Nat :=\n  fun x => sorry", "match x with\n| 0 => n\n| k + 1 => k"),
    ("def t : Nat × Nat where\n  fst := sorry\n  snd := 2", "let x := 1\nx"),
    ("def t : Nat × Nat where\n  fst := sorry\n  snd := 2", "by\n  have x := 1\n  exact x"),
    ("theorem t : (fun x : Nat => x) = id := by sorry -- why", "rfl -- because"),
    ("theorem t (p : Prop) (hp : p) : p ∧ True := And.intro sorry /- x -/ True.intro", "hp -- yes"),
]


@pytest.mark.parametrize(("text", "fill"), CASES, ids=[str(i) for i in range(len(CASES))])
async def test_lean_takes_a_filled_hole(lean, tmp_path, text: str, fill: str) -> None:
    d = one(text)
    candidate = fill_holes(text, d, (fill,))
    assert await problems(lean, candidate.text, tmp_path) == [], candidate.text
    [span] = candidate.spans
    assert candidate.text[: span.start] == text[: d.holes[0].span.start]
    assert candidate.text[span.end :] == text[d.holes[0].span.end :]
    assert "\r" not in text or "\n" not in candidate.text.replace("\r\n", "")


# Places for a proof of `p`: where a term stands, and what Lean would read into it or it into.
PLACES = [
    "theorem t : p := sorry",
    "theorem t : p :=\n  sorry",
    "theorem t : p ∧ q := And.intro sorry hq",
    "theorem t : q ∧ p := And.intro hq sorry",
    "theorem t : q ∧ p :=\n  And.intro\n    hq\n    sorry",
    "theorem t : p ∧ q :=\n  And.intro\n    sorry\n    hq",
    "theorem t : p ∨ q := Or.inl (id sorry)",
    "theorem t : p ∨ q := Or.inl (sorry)",
    "theorem t : (p ∨ q) ∧ q := And.intro (Or.inl sorry) hq",
    "theorem t : p ∨ q := Or.inl <| sorry",
    "theorem t : p ∨ q := Or.inl $ sorry",
    "theorem t : p ∧ q := ⟨sorry, hq⟩",
    "theorem t : q ∧ p := ⟨hq, sorry⟩",
    "theorem t : p ∧ q ∧ p := ⟨sorry, hq, hp⟩",
    "theorem t : True → p := fun _ => sorry",
    "theorem t : (True → p) ∧ q := And.intro (fun _ => sorry) hq",
    "theorem t : p := if c = 0 then sorry else hp",
    "theorem t : p := if c = 0 then hp else sorry",
    "theorem t : p :=\n  if c = 0 then\n    sorry\n  else\n    hp",
    "theorem t : p := match c with | 0 => sorry | _ + 1 => hp",
    "theorem t : p :=\n  match c with\n  | 0 => sorry\n  | _ + 1 => hp",
    "theorem t : p :=\n  match c with\n  | 0 =>\n    sorry\n  | _ + 1 => hp",
    "theorem t : p := have h : p := sorry; h",
    "theorem t : p :=\n  have h : p := sorry\n  h",
    "theorem t : p ∧ q := have h : p := sorry; ⟨h, hq⟩",
    "theorem t : p := let h := 1; sorry",
    "theorem t : p := show p from sorry",
    "theorem t : p ∧ q := ⟨show p from sorry, hq⟩",
    "theorem t : b = c → a = c := fun h => h ▸ sorry",
    "theorem t : (b = c → a = c) ∧ q := ⟨fun h => h ▸ sorry, hq⟩",
    "theorem t : (b = c → a = c) ∧ q := And.intro (fun h => h ▸ sorry) hq",
    "theorem t : b = a := (sorry : p).symm",
    "theorem t : b = a := Eq.symm sorry |>.trans rfl",
    "theorem t : a = c := (show p from sorry).trans bc",
    "theorem t : p := (sorry : p)",
    "theorem t : p := (⟨sorry, hq⟩ : p ∧ q).1",
    "theorem t : p := (show p ∧ q from ⟨sorry, hq⟩).1",
    "theorem t : p ∧ q := by\n  have h : p := sorry; exact ⟨h, hq⟩",
    "theorem t : p ∧ q := by\n  have h : p := sorry\n  exact ⟨h, hq⟩",
    "theorem t : p ∧ q := by\n  constructor\n  · exact id sorry\n  · exact hq",
    "theorem t : p ∧ q := by\n  exact And.intro sorry hq",
    "theorem t : p ∧ q := by\n  refine ⟨?_, hq⟩; exact sorry; done",
    "theorem t : p ∧ q := by\n  first | exact ⟨sorry, hq⟩ | exact ⟨hp, hq⟩",
    "theorem t : p := by\n  first | exact sorry | exact hp",
    "theorem t : a = c :=\n  calc a = b := sorry\n    _ = c := bc",
    "theorem t : a = c :=\n  calc a = b := id sorry\n    _ = c := bc",
    "theorem t : a = c :=\n  calc a\n    _ = b := sorry\n    _ = c := bc",
    "theorem t : a = c := by\n  calc a = b := sorry\n    _ = c := bc",
    "theorem t : a = c := by\n  calc\n    a = b := sorry\n    _ = c := bc",
    "theorem t : a = c := by\n  have h : a = c :=\n    calc a = b := sorry\n      _ = c := bc\n  exact h",
    "theorem t : a = b :=\n  calc a = a := rfl\n    _ = b := sorry",
    "theorem t : 1 + 1 = (fun _ : p => 2) sorry := rfl",
    "theorem t : 1 + (fun _ : p => 1) sorry = 2 := rfl",
    "theorem t : p ∧ q := { left := sorry, right := hq }",
    "theorem t : p ∧ q where\n  left := sorry\n  right := hq",
    "theorem t : p :=\n  id <|\n    sorry",
]
_GIVEN = """axiom a : Nat
axiom b : Nat
axiom c : Nat
abbrev p : Prop := a = b
axiom q : Prop
axiom hp : p
axiom hq : q
axiom hn : p ∨ p
axiom bc : b = c
theorem fun_of (h : p) : p := h
"""
FILLS = [
    "hp",
    "id hp",
    "fun_of hp",
    "by exact hp",
    "by first | exact hp | exact hp.elim",
    "by cases hn with | inl h => exact h | inr h => exact h",
    "by\n  have h := hp\n  exact h",
    "by\n  cases hn with\n  | inl h => exact h\n  | inr h => exact h",
    "have h := hp\nexact h",
    "exact hp -- so it is",
    "match hn with\n| .inl h => h\n| .inr h => by exact h",
    "have h := hp; h",
    "show p from hp",
]


@pytest.mark.parametrize("fill", FILLS, ids=[str(i) for i in range(len(FILLS))])
async def test_a_term_takes_nothing_in_and_nothing_takes_it(lean, tmp_path, fill: str) -> None:
    filled = [fill_holes(text, one(text), (fill,)).text for text in PLACES]
    for text in filled:
        assert "((" not in text, text
    numbered = [f"namespace n{i}\n{text}\nend n{i}" for i, text in enumerate(filled)]
    assert await problems(lean, _GIVEN + "\n".join(numbered), tmp_path) == [], "\n".join(numbered)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (":= sorry", ":= by simp"),
        (":= And.intro sorry h", ":= And.intro (by simp) h"),
        (":= ⟨sorry, h⟩", ":= ⟨by simp, h⟩"),
        (":= id (sorry)", ":= id (by simp)"),
        (":= fun x => sorry", ":= fun x => by simp"),
        (":= h ▸ sorry", ":= h ▸ by simp"),
        (":= have h : p := sorry; h", ":= have h : p := (by simp); h"),
        (":= have h : p := sorry\n  h", ":= have h : p := by simp\n  h"),
        (":= if c then sorry else sorry", ":= if c then by simp else by simp"),
        (":= match n with | 0 => sorry | _ => h", ":= match n with | 0 => (by simp) | _ => h"),
        (":= sorry.1", ":= (by simp).1"),
        (":= sorry |>.1", ":= (by simp) |>.1"),
        (":= sorry\n  ▸ h", ":= (by simp)\n  ▸ h"),
    ],
)
def test_parentheses_where_they_are_needed_and_nowhere_else(body: str, expected: str) -> None:
    text = f"theorem t : p {body}\n"
    d = one(text)
    assert fill_holes(text, d, ["by simp"] * len(d.holes)).text == f"theorem t : p {expected}\n"


async def test_all_holes_or_chosen_ones(lean, tmp_path) -> None:
    text = f"{AND} by\n  constructor\n  · sorry\n  · sorry\n"
    d = one(text)
    candidate = fill_holes(text, d, ("exact hp", "hq"))
    assert await problems(lean, candidate.text, tmp_path) == []
    second = fill_holes(text, d, {d.holes[1].span: "hq"})
    assert re.findall("sorry|exact hq", second.text) == ["sorry", "exact hq"]
    with pytest.raises(ValueError, match="no hole"):
        fill_holes(text, d, {Span(0, 5): "hq"})


@pytest.mark.parametrize(
    "body", [":= by\n  constructor\n  · exact hp\n  · exact hq", "⟨hp, hq⟩", "by exact ⟨hp, hq⟩"]
)
async def test_lean_takes_a_replaced_body_with_a_helper(lean, tmp_path, body: str) -> None:
    text = (
        "namespace A\nvariable (p q : Prop)\n\nset_option maxRecDepth 1000 in\n/-- Both. -/\n"
        "protected theorem t (hp : p) (hq : q) : p ∧ q := by\n  sorry\n\nend A\n"
    )
    candidate = replace_body(text, one(text), body, "theorem helper : True := trivial")
    assert await problems(lean, candidate.text, tmp_path) == []


@pytest.mark.parametrize(
    ("signature", "body", "expected"),
    [
        (
            "def f : Nat → Nat :=\n  sorry",
            "| 0 => 1\n  | n + 1 => n",
            "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => n",
        ),
        (
            "def f (n : Nat) : Nat := sorry",
            "| 0 =>\n      match n with\n      | _ => 1\n    | m + 1 => m",
            "def f (n : Nat) : Nat\n    | 0 =>\n      match n with\n      | _ => 1\n    | m + 1 => m",
        ),
        ("def f : Nat → Nat := sorry", "| 0 => 1 | n + 1 => n", "def f : Nat → Nat | 0 => 1 | n + 1 => n"),
        (
            "def f : Nat → Nat\n  | n => sorry",
            "| 0 => 1\n  | n + 1 => n",
            "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => n",
        ),
    ],
)
def test_alternatives_stand_below_one_another(signature: str, body: str, expected: str) -> None:
    text = f"namespace A\n\n{signature}\n\nend A\n"
    candidate = replace_body(text, one(text, "f"), body)
    assert candidate.text == f"namespace A\n\n{expected}\n\nend A\n"
    [span] = candidate.spans
    assert span.of(candidate.text).lstrip() == body


async def test_lean_takes_alternatives_for_a_hole_on_the_line_of_the_signature(lean, tmp_path) -> None:
    text = "def f : Nat → Nat :=\n  sorry\n"
    candidate = replace_body(text, one(text, "f"), "| 0 => 1\n  | n + 1 => n")
    assert await problems(lean, candidate.text, tmp_path) == []
