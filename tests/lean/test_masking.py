"""What of a Lean text is code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.lean.declarations import declarations
from agent.lean.masking import EDGE, code
from agent.lean.text import mask

PIECES = st.sampled_from(
    [
        "--",
        "/-",
        "-/",
        "/--",
        "/-!",
        '"',
        '\\"',
        "'",
        "'a'",
        "«",
        "»",
        "{",
        "}",
        's!"',
        'r#"',
        '"#',
        "r",
        "#",
        "\\",
    ]
    + ["sorry", " ", "\n", "\r\n", "\t", "x'", "⁻¹'", "h", ":=", "\ufeff", "𝔸", "é"]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_keeps_length_and_lines_and_changes_only_to_blanks(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    for before, after in zip(text, masked, strict=True):
        blank = after == " " and before not in "\r\n"
        assert after in (before, EDGE) or blank or (after, before) == ('"', "'")
        assert after != EDGE or re.match(r"[0-9a-fA-F_xXoO'!?.\2]", before)


@given(TEXTS)
def test_what_is_masked_stays_masked(text: str) -> None:
    assert mask(mask(text)) == mask(text).replace("\f", "\f")


@given(st.text(alphabet="abc xyz\n\"'{}«»", max_size=40))
def test_a_comment_hides_anything_but_its_end(inside: str) -> None:
    assert mask(f"a/-{inside}-/b").strip(" \n").startswith("a")
    assert set(mask(f"/-{inside}-/")) <= {" ", "\n"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a -- b\nc", "a     \nc"),
        ("a /- b /- c -/ d -/ e", "a" + " " * 19 + "e"),
        ("/-/ a -/ b", " " * 9 + "b"),
        ("/-- doc --/ b", " " * 12 + "b"),
        ("/- open", "       "),
        ('"a -- b" c', '"      " c'),
        (r'"a\"b" c', '"    " c'),
        (r'"\\" c', '"  " c'),
        ('r"a\\" c', 'r"  " c'),
        ('r#"a"b"# c', 'r#"   "# c'),
        ('bar"x" c', 'bar" " c'),
        ('s!"a {b} c" d', 's!"  {b}  " d'),
        ('s!"a {f "x"} c" d', 's!"  {f " "}  " d'),
        ('s!"a {s!"b {c}"}" d', 's!"  {s!"  {c}"}" d'),
        ('s!"a \\{b} {c}"', 's!"       {c}"'),
        ('s!"{({x := 1} : T)}" d', 's!"{({x := 1} : T)}" d'),
        ('panic! "a {b" c', 'panic! "    " c'),
        ('"a {b} c"', '"       "'),
        ('throwError "a {b} c"', 'throwError "  {b}  "'),
        ("'a' 'b", '" " \2b'),
        (r"'\'' c", '"  " c'),
        (r"'\x41' '\u03bb' c", '"    " "      " c'),
        ("'\"' c", '" " c'),
        ("x' y' 'z'", "x' y' \" \""),
        ("h'' 'z'", "h'' \" \""),
        ("f ⁻¹' s 'a'", 'f ⁻¹\' s " "'),
        ("f '' s", "f '' s"),
        ("('a', 'b')", '(" ", " ")'),
        ("«a -- b» c", "«      » c"),
        ("« open\nc", "« open\nc"),
        ("a--b", "a   "),
        ("x1 x' f! n₁ 0x1F 1e5 2 x.1 1..2", "x1 x' f! n₁ 0x1F 1e5 2 x.1 1..2"),
        ("5end 0b1end !end ?end ..end", "\2end 0b\2end \2end \2end .\2end"),
        ("5'a'end x5'a'end", "5\" \"end x5'a'end"),
    ],
)
def test_code_is_what_lean_says(text: str, code: str) -> None:
    assert mask(text) == code


async def test_the_genuine_lean_agrees_about_what_is_code(lean, tmp_path) -> None:
    """A file full of traps elaborates, and every place where Lean reads `x` is one that the mask shows."""
    from agent.lean.diagnostics import parse_json_lines
    from agent.toolchain.process import Limits, run

    text = (
        "/- a /- zz -/ zz -/ #check (zz)\n"
        '#check ("zz", zz)\n'
        "example (x' : Char) : x' = x' := rfl #check zz\n"
        "#check ('z', zz) -- zz\n"
        '#check (r#"zz " zz"#, zz)\n'
        "/-- zz --/ def «a zz» := zz\n"
        '#check s!"zz {zz} \\{zz}"\n'
    )
    file = tmp_path / "T.lean"
    file.write_text(text, encoding="utf-8")
    finished = await run(lean.lean(("--json", str(file)), cwd=tmp_path), Limits(seconds=60))
    said = [
        (d.start.line, d.start.column)
        for d in parse_json_lines(finished.stdout.decode())
        if d.kind.startswith("lean.unknownIdentifier")
    ]
    shown = [
        (number, column)
        for number, line in enumerate(mask(text).split("\n"), 1)
        for column in range(len(line))
        if line.startswith("zz", column)
    ]
    assert shown == said


def test_code_can_be_had_as_it_is_written() -> None:
    assert code("!b ?x 5end 'a' -- c") == '!b ?x 5end " "     '


GLUED = [
    "def h : Char := 'a'{}",
    "def h : Char := id 'a'{}",
    "def h := f 5'a'{}",
    "def h : Nat := 5{}",
    "def h : Nat := 0b1{}",
    "def h : Nat := 0x1{}",
    "def h : Nat := 1_0{}",
    "def h : Nat := («x y»){}",
    "def h : Nat := «x y»{}",
    "def h : Option Nat := [1][0]?{}",
    "def h : Nat := [1][0]!{}",
    "def h := g ..{}",
    'def h : String := "a"{}',
    "def h : Nat := x'{}",
    "def h : Nat := x.1{}",
    "def h : Nat := 1.{}",
    "def h : Nat := p.1{}",
    "def h : Nat := p.2.1{}",
    "def h : Bool := !b{}",
    "def h : Nat := e²{}",
]
ONE_WORD = {
    "def h := f 5'a'{}",
    "def h : Nat := x'{}",
    "def h : Nat := x.1{}",
    "def h : Nat := 1.{}",
    "def h : Bool := !b{}",
}
BEFORE = """prelude
import Init
def f (n : Nat) (c : Char) : Nat := n
def g (n : Nat := 1) : Nat := n
def «x y» : Nat := 1
def x' : Nat := 1
def b := true
def p : Nat × Nat × Nat := (1, 2, 3)
notation "e²" => 1
"""


@pytest.mark.parametrize("glued", GLUED)
@pytest.mark.parametrize("command", ["opaque ax : Nat", "namespace X", "def ax := 1"])
async def test_no_space_is_needed_before_a_command(lean, tmp_path, glued: str, command: str) -> None:
    """What the genuine Lean declares, however little stands between two commands, is what we read."""
    from agent.lean.olean import Olean, display
    from agent.toolchain.process import Limits, run

    text = BEFORE + glued.format(command) + "\ntheorem s : True := trivial\n"
    (tmp_path / "T.lean").write_text(text, encoding="utf-8")
    done = await run(lean.lean(("-o", "T.olean", "T.lean"), cwd=tmp_path), Limits(seconds=60))
    if done.exit_code != 0:
        assert glued in ONE_WORD or ("0x1" in glued and command.startswith("def")), done.stdout.decode()
        return
    compiled = {display(n) for n in Olean(tmp_path / "T.olean").names if len(n) <= 2}
    read = {d.name for d in declarations(text)}
    assert {n for n in compiled if n.rsplit(".", 1)[-1] in ("ax", "s", "h")} == {
        n for n in read if n.rsplit(".", 1)[-1] in ("ax", "s", "h")
    }
