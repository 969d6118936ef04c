"""Teaching material as it is found in folders: which code blocks it has, and what each is said to do.

Three ways of writing are read, each the way its authors check it:

- Lean files (`.lean`): the file is one program, and each command in it that does more than open or close a scope is a
  block.  Modules of the same folder that it imports are part of it.
- Markdown (`.md`): each block fenced as `lean` or `lean4` is a block; it may build on the blocks above it in its page.
- Verso documents (`.lean` with `#doc`): blocks fenced as `lean`, in the order of the page; `:::example` and
  `:::keepEnv` forget what was declared in them, `+error` and `leanOutput` say what is expected.

A block is *core only* when the real Lean would need nothing but `Init` for it.  The rule is mechanical: a file that
imports anything but `Init` and modules of the same kind beside it is left out, and so is a Verso block that speaks of
`Lean.` or `Std.` (Verso pages import everything).  Identical texts count once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from agent.lean.commands import commands
from agent.lean.header import header
from agent.lean.masking import mask

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_BLOCK = frozenset(
    [
        *("namespace", "section", "end", "open", "variable", "universe", "set_option", "include", "omit"),
        *("export", "import", "mutual", "#exit", "#doc"),
    ]
)
_SKIPPED_FILES = frozenset(["lakefile.lean"])
_SKIPPED_FOLDERS = frozenset([".lake", "node_modules", ".git"])
_BEYOND_INIT = re.compile(
    r"\b(?:Lean|Std)\.|\bopen\s+(?:Lean|Std)\b|\b(?:Meta|Tactic|TermElab|CommandElab|Core|Elab)M\b|\bElab\b|\belab\b"
    r"|\b(?:elab_rules|run_cmd|run_meta|run_elab|simproc|dsimproc|bv_decide|mvcgen|declare_simp_like_tactic)\b"
    r"|\b(?:HashMap|TreeMap|HashSet|TreeSet)\b"
)
_SAYS_ERROR = re.compile(
    r"--.*\b(?:error|fails?|failure|rejected|does not (?:compile|type ?check))\b|--.*エラー", re.IGNORECASE
)
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,})(?P<info>[^`\n]*)$")
_DIRECTIVE = re.compile(r"^[ \t]*(?P<colons>:{3,})[ \t]*(?P<name>\w*)")
_FORGETS = frozenset(["example", "keepEnv"])
_OTHER_PROGRAM = frozenset(["ioExample", "tacticExample", "leanModules", "errorExample", "lakeToml"])
# The machinery with which a book's own build cuts its examples out of Lean files: it is no part of what is taught.
_BOOK_MACHINERY = frozenset(["ExampleSupport", "SubVerso.Examples"])


@dataclass(frozen=True)
class Block:
    """Lines `first` to `last` (from 1) of a program; `outputs` are messages that the material prints below it.

    `fails`: Lean is to report an error there; `may_fail`: a comment beside it speaks of an error.
    """

    name: str
    first: int
    last: int
    fails: bool = False
    may_fail: bool = False
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Program:
    """A text for Lean and the blocks to be judged in it; `imports` are files of the material, compiled before.

    `alone` (Markdown, Verso): a block that does not behave below the others may behave by itself, because pages differ
    in whether a block builds on those above it or repeats what it needs.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    imports: tuple[tuple[str, Path], ...] = ()
    alone: bool = False


@dataclass
class Material:
    """What a folder holds; `excluded` says for each file or block left out why."""

    name: str
    lean: str
    programs: list[Program] = field(default_factory=list)
    excluded: dict[str, str] = field(default_factory=dict)


def read_material(folder: Path, patterns: tuple[str, ...] = ("**/*.lean", "**/*.md")) -> Material:
    """Everything under `folder` that matches one of the patterns."""
    files = sorted({f for p in patterns for f in folder.glob(p) if f.is_file() and not _skipped(f, folder)})
    versions = sorted(
        {t.read_text("utf-8").strip() for t in folder.rglob("lean-toolchain") if not _skipped(t, folder)}
    )
    material = Material(folder.name, ", ".join(v.rpartition(":")[2] for v in versions) or "not said")
    modules = _Modules(folder)
    seen: set[str] = set()
    for file in files:
        name, text = str(file.relative_to(folder)), file.read_text("utf-8", "replace")
        if text in seen:
            continue
        seen.add(text)
        if file.suffix == ".md":
            material.programs.extend(_markdown(name, text, material.excluded))
        elif re.search(r"^#doc \(", text, re.MULTILINE):
            material.programs.extend(_verso(name, text, material.excluded))
        elif why := modules.why_excluded(file):
            material.excluded[name] = why
        else:
            material.programs.append(_lean_file(name, file, modules))
    return material


