"""The .olean reader: what it reads, and that damage of any kind is an OleanError."""

from __future__ import annotations

import asyncio
import random
import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.errors import OleanError
from agent.lean.olean import Kind, Olean, Safety, Tag, display, parse_name
from agent.lean.terms import Terms, binder_infos
from agent.toolchain.process import Limits, run

if TYPE_CHECKING:
    from pathlib import Path

    from agent.toolchain.embedded import EmbeddedLean

SOURCE = """
def f : Nat → Nat
  | 0 => 1
  | n + 1 => f n + n
theorem t {p q : Prop} (h : p) [Inhabited Nat] : q → p := fun _ => h
theorem t' {a b : Prop} (x : a) [Inhabited Nat] : b → a := fun _ => x
private theorem hidden : 1 = 1 := rfl
def «odd name».x : String := "∀ é\\n"
def big : Nat := 123456789012345678901234567890
inductive Vec (α : Type) : Nat → Type where
  | nil : Vec α 0
  | cons (a : α) (v : Vec α n) : Vec α (n + 1)
unsafe def loop (n : Nat) : Nat := loop (n + 1)
opaque secret : Nat
axiom nothing.{u} (α : Sort u) : α
noncomputable def chosen : Nat := Classical.choice ⟨1⟩
"""


def compile_source(lean: EmbeddedLean, folder: Path, text: str = SOURCE, name: str = "Sample") -> Path:
    (folder / f"{name}.lean").write_text(text, "utf-8")
    command = lean.lean(["-o", f"{name}.olean", f"{name}.lean"], cwd=folder)
    finished = asyncio.run(run(command, Limits(seconds=60)))
    assert finished.exit_code == 0, finished.stdout.decode()
    return folder / f"{name}.olean"


