"""A Git repository made by a script: a small Lake project, and commits of every kind with what is right to say of each.

`COMMITS` is the table, written by hand: what each commit does, and beside it what `leanloop ci` has to find between it
and its parent.  `build` writes the whole history with one `git fast-import`.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

Files = dict[str, bytes]
Row = tuple[str, str, str | None]
"""(change, name, verdict); the verdict is None where nothing is to be proved."""
PROVED, REJECTED, UNSURE = "proved", "rejected", "inconclusive"

BASIC = """\
namespace Demo

def twice (n : Nat) : Nat := n + n

theorem twice_zero : twice 0 = 0 := by
  rfl

@[simp] theorem twice_one : twice 1 = 2 := rfl

theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

end Demo
"""
USE = """\
import Demo.Basic

namespace Demo

theorem use_twice : twice 2 = 4 := rfl

theorem by_simp : twice 1 + 1 = 3 := by
  simp

theorem alone (n : Nat) : n = n := rfl

end Demo
"""
BOTH = """\
import Demo.Basic

section
variable (n : Nat)

mutual
def isEven : Nat → Bool
  | 0 => true
  | k + 1 => isOdd k

def isOdd : Nat → Bool
  | 0 => false
  | k + 1 => isEven k
end

instance : Inhabited (Fin 3) := ⟨0⟩

theorem even_zero : isEven 0 = true := by
  simp [isEven]

