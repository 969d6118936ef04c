"""What a receipt claims, judged again.

Nothing in a receipt is believed.  The sources must have its hashes, what it shows of them must stand there, and they
are judged afresh; then what they were compiled with and to is compared with what is said there.  Who made the receipt,
when and at what cost cannot be judged again.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.errors import ConfigError, OleanError
from agent.files import read_json
from agent.judge.build import DEFAULT_MODULE, Source
from agent.judge.library import locate
from agent.judge.policy import Policy
from agent.judge.receipt import FORMAT, sha256, shown_part
from agent.lean.olean import parse_name
from agent.lean.setup import NO_SETUP, ModuleSetup
from agent.types import Evidence, Reason, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agent.judge.judge import Judge
    from agent.toolchain.protocol import Toolchain
    from agent.types import Span

_NAMED = 5  # modules that are named in one line
_QUOTED = 200  # characters of the receipt's own words


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One of the two sources, as a receipt describes it: its file and hash, and the part of it that is shown."""

    file: Path
    sha256: str
    shown: str
    shown_sha256: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a receipt says, as far as it can be judged again; `lean` is the version and description of its Lean."""

    declaration: str
    module: str
    challenge: Excerpt
    solution: Excerpt
    policy: Policy
    trust: str
    axioms: tuple[str, ...]
    lean: tuple[str, str]
    compiled: Evidence
    meaning: str = ""


def read_receipt(file: Path) -> Claim:
    """Read a receipt.  Raises ConfigError for anything that is not one."""
    table = read_json(file)
    if not isinstance(table, dict) or table.get("leanloop_receipt") != FORMAT:
        raise ConfigError(f"{file} is no receipt of leanloop (format {FORMAT})")
    try:
        return Claim(
            _text(table["declaration"]),
            _text(table["challenge"]["module"]),
            _excerpt(file.parent, table["challenge"], "statement"),
            _excerpt(file.parent, table["solution"], "proof"),
            Policy.from_table(table["judge"]["policy"]),
            _text(table["trust"]),
            tuple(map(_text, table["axioms"])),
            (_text(table["toolchain"]["version"]), _text(table["toolchain"]["description"])),
            _compiled(table["oleans"]),
            _text(table.get("meaning_sha256") or ""),
        )
    except (KeyError, TypeError, AttributeError) as e:
        raise ConfigError(f"{file} is a damaged receipt ({type(e).__name__}: {e})") from e


def _excerpt(folder: Path, table: dict[str, Any], label: str) -> Excerpt:
    return Excerpt(
        folder / _text(table["file"]),
        _text(table["sha256"]),
        _text(table[label]),
        _text(table[f"{label}_sha256"]),
    )


def _compiled(table: dict[str, Any]) -> Evidence:
    imports = tuple((name, _text(digest)) for name, digest in table["imports"].items())
    return Evidence(_text(table["challenge"] or ""), _text(table["solution"] or ""), imports)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text was expected, not {value!r}")
    return value


async def judge_receipt(
    judge: Judge,
    claim: Claim,
    *,
    import_folders: Sequence[Path] = (),
    setup: ModuleSetup = NO_SETUP,
    written: tuple[Span, ...] | None = None,
    asked: Sequence[str] = (),
) -> Verdict:
    """Judge the claim of a receipt again; `judge` must have been made with a policy that you accept.

    `asked` are definitions that you yourself allow to be filled though they are part of what is stated; that somebody
    asked for them once is nothing that a receipt can say.

    REJECTED: a source that was changed since (`receipt.source`), a statement or a proof that the receipt shows and the
    source does not have (`receipt.statement`, `receipt.proof`), other axioms than it says (`receipt.axioms`).
    INCONCLUSIVE: modules of the project are not those that it was made over, and what is stated is not known to mean
    what it meant then (`receipt.imports`).  Another Lean, library or hash is a note.  Raises SourceError or TargetError
    for files that cannot be read.
    """
    from agent.lean.project import read_source

    excerpts = (claim.challenge, claim.solution)
    texts = [read_source(excerpt.file) for excerpt in excerpts]
    if reason := _untrue(claim, texts):
        return Verdict(claim.declaration, VerdictKind.REJECTED, None, (reason,))
    module = claim.module or DEFAULT_MODULE
    sources = [
        Source(text, module, tuple(import_folders), str(excerpt.file), setup)
        for excerpt, text in zip(excerpts, texts, strict=True)
    ]
    names = dict.fromkeys((claim.declaration, *asked))
    verdict, *_ = await judge.judge(sources[0], sources[1], tuple(names), written=written)
    return await _compared(judge, verdict, claim, sources[0])


def _untrue(claim: Claim, texts: Sequence[str]) -> Reason | None:
    """What the receipt says of its sources and is not so."""
    excerpts = (claim.challenge, claim.solution)
    for excerpt, text in zip(excerpts, texts, strict=True):
        if sha256(text) != excerpt.sha256:
            said = f"{excerpt.file} is not the file that the receipt was made for"
            return Reason("receipt.source", said)
    for label, excerpt, text in zip(("statement", "proof"), excerpts, texts, strict=True):
        code = f"receipt.{label}"
        if sha256(excerpt.shown) != excerpt.shown_sha256:
            said = f"the {label} that the receipt shows does not have the hash beside it: it was edited"
            return Reason(code, said)
        if excerpt.shown != shown_part(text, claim.declaration, statement=label == "statement"):
            said = f"the receipt shows another {label} than {claim.declaration} has in {excerpt.file}"
            return Reason(code, said)
    return None


async def _compared(judge: Judge, verdict: Verdict, claim: Claim, challenge: Source) -> Verdict:
    """The verdict of today beside what the receipt says of its own."""
    notes = [*verdict.notes, *_other_lean(claim, judge.toolchain)]
    found = verdict.evidence
    if verdict.kind is not VerdictKind.PROVED or found is None:
        return dataclasses.replace(verdict, notes=tuple(notes))
    if set(verdict.axioms) != set(claim.axioms):
        text = f"the proof rests on {', '.join(verdict.axioms) or 'no axioms'}, the receipt says otherwise"
        return _instead(verdict, VerdictKind.REJECTED, Reason("receipt.axioms", text), notes)
    before = dict(claim.compiled.imports)
    others = [name for name, digest in found.imports if before.get(name) != digest]
    folders = judge.own_folders(challenge)
    own = [name for name in others if _lies_in(folders, name)]
    if library := [name for name in others if name in before and name not in own]:
        notes.append(f"modules of the library are others than those of the receipt: {_listed(library)}")
    if own and claim.meaning and claim.meaning == await judge.meaning(challenge, claim.declaration):
        notes.append(
            f"modules of the project are others than those of the receipt: {_listed(own)}; what is stated is the same"
        )
    elif own:
        text = (
            f"modules of the project are not those that the receipt was made over: {_listed(own)}; over these, what is "
            "stated is something else or may be"
        )
        return _instead(verdict, VerdictKind.INCONCLUSIVE, Reason("receipt.imports", text), notes)
    if verdict.trust is not None and claim.trust != verdict.trust.value:
        notes.append(f"the receipt says that the proof was {_quoted(claim.trust)}")
    for label, then, now in (
        ("challenge", claim.compiled.original, found.original),
        ("solution", claim.compiled.candidate, found.candidate),
    ):
        if then != now:
            notes.append(f"the compiled {label} has another hash than in the receipt")
    return dataclasses.replace(verdict, notes=tuple(notes))


def _instead(verdict: Verdict, kind: VerdictKind, reason: Reason, notes: Sequence[str]) -> Verdict:
    return dataclasses.replace(
        verdict, kind=kind, trust=None, reasons=(reason,), notes=tuple(notes), evidence=None
    )


def _other_lean(claim: Claim, toolchain: Toolchain) -> list[str]:
    version, description = claim.lean
    if (version, description) == (toolchain.version, toolchain.description):
        return []
    said = f"the receipt names Lean {_quoted(version)} ({_quoted(description)})"
    return [f"{said}; it was judged again with Lean {toolchain.version}"]


def _lies_in(folders: Sequence[Path], module: str) -> bool:
    """Whether the project's own folders have that module."""
    try:
        locate(parse_name(module), folders)
    except (OleanError, ValueError):
        return False
    return True


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(sorted(names)[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _quoted(text: str) -> str:
    """A receipt's own words on one line: whoever edited it may have put anything there."""
    return repr(text[:_QUOTED])
