"""What of a Lean text is code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        assert after == before or (after == " " and before not in "\r\n")


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
        ("'a' 'b", "' ' 'b"),
        (r"'\'' c", "'  ' c"),
        (r"'\x41' '\u03bb' c", "'    ' '      ' c"),
        ("'\"' c", "' ' c"),
        ("x' y' 'z'", "x' y' ' '"),
        ("h'' 'z'", "h'' ' '"),
        ("f ⁻¹' s 'a'", "f ⁻¹' s ' '"),
        ("f '' s", "f '' s"),
        ("('a', 'b')", "(' ', ' ')"),
        ("«a -- b» c", "«      » c"),
        ("« open\nc", "« open\nc"),
        ("a--b", "a   "),
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