theorem same_n : n = n := rfl
end
"""
START: Files = {
    "lakefile.toml": b'name = "demo"\n\n[[lean_lib]]\nname = "Demo"\n\n'
    b'[[lean_lib]]\nname = "Extra"\nsrcDir = "extra"\n',
    "lean-toolchain": b"leanprover/lean4:v4.35.0\n",
    ".gitignore": b".lake/\n",
    "Demo.lean": b"import Demo.Use\nimport Demo.Both\n",
    "Demo/Basic.lean": BASIC.encode(),
    "Demo/Use.lean": USE.encode(),
    "Demo/Both.lean": BOTH.encode(),
    "extra/Extra.lean": b"import Demo.Basic\n\ntheorem extra_twice : Demo.twice 3 = 6 := rfl\n",
    "README.md": b"A demonstration.\n",
}


@dataclass(frozen=True)
class Commit:
    """One commit: texts to replace (file, old, new), files to set (None removes), and what is right to say.

    `affected` are the unchanged declarations that it affects, in the order of files and lines.
    """

    name: str
    replace: tuple[tuple[str, str, str], ...] = ()
    put: dict[str, bytes | None] = field(default_factory=dict)
    move: dict[str, str] = field(default_factory=dict)
    changed: tuple[Row, ...] = ()
    affected: tuple[tuple[str, str | None], ...] = ()
    code: int = 0
    says: tuple[str, ...] = ()
    why: str = ""
    merges: bool = False
    submodule: str = ""
    lake: bool = False  # of those that the suite also runs with the stand-in Lake, which takes twice as long


BASIC_, USE_, BOTH_, EXTRA_ = "Demo/Basic.lean", "Demo/Use.lean", "Demo/Both.lean", "extra/Extra.lean"
_EXTRA_END = "theorem extra_twice : Demo.twice 3 = 6 := rfl\n"

COMMITS: tuple[Commit, ...] = (
    Commit("prose only", put={"README.md": b"A small demonstration.\n"}),
    Commit(
        "comments and white space only",
        lake=True,
        replace=((BASIC_, "def twice (n : Nat)", "/- doubles -/\ndef twice  (n : Nat) -- of numbers\n   "),),
    ),
    Commit(
        "a theorem is added",
        replace=((USE_, "end Demo", "theorem added (p : Prop) (h : p) : p := h\n\nend Demo"),),
        changed=(("added", "Demo.added", PROVED),),
    ),
    Commit(
        "a theorem is added with a hole",
        replace=((USE_, "end Demo", "theorem to_do (n : Nat) : n + 0 = n := by\n  sorry\n\nend Demo"),),
        changed=(("added", "Demo.to_do", REJECTED),),
        code=1,
        why="axiom.sorry",
    ),
    Commit(
        "its hole is filled",
        lake=True,
        replace=((USE_, "n + 0 = n := by\n  sorry", "n + 0 = n := by\n  rfl"),),
        changed=(("proof", "Demo.to_do", PROVED),),
    ),
    Commit(
        "a theorem is removed",
        lake=True,
        replace=((USE_, "theorem to_do (n : Nat) : n + 0 = n := by\n  rfl\n\n", ""),),
        changed=(("removed", "Demo.to_do", None),),
    ),
    Commit(
        "a statement changes",
        lake=True,
        replace=(
            (USE_, "theorem alone (n : Nat) : n = n := rfl", "theorem alone (n m : Nat) : n = n := rfl"),
        ),
        changed=(("statement", "Demo.alone", PROVED),),
        says=("+ theorem alone (n m : Nat) : n = n",),
    ),
    Commit(
        "a proof changes",
        replace=((BASIC_, ":= by\n  rfl", ":= by\n  simp [twice]"),),
        changed=(("proof", "Demo.twice_zero", PROVED),),
    ),
    Commit(
        "a definition's body changes, and all that uses it is affected",
        replace=((BASIC_, ":= n + n", ":= n + n + 0"),),
        changed=(("body", "Demo.twice", PROVED),),
        affected=(
            ("Demo.twice_zero", PROVED),
            ("Demo.twice_one", PROVED),
            ("Demo.use_twice", PROVED),
            ("Demo.by_simp", PROVED),
            ("extra_twice", PROVED),
        ),
    ),
    Commit(
        "a definition's body changes so that a proof far away breaks",
        replace=(
            (BASIC_, ":= n + n + 0", ":= 2 * n"),
            (
                EXTRA_,
                _EXTRA_END,
                _EXTRA_END
                + "theorem unfolds (n : Nat) : Demo.twice n = n + n := by\n  unfold Demo.twice\n  omega\n",
            ),
        ),
        changed=(("body", "Demo.twice", PROVED), ("added", "unfolds", PROVED)),
        affected=(
            ("Demo.twice_zero", PROVED),
            ("Demo.twice_one", PROVED),
            ("Demo.use_twice", PROVED),
            ("Demo.by_simp", PROVED),
            ("extra_twice", PROVED),
        ),
    ),
    Commit(
        "a definition changes its meaning and proofs break",
        lake=True,
        replace=((BASIC_, ":= 2 * n", ":= 2 * n + n % 2 - n % 2 + 1 - 1 + n / 2 - n / 2 + n / 3"),),
        changed=(("body", "Demo.twice", PROVED),),
        affected=(
            ("Demo.twice_zero", PROVED),
            ("Demo.twice_one", PROVED),
            ("Demo.use_twice", PROVED),
            ("Demo.by_simp", PROVED),
            ("extra_twice", REJECTED),
            ("unfolds", REJECTED),
        ),
        code=1,
        why="lean.error",
    ),
    Commit(
        "and back",
        replace=((BASIC_, ":= 2 * n + n % 2 - n % 2 + 1 - 1 + n / 2 - n / 2 + n / 3", ":= 2 * n"),),
        changed=(("body", "Demo.twice", PROVED),),
        affected=(
            ("Demo.twice_zero", PROVED),
            ("Demo.twice_one", PROVED),
            ("Demo.use_twice", PROVED),
            ("Demo.by_simp", PROVED),
            ("extra_twice", PROVED),
            ("unfolds", PROVED),
        ),
    ),
    Commit(
        "a variable above changes the scope of what follows",
        lake=True,
        replace=((BOTH_, "variable (n : Nat)", "variable (n : Int)"),),
        changed=(
            ("scope", "isEven", PROVED),
            ("scope", "isOdd", PROVED),
            ("scope", "_instance_1", PROVED),
            ("scope", "even_zero", PROVED),
            ("scope", "same_n", PROVED),
        ),
        says=("+ variable (n : Int)",),
    ),
    Commit(
        "an open and an option above",
        replace=(
            (EXTRA_, "import Demo.Basic\n", "import Demo.Basic\n\nset_option maxRecDepth 1000\nopen Demo\n"),
        ),
        changed=(("scope", "extra_twice", PROVED), ("scope", "unfolds", PROVED)),
        says=("+ open Demo",),
    ),
    Commit(
        "an attribute is added; the simp set is another",
        replace=((BASIC_, "theorem twice_zero", "@[simp] theorem twice_zero"),),
        changed=(("scope", "Demo.twice_zero", PROVED),),
    ),
    Commit(
        "an attribute is taken away, and a proof by simp breaks that never named the lemma",
        lake=True,
        replace=((BASIC_, "@[simp] theorem twice_one", "theorem twice_one"),),
        changed=(("scope", "Demo.twice_one", PROVED),),
        affected=(("Demo.by_simp", REJECTED),),
        code=1,
        why="lean.error",
    ),
    Commit(
        "and is put back by a command",
        lake=True,
        replace=((BASIC_, "end Demo", "attribute [simp] twice_one\n\nend Demo"),),
        affected=(
            ("Demo.twice", PROVED),
            ("Demo.twice_zero", PROVED),
            ("Demo.twice_one", PROVED),
            ("Demo.swap", None),
        ),
        says=("Demo/Basic.lean: attribute changed",),
    ),
    Commit(
        "a theorem is renamed",
        replace=((USE_, "theorem added", "theorem of_itself"),),
        changed=(("renamed", "Demo.of_itself", PROVED),),
    ),
    Commit(
        "a theorem moves to another file",
        lake=True,
        replace=(
            (USE_, "theorem of_itself (p : Prop) (h : p) : p := h\n\n", ""),
            (BASIC_, "attribute", "theorem of_itself (p : Prop) (h : p) : p := h\n\nattribute"),
        ),
        changed=(("moved", "Demo.of_itself", PROVED),),
    ),
    Commit(
        "a theorem moves to another namespace",
        replace=(
            (BASIC_, "theorem of_itself (p : Prop) (h : p) : p := h\n\n", ""),
            (
                BASIC_,
                "end Demo\n",
                "end Demo\n\nnamespace Logic\n\ntheorem of_itself (p : Prop) (h : p) : p := h\n\nend Logic\n",
            ),
        ),
        changed=(("renamed", "Logic.of_itself", PROVED),),
    ),
    Commit(
        "a hole comes into a proof that others rest on",
        replace=(
            (
                USE_,
                "theorem use_twice : twice 2 = 4 := rfl\n",
                "theorem use_twice : twice 2 = 4 := by\n  sorry\n",
            ),
            (USE_, "end Demo", "theorem on_it : twice 2 + 0 = 4 := use_twice\n\nend Demo"),
        ),
        changed=(("proof", "Demo.use_twice", REJECTED), ("added", "Demo.on_it", REJECTED)),
        code=1,
        why="lemma.unproved",
    ),
    Commit(
        "the hole is filled, the statement is weaker: drift",
        lake=True,
        replace=(
            (
                USE_,
                "theorem use_twice : twice 2 = 4 := by\n  sorry\n",
                "theorem use_twice : twice 2 = 4 ∨ True := by\n  simp\n",
            ),
            (USE_, "theorem on_it : twice 2 + 0 = 4 := use_twice", "theorem on_it : twice 2 + 0 = 4 := rfl"),
        ),
        changed=(("statement", "Demo.use_twice", PROVED), ("proof", "Demo.on_it", PROVED)),
        says=("- theorem use_twice : twice 2 = 4", "+ theorem use_twice : twice 2 = 4 ∨ True"),
    ),
    Commit(
        "an error comes in",
        replace=((USE_, "theorem on_it : twice 2 + 0 = 4 := rfl", "theorem on_it : twice 2 + 0 = 5 := rfl"),),
        changed=(("statement", "Demo.on_it", REJECTED),),
        code=1,
        why="lean.error",
    ),
    Commit(
        "the error goes",
        replace=((USE_, "theorem on_it : twice 2 + 0 = 5 := rfl", "theorem on_it : twice 2 + 0 = 4 := rfl"),),
        changed=(("statement", "Demo.on_it", PROVED),),
    ),
    Commit(
        "a forbidden axiom, and what rests on it",
        lake=True,
        put={"extra/Extra/Bad.lean": b"axiom magic : 1 = 2\n\ntheorem follows : 1 = 2 := magic\n"},
        changed=(("added", "magic", REJECTED), ("added", "follows", REJECTED)),
        code=1,
        why="axiom.forbidden",
    ),
    Commit(
        "native_decide",
        lake=True,
        put={"extra/Extra/Bad.lean": b"theorem fast : 10 < 20 := by\n  native_decide\n"},
        changed=(("added", "fast", REJECTED), ("removed", "magic", None), ("removed", "follows", None)),
        code=1,
    ),
    Commit(
        "a file is renamed",
        lake=True,
        move={"extra/Extra/Bad.lean": "extra/Extra/Good.lean"},
        put={"extra/Extra/Good.lean": b"theorem fast : 10 < 20 := by\n  decide\n"},
        changed=(("proof", "fast", PROVED),),
    ),
    Commit(
        "a file is deleted",
        put={"extra/Extra/Good.lean": None},
        changed=(("removed", "fast", None),),
    ),
    Commit(
        "one of two that are mutual changes",
        replace=((BOTH_, "  | 0 => false", "  | 0 => not true"),),
        changed=(("body", "isOdd", PROVED),),
        affected=(("isEven", PROVED), ("even_zero", PROVED)),
    ),
    Commit(
        "an instance without a name changes",
        lake=True,
        replace=((BOTH_, "⟨0⟩", "⟨1⟩"),),
        changed=(("body", "_instance_1", PROVED),),
    ),
    Commit(
        "an example with a hole",
        replace=((BOTH_, "theorem same_n", "example : 1 = 1 := by\n  sorry\n\ntheorem same_n"),),
        changed=(("added", "_example_1", REJECTED),),
        code=1,
        why="axiom.sorry",
    ),
    Commit(
        "line ends become CRLF, the example goes",
        replace=((BOTH_, "example : 1 = 1 := by\n  sorry\n\n", ""), (BOTH_, "\n", "\r\n")),
        changed=(("removed", "_example_1", None),),
    ),
    Commit(
        "a file that is no text",
        lake=True,
        put={"extra/Extra/Latin.lean": "theorem é : True := trivial\n".encode("latin-1")},
        code=3,
        says=("extra/Extra/Latin.lean: inconclusive (it is not UTF-8 (byte 8))",),
    ),
    Commit(
        "which becomes text",
        put={"extra/Extra/Latin.lean": "theorem é : True := trivial\n".encode()},
        changed=(("added", "é", PROVED),),
        says=("extra/Extra/Latin.lean was no UTF-8 text at the base",),
    ),
    Commit(
        "a module goes that others import",
        lake=True,
        put={"extra/Extra/Latin.lean": None, "Demo/Both.lean": None},
        changed=(
            ("removed", "isEven", None),
            ("removed", "isOdd", None),
            ("removed", "_instance_1", None),
            ("removed", "even_zero", None),
            ("removed", "same_n", None),
            ("removed", "é", None),
        ),
        says=("Demo.lean: rejected (it imports Demo.Both, which this branch removes",),
        code=1,
    ),
    Commit("nobody imports it any more", put={"Demo.lean": b"import Demo.Use\n"}),
    Commit(
        "notation that a statement uses",
        replace=(
            (
                EXTRA_,
                "theorem extra_twice : Demo.twice 3 = 6",
                'local notation "six" => 6\n\ntheorem extra_twice : Demo.twice 3 = six',
            ),
        ),
        changed=(("statement", "extra_twice", PROVED),),
        affected=(("unfolds", PROVED),),
    ),
    Commit(
        "the notation says something else, and the lemma with it",
        replace=((EXTRA_, 'local notation "six" => 6', 'local notation "six" => 7'),),
        affected=(("extra_twice", REJECTED), ("unfolds", UNSURE)),
        code=1,
        says=("extra/Extra.lean: notation changed",),
    ),
    Commit(
        "and back again",
        replace=((EXTRA_, 'local notation "six" => 7', 'local notation "six" => 6'),),
        affected=(("extra_twice", PROVED), ("unfolds", PROVED)),
    ),
    Commit(
        "another lakefile: everything is affected",
        lake=True,
        replace=(
            (
                "lakefile.toml",
                'srcDir = "extra"\n',
                'srcDir = "extra"\nleanOptions = { autoImplicit = false }\n',
            ),
        ),
        affected=(
            ("Demo.twice", PROVED),
            ("Demo.twice_zero", PROVED),
            ("Demo.twice_one", PROVED),
            ("Demo.swap", None),
            ("Logic.of_itself", PROVED),
            ("Demo.use_twice", PROVED),
            ("Demo.by_simp", PROVED),
            ("Demo.alone", PROVED),
            ("Demo.on_it", PROVED),
            ("extra_twice", PROVED),
            ("unfolds", PROVED),
        ),
        says=("lakefile.toml differs",),
    ),
    Commit(
        "a submodule comes in",
        submodule="vendor/other",
        says=("the submodule vendor/other went from nothing to",),
    ),
    Commit(
        "a merge commit of a branch with a proof",
        lake=True,
        merges=True,
        changed=(("added", "Demo.merged", PROVED),),
    ),
)


def build(folder: Path) -> list[str]:
    """Write the history into a new repository; the hashes of the commits, that of `START` first."""
    stream = bytearray()
    files, mark = dict(START), 1
    stream += _commit(mark, "start", None, files)
    for commit in COMMITS:
        parent, merged = mark, None
        before, files = files, _after(files, commit)
        if commit.merges:
            side = dict(files) | {
                "Demo/Side.lean": b"namespace Demo\ntheorem merged : True := trivial\nend Demo\n"
            }
            merged = mark + 1
            stream += _commit(merged, "on a branch", parent, side)
            mark, files = merged, side
        mark += 1
        stream += _commit(mark, commit.name, parent, files, merged, commit.submodule)
        assert commit.put or files != before or commit.submodule, commit.name
    _git(folder, "init", "-q", "-b", "main", ".")
    marks = folder / ".git" / "marks"
    _git(folder, "fast-import", "--quiet", f"--export-marks={marks}", stdin=bytes(stream))
    _git(folder, "reset", "-q", "--hard", "main")
    known = dict(line.split() for line in marks.read_text().splitlines())
    on_branches = {m for m, subject in _subjects(stream) if subject == "on a branch"}
    return [known[f":{m}"] for m in range(1, mark + 1) if m not in on_branches]


def _after(files: Files, commit: Commit) -> Files:
    after = dict(files)
    for old, new in commit.move.items():
        after[new] = after.pop(old)
    for path, content in commit.put.items():
        if content is None:
            del after[path]
        else:
            after[path] = content
    for path, old, new in commit.replace:
        assert old.encode() in after[path], (commit.name, path, old)
        after[path] = after[path].replace(old.encode(), new.encode())
    return after


def _commit(
    mark: int, message: str, parent: int | None, files: Files, merged: int | None = None, submodule: str = ""
) -> bytes:
    text = message.encode()
    out = b"commit refs/heads/main\nmark :%d\ncommitter A <a@example.org> %d +0000\n" % (
        mark,
        1_700_000_000 + mark,
    )
    out += b"data %d\n%s\n" % (len(text), text)
    out += b"from :%d\n" % parent if parent else b""
    out += b"merge :%d\n" % merged if merged else b""
    out += b"deleteall\n"
    for path, data in files.items():
        out += b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)
    if submodule or merged:
        out += b"M 160000 %s %s\n" % (b"1" * 40, (submodule or "vendor/other").encode())
    return out + b"\n"


def _subjects(stream: bytearray) -> list[tuple[int, str]]:
    parts = bytes(stream).split(b"commit refs/heads/main\nmark :")[1:]
    return [(int(p.split(b"\n", 1)[0]), p.split(b"\n", 4)[3].decode()) for p in parts]


def _git(folder: Path, *args: str, stdin: bytes = b"") -> None:
    subprocess.run(["git", *args], cwd=folder, input=stdin, check=True, capture_output=True)
