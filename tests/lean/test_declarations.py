"""Declarations, their names, parts, scopes and holes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.lean.olean import Olean, display
from agent.lean.text import commands, declarations, header, holes, offset_at, position_at
from agent.types import Declaration, Position


def only(text: str) -> Declaration:
    [found] = declarations(text)
    return found


def names(text: str) -> list[str]:
    return [d.name for d in declarations(text)]


def parts(text: str) -> tuple[str, str | None]:
    d = only(text)
    return d.signature.of(text), d.body.of(text) if d.body else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theorem a : p := q", ["a"]),
        ("namespace A.B\ntheorem c : p := q\nend A.B\ntheorem d : p := q", ["A.B.c", "d"]),
        ("namespace A\nnamespace B\ntheorem c := q\nend B\ntheorem d := q\nend A", ["A.B.c", "A.d"]),
        ("namespace A.B\nend B\ntheorem c := q\nend A", ["A.c"]),
        ("namespace A\nsection S\ntheorem c := q\nend S\ntheorem d := q\nend A", ["A.c", "A.d"]),
        (
            "namespace A\nnoncomputable section\ntheorem c := q\nend\ntheorem d := q\nend A\ndef e := 1",
            ["A.c", "A.d", "e"],
        ),
        (
            "namespace A\nsection\nmutual\ndef c := 1\ndef d := 2\nend\nend\nend A\ndef e := 1",
            ["A.c", "A.d", "e"],
        ),
        ("namespace A\ntheorem _root_.b.c : p := q", ["b.c"]),
        ("namespace A\nprivate theorem b : p := q", ["A.b"]),
        ("namespace «A b»\ntheorem «c.d».e : p := q\nend «A b»\ndef f := 1", ["«A b».«c.d».e", "f"]),
        ("theorem a.b.{u, v} (x : Sort u) : p := q", ["a.b"]),
        ("theorem a : p := q theorem b : p := q", ["a", "b"]),
        ("namespace A theorem b : p := q end A theorem c : p := q", ["A.b", "c"]),
        ("open Foo in theorem a : p := q", ["a"]),
        (
            "open Foo in\nset_option x 1 in\nvariable (n : Nat) in\ninclude h in\nomit [A] in\ntheorem a : p := q",
            ["a"],
        ),
        ("@[simp] theorem a : p := q", ["a"]),
        ("@[simp,\n  foo [bar] (baz := [x])]\nprotected theorem a : p := q", ["a"]),
        ("@[simp] private noncomputable def a : p := q", ["a"]),
        ("instance (priority := low) a : p := q", ["a"]),
        (
            "instance : p := q\ninstance [A] : p := q\nexample : p := q",
            ["_instance_1", "_instance_2", "_example_1"],
        ),
        ("class inductive A where | b\nclass abbrev B := C\nclass D", ["A", "B", "D"]),
        (
            "structure A where\n  b : Nat := 1\n  deriving Repr\n\nderiving instance BEq for A\ndef c := 1",
            ["A", "c"],
        ),
        ("inductive A\n  | instance_ | b\nlemma c : p := q", ["A", "c"]),
        ('local instance a : p := q\nscoped[A] notation "x" => y\nscoped instance b : p := q', ["a", "b"]),
        ("theorem a : p := by\n  open Foo in\n  set_option x 1 in\n  simp\ntheorem b : p := q", ["a", "b"]),
        ('-- theorem a : p\n/- theorem b : p -/\ndef c := "\ntheorem d : p\n"', ["c"]),
        (
            'macro "m" : command => `(theorem a : p := q)\nmacro_rules\n  | `(m) => `(\n    theorem b : p := q)',
            [],
        ),
        ("def a := `theorem\ndef b := x.instance\ndef c := instance.x", ["a", "b", "c"]),
        ("#eval 1\ntheorem a : p := q\n#print axioms a", ["a"]),
        ("#help command def\n#print instance_x", []),
        ('#doc (Manual) "T" =>\n\na theorem of mine\n', []),
        ("theorem a : p := by\nsimp\nomega\ntheorem b : p := q", ["a", "b"]),
        ("theorem a : p := q\nmy_command x\n\ntheorem b : p := q", ["a", "b"]),
        ("where theorem", []),
        ("inductive A where\n  | def | lemma\n  | namespace (n : B)\ndef b := 1", ["A", "b"]),
        ("\ufeffimport A\ntheorem a : p := q", ["a"]),
        ("\ufefftheorem a : p := q", ["a"]),
        ("theorem a : p := q\r\ntheorem b : p :=\r\n  q\r\n", ["a", "b"]),
        ("\ttheorem a : p := q\n\ttheorem b : p := q", ["a", "b"]),
        ("def a : Nat := b\nwhere\n  @[inline] b : Nat := 1\n  private c := 2\ndef d := 1", ["a", "d"]),
        ("def a := sections\ndef b := ends", ["a", "b"]),
        ("attribute [instance] A.b\n@[instance] def c := 1", ["c"]),
        ("alias a := b\ninitialize c : IO.Ref Nat ← IO.mkRef 0\nopaque d : Nat\naxiom e : False", ["d", "e"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "signature", "body"),
    [
        ("theorem a : p := q", " : p ", ":= q"),
        (
            "theorem a (x : Nat := 3) (h : p := by simp) : q := r",
            " (x : Nat := 3) (h : p := by simp) : q ",
            ":= r",
        ),
        ("theorem a : let x := 3; x = 3 := rfl", " : let x := 3; x = 3 ", ":= rfl"),
        ("theorem a :\n    have h : p := q\n    r := s", " :\n    have h : p := q\n    r ", ":= s"),
        ("theorem a : f = do let x ← g; h := i", " : f = do let x ← g; h ", ":= i"),
        ("theorem a : |x| = |y| := q", " : |x| = |y| ", ":= q"),
        ("theorem a : |x| = fun y => |y| := q", " : |x| = fun y => |y| ", ":= q"),
        ("theorem a : (p || q) = r := s", " : (p || q) = r ", ":= s"),
        (
            "theorem a : x = match y with | 0 => 1 | _ => 2 := q",
            " : x = match y with | 0 => 1 | _ => 2 ",
            ":= q",
        ),
        (
            "def a : Nat → Nat\n  | 0 => 1\n  | n + 1 => let b := n; b",
            " : Nat → Nat\n  ",
            "| 0 => 1\n  | n + 1 => let b := n; b",
        ),
        ("def a : Nat → Nat | 0 => 1 | _ => 2", " : Nat → Nat ", "| 0 => 1 | _ => 2"),
        ("def a : A where\n  b := 1", " : A ", "where\n  b := 1"),
        ("def a := b\nwhere b := 1\ntermination_by 1", " ", ":= b\nwhere b := 1\ntermination_by 1"),
        ("theorem a : f = fun x => g\n  | 0 => by simp", " : f = fun x => g\n  ", "| 0 => by simp"),
        ("inductive A : Type | b | c", " : Type ", "| b | c"),
        ("inductive A (n : Nat)\n  | b\n  deriving Repr", " (n : Nat)\n  ", "| b\n  deriving Repr"),
        (
            "structure A (n : Nat) extends B where\n  c : Nat := 1",
            " (n : Nat) extends B ",
            "where\n  c : Nat := 1",
        ),
        ("structure A deriving Repr", "", None),
        ("axiom a : p", " : p", None),
        ("example : p := q", " : p ", ":= q"),
        ("instance : A := ⟨q⟩", " : A ", ":= ⟨q⟩"),
        ("theorem a : {x | p x} = s := q -- r", " : {x | p x} = s ", ":= q"),
        ("theorem a : p := by\n  simp\n\n  -- more\n\n/-- b -/\n", " : p ", ":= by\n  simp"),
        ('theorem a : x = ":= y" := q', ' : x = ":= y" ', ":= q"),
    ],
)
def test_signature_and_body(text: str, signature: str, body: str | None) -> None:
    assert parts(text) == (signature, body)


def test_every_part_of_a_declaration() -> None:
    text = (
        "namespace A\nopen B\nuniverse u\nsection\nvariable (x : Nat)\n"
        "/-- Says\nsomething. -/\n-- note\n@[simp]\nprotected theorem b : p := by\n  admit\nend\nend A\n"
    )
    d = only(text)
    assert d.name == "A.b"
    assert d.kind == "theorem"
    assert d.modifiers == ("protected",)
    assert d.attributes == ("@[simp]",)
    assert d.span.of(text).startswith("/-- Says")
    assert d.span.of(text).endswith("admit")
    assert d.keyword.of(text) == "theorem"
    assert d.name_span is not None
    assert d.name_span.of(text) == "b"
    assert d.position == Position(10, 10)
    assert d.end == Position(11, 7)
    assert d.namespace == "A"
    assert d.scope == ("namespace A", "open B", "universe u", "section", "variable (x : Nat)")
    assert [h.position for h in d.holes] == [Position(11, 2)]
    assert d.holes[0].declaration == "A.b"


def test_scopes_end_with_their_section() -> None:
    text = "section\nopen A\nend\nopen B in\ntheorem c : p := q\ntheorem d : p := q"
    c, d = declarations(text)
    assert c.scope == ("open B",)
    assert d.scope == ()


def test_helpers_go_before_the_prefix_and_the_mutual_block() -> None:
    text = (
        "open A in\n/-- doc -/ theorem b : p := q\nmutual\n/-- c -/\ndef c := 1\nopen B in\ndef d := 1\nend"
    )
    b, c, d = declarations(text)
    assert text[b.helpers_at :].startswith("open A in")
    assert text[c.helpers_at :].startswith("mutual")
    assert text[d.helpers_at :].startswith("mutual")


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("sorry", 1),
        ("by sorry", 1),
        ("⟨sorry,sorry⟩", 2),
        ("(sorry).1", 1),
        ("sorry.1", 1),
        ("·sorry", 1),
        ("@sorry", 1),
        ("f sorry -- sorry\n  /- sorry -/ sorry", 2),
        ('s!"sorry {sorry}"', 1),
        ("by admit", 1),
        ("sorry'", 0),
        ("sorry.foo", 0),
        ("foo.sorry", 0),
        ("x.1.sorry", 0),
        ("sorryAx Nat", 0),
        ("sorry₁ + xsorry + «sorry»", 0),
        ("`(tactic| sorry)", 0),
        ("`(sorry) + sorry", 1),
        ("do `([sorry] $(x (y)))", 0),
        ("`sorry", 0),
        ("``sorry", 0),
        ("λ_ => sorry", 1),
    ],
)
def test_holes(body: str, count: int) -> None:
    assert len(holes(f"def a := {body}")) == count


def test_macros_hold_no_holes() -> None:
    assert holes('macro "x" : tactic => `(tactic| sorry)\nmacro_rules | `(y) => `(sorry)') == ()


def test_every_command_ends_a_declaration() -> None:
    starts = """
        #eval 1 / open A / end / variable (x : Nat) / macro "m" : term => `(1) / syntax "s" : term / notation "n" => 1
        instance : A := b / deriving instance A for B / attribute [simp] a / initialize x : A ← b / run_cmd a
        universe u / set_option a 1 / export A (b) / include h / omit [A] / section / #check a / namespace B / mutual
        elab "e" : tactic => a / infixl:65 " + " => a / declare_syntax_cat x / builtin_initialize a / alias a := b
        macro_rules | `(a) => `(b) / local notation "n" => 1 / @[simp] lemma l : p := q / add_decl_doc a ""
        my_command x / #my_command / suppress_compilation / public section / @[expose] def x := 1 / simproc a (b) := c
    """
    for start in re.split(r" / |\n\s+", starts.strip()):
        text = f"theorem a : p := by\n  simp\n{start}\n"
        assert declarations(text)[0].span.of(text) == "theorem a : p := by\n  simp", start


def test_the_header() -> None:
    text = "/- A -/ module\n\npublic import A.B\nimport all C -- D\nmeta import «d e»\npublic meta import F\n\nx\n"
    found = header(text)
    assert found.module
    assert not found.prelude
    assert found.imports == ("A.B", "C", "«d e»", "F")
    assert [(e.public, e.meta, e.all) for e in found.entries] == [
        (True, False, False),
        (False, False, True),
        (False, True, False),
        (True, True, False),
    ]
    assert text[: found.end].endswith("import F")


@pytest.mark.parametrize(
    ("text", "imports"),
    [
        ("", ()),
        ("prelude\nimport A", ("A",)),
        ("import A import B", ("A", "B")),
        ("import\n  A\nimport B\ndef import' := 1", ("A", "B")),
        ("-- import A\nimport B\n/-! import C -/", ("B",)),
        ("/-! import C -/\ntheorem import_x : p := q\n", ()),
        ("\ufeffimport A\r\nimport B\r\n", ("A", "B")),
    ],
)
def test_imports(text: str, imports: tuple[str, ...]) -> None:
    assert header(text).imports == imports


def plain(name: str) -> str:
    """Without `«»` and without what Lean puts before private names."""
    return re.sub("[«»]|^_private[.].*[.]0[.]", "", name)


CORE = Path(__file__).parent.parent.parent / "agent/toolchain/core"


@pytest.mark.parametrize("source", sorted(CORE.rglob("*.lean")), ids=lambda p: p.stem)
def test_lean_itself_has_the_same_names_at_the_same_places(lean, source: Path) -> None:
    """Every name that the scanner finds in the core library is in its .olean, written where Lean says."""
    text = source.read_text("utf-8")
    compiled = Olean(lean.search_path()[0] / source.relative_to(CORE).with_suffix(".olean"))
    places = {plain(display(name)): place for name, place in compiled.positions.items()}
    names = {plain(display(name)) for name in compiled.names}
    found = [d for d in declarations(text) if not d.anonymous]
    assert [d.name for d in found if plain(d.name) not in names] == []
    for d in found:
        at = position_at(text, d.name_span.start)
        assert places.get(plain(d.name)) in (None, (at.line, at.column)), d.name
    spans = [(position_at(text, c.start).line, position_at(text, c.end).line) for c in commands(text)]
    outside = [n for n, (line, _) in places.items() if not any(a <= line <= b for a, b in spans)]
    assert outside == []
    written = {plain(d.name) for d in found}
    lines = text.split("\n")
    before = {n: lines[line - 1][:column] for n, (line, column) in places.items() if n not in written}
    assert [n for n, x in before.items() if re.search(r"\b(?:theorem|def|abbrev|inductive)\s+$", x)] == []


SNIPPETS = st.sampled_from(
    [
        "theorem a : p := q",
        "namespace A",
        "end A",
        "end",
        "section",
        "mutual",
        "@[simp]",
        "/-- d -/",
        "open A in",
        "by",
    ]
    + [
        "sorry",
        "def",
        "|",
        "where",
        "`(",
        ")",
        "«",
        "»",
        "\n",
        "  ",
        "\r\n",
        "--",
        "/-",
        "-/",
        '"',
        "example",
        ":=",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(SNIPPETS, max_size=40).map(" ".join)))
def test_spans_are_ordered_and_inside_whatever_the_text(text: str) -> None:
    last = 0
    for c in commands(text):
        assert last <= c.start <= c.head <= c.keyword.start < c.keyword.end <= c.end <= len(text)
        last = c.end
    for d in declarations(text):
        assert (
            d.span.start
            <= d.keyword.start
            < d.keyword.end
            <= d.signature.start
            <= d.signature.end
            <= d.span.end
        )
        assert d.body is None or (d.signature.end == d.body.start and d.body.end == d.span.end)
        assert all(h.span.of(text) == h.kind for h in d.holes)


@given(st.text(alphabet="ab\n\r𝔸", max_size=40), st.data())
def test_positions_and_offsets_are_inverse(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert offset_at(text, position_at(text, offset)) == offset


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "unit",
    ["  open A in\n", "private ", " theorem b", "|x| ", "«"],
)
def test_a_hostile_text_takes_no_more_than_its_length(unit: str) -> None:
    """What grows with the square of the length would need many minutes for these."""
    text = "def a : Nat := by\n" + unit * (300_000 // len(unit)) + "\ndef b := 1\n"
    assert declarations(text)[0].name == "a"