@pytest.fixture(scope="module")
def path(lean: EmbeddedLean, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_source(lean, tmp_path_factory.mktemp("olean"))


def read_everything(path: Path) -> int:
    """Decode all that can be decoded; the number of constants."""
    module, terms = Olean(path), Terms()
    for name in module.names:
        constant = module.constant(name)
        module.uses(name)
        for address in constant.terms():
            terms.term(module, address, constant.level_params)
        binder_infos(module, constant.type)
    for extension in module.entries:
        display(extension)
    assert module.extra_names is not None
    return len(module)


def test_reads_every_kind_of_constant(path: Path) -> None:
    module = Olean(path)
    kinds = {display(n): module.constant(n).kind for n in module.names}
    assert kinds["f"] is Kind.DEFINITION
    assert kinds["t"] is Kind.THEOREM
    assert kinds["Vec"] is Kind.INDUCTIVE
    assert kinds["Vec.cons"] is Kind.CONSTRUCTOR
    assert kinds["Vec.rec"] is Kind.RECURSOR
    assert kinds["secret"] is Kind.OPAQUE
    assert kinds["nothing"] is Kind.AXIOM
    assert module.constant(("loop",)).safety is Safety.UNSAFE
    assert module.constant(("Vec",)).constructors == (("Vec", "nil"), ("Vec", "cons"))
    assert module.constant(("Vec",)).numbers == (1, 1, 0)
    assert [r.constructor for r in module.constant(("Vec", "rec")).rules] == [("Vec", "nil"), ("Vec", "cons")]
    assert module.constant(("nothing",)).level_params == (("u",),)
    assert [display(i.module) for i in module.imports] == ["Init", "Init"]
    assert module.version == "4.35.0"
    assert not module.is_module


def test_a_statement_is_read_without_the_rest_of_its_constant(path: Path) -> None:
    whole, partly = Olean(path), Olean(path)
    for name in whole.names:
        constant = whole.constant(name)
        assert partly.statement(name) == whole.statement(name) == (constant.kind, constant.type)


def test_a_constant_that_is_listed_under_the_name_of_another_is_damage(path: Path, tmp_path: Path) -> None:
    module, data = Olean(path), bytearray(path.read_bytes())
    base = struct.unpack_from("<Q", data, 0x50)[0]
    first = module._listed_names - base + 24  # behind the head, size and capacity of the array
    data[first : first + 16] = data[first + 8 : first + 16] + data[first : first + 8]
    (tmp_path / "Swapped.olean").write_bytes(data)
    swapped = Olean(tmp_path / "Swapped.olean")
    for name in list(swapped.names)[:2]:
        with pytest.raises(OleanError, match="is listed as"):
            swapped.statement(name)
        with pytest.raises(OleanError, match="is listed as"):
            swapped.constant(name)


def test_names_are_parts_not_text(path: Path) -> None:
    module = Olean(path)
    assert ("odd name", "x") in module
    assert ("_private", "Sample", 0, "hidden") in module


def test_literals(path: Path) -> None:
    module, terms = Olean(path), Terms()
    text = terms.nodes[terms.value(module, module.constant(("odd name", "x"))) or 0]
    assert text == (Tag.LITERAL, "∀ é\n")
    assert module.uses(("big",)).nat_literal
    assert any(node == (Tag.LITERAL, 123456789012345678901234567890) for node in everything(module, terms))


def everything(module: Olean, terms: Terms) -> list[tuple[object, ...]]:
    for name in module.names:
        constant = module.constant(name)
        for address in constant.terms():
            terms.term(module, address, constant.level_params)
    return terms.nodes


def test_interned_types_are_equal_up_to_names_of_binders(path: Path) -> None:
    module, terms = Olean(path), Terms()
    first, second = module.constant(("t",)), module.constant(("t'",))
    assert terms.type(module, first) == terms.type(module, second)
    assert binder_infos(module, first.type) == (1, 1, 0, 3, 0)
    assert terms.type(module, first) != terms.type(module, module.constant(("f",)))


def test_the_core_library_is_read_completely(lean: EmbeddedLean) -> None:
    files = sorted(lean.home.glob("lib/**/*.olean"))
    assert sum(read_everything(file) for file in files) > 4000


MODULE = """module
prelude
public section
inductive Yes : Prop where
  | intro : Yes
theorem yes : Yes := Yes.intro
"""


def test_proofs_of_a_module_file_are_in_its_private_part(lean: EmbeddedLean, tmp_path: Path) -> None:
    file = compile_source(lean, tmp_path, MODULE, "Split")
    module = Olean(file)
    assert module.is_module
    assert module.constant(("yes",)).kind is Kind.THEOREM
    assert module.uses(("yes",)).constants == {("Yes",), ("Yes", "intro")}
    file.with_name("Split.olean.private").unlink()
    with pytest.raises(OleanError, match="cannot read"):
        Olean(file)


# ---------------------------------------------------------------------------------------------- damage
def survives(data: bytes, folder: Path) -> bool:
    """Whether reading `data` ends well, or with an OleanError; anything else is raised."""
    file = folder / "damaged.olean"
    file.write_bytes(data)
    try:
        read_everything(file)
    except OleanError as e:
        message = e.message
    else:
        return True
    assert str(file) in message
    return False


@pytest.mark.parametrize("size", [0, 1, 5, 80, 95, 96, 103, 104, 1000])
def test_a_file_cut_short_is_refused(path: Path, tmp_path: Path, size: int) -> None:
    assert not survives(path.read_bytes()[:size], tmp_path)


def test_any_truncation_is_refused(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    for size in range(104, len(data), 1009):
        assert not survives(data[:size], tmp_path)


def test_unknown_formats_are_refused(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    for format_ in (0, 1, 3, 255):
        data[5] = format_
        file = tmp_path / "format.olean"
        file.write_bytes(data)
        with pytest.raises(OleanError, match=f"format {format_} is not known"):
            Olean(file)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), flips=st.integers(1, 8))
def test_flipped_bits(path: Path, tmp_path: Path, seed: int, flips: int) -> None:
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(flips):
        data[chance.randrange(0x50, len(data))] ^= 1 << chance.randrange(8)
    survives(bytes(data), tmp_path)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_words_replaced_by_other_words(path: Path, tmp_path: Path, seed: int) -> None:
    """Pointers that lead elsewhere in the file are the likeliest to be believed."""
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    words = len(data) // 8
    for _ in range(chance.randint(1, 4)):
        other = struct.unpack_from("<Q", data, chance.randrange(12, words) * 8)[0]
        value = chance.choice([other, other, other, 0, 1, 2**63, 2**64 - 1])
        struct.pack_into("<Q", data, chance.randrange(10, words) * 8, value)
    survives(bytes(data), tmp_path)


def test_cycles_cannot_be_built(path: Path, tmp_path: Path) -> None:
    """Every child lies below its parent, so a term that contains itself is refused."""
    data = bytearray(path.read_bytes())
    base = struct.unpack_from("<Q", data, 0x50)[0]
    application = (Tag.APP << 56) | (2 << 48) | (32 << 32)
    places = [
        i for i in range(0x60, len(data) - 16, 8) if struct.unpack_from("<Q", data, i)[0] == application
    ]
    assert places
    for place in places:
        struct.pack_into("<Q", data, place + 8, base + place)
    assert not survives(bytes(data), tmp_path)


# ---------------------------------------------------------------------------------------------- names
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Foo.bar", ("Foo", "bar")),
        ("«odd name».x", ("odd name", "x")),
        ("a.«b.c».d'", ("a", "b.c", "d'")),
        ("_private.Main.0.t", ("_private", "Main", 0, "t")),
        ("αβ.x₁", ("αβ", "x₁")),
    ],
)
def test_names_are_parsed_and_shown(text: str, parts: tuple[str | int, ...]) -> None:
    assert parse_name(text) == parts
    assert display(parts) == text


@pytest.mark.parametrize("text", ["", ".", "a.", ".a", "«a", "a..b", "«a»b"])
def test_texts_that_are_no_names(text: str) -> None:
    with pytest.raises(ValueError, match="name"):
        parse_name(text)


def test_a_name_that_hides_something_is_shown_plainly() -> None:
    assert display(("propext\n",)) == "«propext\\u000a»"
    assert display(("propext", "")) == "propext.«»"
    assert display(("a.b",)) == "«a.b»"


@given(
    st.lists(
        st.text(st.characters(exclude_characters="«»", codec="utf-8"), max_size=5), min_size=1, max_size=4
    )
)
def test_display_is_read_back(parts: list[str]) -> None:
    if (
        all(part.isprintable() and not (part.isascii() and part.isdigit()) for part in parts)
        and "" not in parts
    ):
        assert parse_name(display(tuple(parts))) == tuple(parts)