def _skipped(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    return file.name in _SKIPPED_FILES or bool(_SKIPPED_FOLDERS & set(parts))


# ---------------------------------------------------------------------------------------------------- Lean files
class _Modules:
    """Which file of the folder a module name means, and what each file imports."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, list[Path]] = {}
        for file in folder.rglob("*.lean"):
            if not _skipped(file, folder):
                self._files.setdefault(file.stem, []).append(file)
        self._why: dict[Path, str] = {}

    def find(self, module: str, importer: Path) -> Path | None:
        """The file with that module's path, the nearest one to its importer where there are several."""
        parts = module.replace("«", "").replace("»", "").split(".")
        found = [
            f for f in self._files.get(parts[-1], []) if list(f.with_suffix("").parts[-len(parts) :]) == parts
        ]
        return max(found, key=lambda f: _common(f, importer), default=None)

    def imports(self, file: Path) -> dict[str, Path | None]:
        """The imported modules but for Init and the machinery of books."""
        names = header(file.read_text("utf-8", "replace")).imports
        wanted = [n for n in names if n.split(".")[0] != "Init" and n not in _BOOK_MACHINERY]
        return {n: self.find(n, file) for n in wanted}

    def why_excluded(self, file: Path) -> str:
        """Empty for a core-only file."""
        if file not in self._why:
            self._why[file] = "imports itself"
            self._why[file] = self._reason(file)
        return self._why[file]

    def _reason(self, file: Path) -> str:
        for name, path in self.imports(file).items():
            if path is None:
                return f"imports {name}"
            if why := self.why_excluded(path):
                return f"imports {name}, which {why}"
        return ""

    def closure(self, file: Path) -> tuple[tuple[str, Path], ...]:
        """All modules beneath a core-only file, imports first."""
        found: dict[str, Path] = {}

        def visit(at: Path) -> None:
            for name, path in self.imports(at).items():
                if path is not None and name not in found:
                    visit(path)
                    found.setdefault(name, path)

        visit(file)
        return tuple(found.items())


def _common(a: Path, b: Path) -> int:
    return next((i for i, (x, y) in enumerate(zip(a.parts, b.parts, strict=False)) if x != y), len(a.parts))


def _lean_file(name: str, file: Path, modules: _Modules) -> Program:
    text = without_machinery(file.read_text("utf-8", "replace"))
    return Program(name, text, tuple(_blocks_of(name, text)), modules.closure(file))


def _blocks_of(name: str, text: str) -> Iterator[Block]:
    lines = text.splitlines()
    found = [c for c in commands(text) if c.word not in _NO_BLOCK]
    for command in found:
        first = text.count("\n", 0, command.start) + 1
        last = text.count("\n", 0, command.end) + 1
        said = lines[max(0, first - 2) : last]
        yield Block(f"{name}:{first}", first, last, may_fail=any(_SAYS_ERROR.search(line) for line in said))


def without_machinery(text: str) -> str:
    """The text of a book's example file without the commands of its build, line by line the same."""
    if not any(m in text for m in _BOOK_MACHINERY):
        return text
    text = re.sub(
        r"^import (?:ExampleSupport|SubVerso\.Examples)$|^open SubVerso.*$", "", text, flags=re.MULTILINE
    )
    text = text.replace("#check_msgs", "#guard_msgs (whitespace := lax)")
    for first, last in (
        ("evaluation steps", "end evaluation steps"),
        ("equational steps", "stop equational steps"),
    ):
        pattern = rf"^{first}.*?^{last}.*?$"
        text = re.sub(pattern, lambda m: "\n" * m[0].count("\n"), text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^similar datatypes.*$|^%.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"%ex\{[^}]*\}\{([^}]*)\}", r"\1", text)
    return _numbered(_numbered(text, "discarding", "namespace"), "stop discarding", "end")


def _numbered(text: str, line: str, command: str) -> str:
    count = iter(range(1, text.count("\n") + 2))
    return re.sub(rf"^{line}$", lambda _: f"{command} Discarded{next(count)}", text, flags=re.MULTILINE)


# ------------------------------------------------------------------------------------------------------ documents
@dataclass(frozen=True)
class _Fenced:
    line: int  # of the fence, from 1
    info: str
    text: str


def _fences(text: str) -> Iterator[_Fenced | tuple[int, str, str]]:
    """The fenced blocks of a page, and its directives as (line, colons, name)."""
    lines = text.splitlines()
    i = 0
    while i < len(lines):
        if fence := _FENCE.match(lines[i]):
            stop = i + 1
            while stop < len(lines) and not re.fullmatch(rf"\s*`{{{len(fence['ticks'])},}}\s*", lines[stop]):
                stop += 1
            cut = len(fence["indent"])
            body = "\n".join(line[cut:] if not line[:cut].strip() else line for line in lines[i + 1 : stop])
            yield _Fenced(i + 1, fence["info"].strip(), body + "\n")
            i = stop
        elif directive := _DIRECTIVE.match(lines[i]):
            yield i + 1, directive["colons"], directive["name"]
        i += 1


def _markdown(name: str, text: str, excluded: dict[str, str]) -> Iterator[Program]:
    above = ""
    for fenced in _fences(text):
        if not isinstance(fenced, _Fenced) or not re.match(r"lean4?\b", fenced.info):
            continue
        at, imports = f"{name}:{fenced.line}", header(fenced.text).imports
        if beyond := [i for i in imports if i.split(".")[0] != "Init"]:
            excluded[at] = f"imports {beyond[0]}"
            return  # what follows on the page builds on it
        if re.search(r"\.\.\.|…", mask(fenced.text)):
            excluded[at] = "leaves something out"
            continue
        first, last = above.count("\n") + 1, above.count("\n") + fenced.text.count("\n")
        fails, may_fail = "error" in fenced.info, bool(_SAYS_ERROR.search(fenced.text))
        block = Block(at, first, last, fails, may_fail)
        yield Program(at, above + fenced.text, (block,), alone=True)
        if not fails and not may_fail:
            above += fenced.text


def _verso(name: str, text: str, excluded: dict[str, str]) -> Iterator[Program]:
    page = _Page(name)
    for item in _fences(text[text.index("#doc (") :]):
        offset = text.count("\n", 0, text.index("#doc ("))
        if isinstance(item, _Fenced):
            page.fenced(item, offset, excluded)
        else:
            page.directive(item[1], item[2])
    yield from page.programs()


class _Page:
    """A Verso page: scopes of blocks, each a program that begins with what is known where the scope begins."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[tuple[str, str]] = []  # (colons, name)
        self._scopes: list[list[tuple[str, Block | None]]] = [[]]
        self._done: list[Program] = []

    def directive(self, colons: str, name: str) -> None:
        if name:
            self._open.append((colons, name))
            if name in _FORGETS:
                self._scopes.append([(t, None) for t, _ in self._scopes[-1]])
            elif name == "leanSection":
                self._scopes[-1].append(("section\n", None))
        elif self._open and self._open[-1][0] == colons:
            _, closed = self._open.pop()
            if closed in _FORGETS:
                self._finish(self._scopes.pop())
            elif closed == "leanSection":
                self._scopes[-1].append(("end\n", None))

    def fenced(self, item: _Fenced, offset: int, excluded: dict[str, str]) -> None:
        kind, options = item.info.partition(" ")[::2]
        if any(name in _OTHER_PROGRAM for _, name in self._open):
            return
        if kind == "leanOutput":
            self._expect(options, item.text)
        if kind != "lean":
            return
        at = f"{self._name}:{offset + item.line}"
        text = item.text.replace("#check_msgs", "#guard_msgs (whitespace := lax)")
        if _BEYOND_INIT.search(mask(text)):
            excluded[at] = "speaks of Lean or Std"
            return
        label = re.search(r"\(name\s*:=\s*(\w+)\)", options)
        block = Block(f"{at} {label[1]}" if label else at, 0, 0, fails="+error" in options)
        if "-keep" in options or block.fails:
            self._finish([(t, None) for t, _ in self._scopes[-1]] + [(text, block)])
        else:
            self._scopes[-1].append((text, block))

    def _expect(self, options: str, output: str) -> None:
        label = options.strip().split(" ")[0]
        for n, program in enumerate(self._done):
            if any(b.name.endswith(f" {label}") for b in program.blocks) and "(" not in options:
                self._done[n] = replace(
                    program, blocks=tuple(_with(b, label, output) for b in program.blocks)
                )
        for scope in self._scopes:
            for n, (text, block) in enumerate(scope):
                if block and "(" not in options:
                    scope[n] = (text, _with(block, label, output))

    def _finish(self, scope: list[tuple[str, Block | None]]) -> None:
        text, blocks = "", []
        for part, block in scope:
            first = text.count("\n") + 1
            text += part
            if block is not None:
                blocks.append(replace(block, first=first, last=text.count("\n")))
        if blocks:
            self._done.append(Program(blocks[0].name, text, tuple(blocks), alone=True))

    def programs(self) -> list[Program]:
        """All of them, when the page is at its end."""
        while self._scopes:
            self._finish(self._scopes.pop())
        return self._done


def _with(block: Block, label: str, output: str) -> Block:
    if not block.name.endswith(f" {label}"):
        return block
    return replace(block, outputs=(*block.outputs, output))
