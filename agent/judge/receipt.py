"""Receipts: what was proved, of what, with what, so that anybody can judge it again.

A receipt is one JSON object for one proved declaration.  It holds no proof of its own: `judge_receipt` reads
the two sources again, whose hashes must be those of the receipt, and judges them afresh.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.errors import ConfigError
from agent.files import read_json, write_atomic
from agent.judge.build import DEFAULT_MODULE, Source
from agent.judge.policy import Policy
from agent.lean.setup import NO_SETUP, ModuleSetup
from agent.lean.text import declarations
from agent.types import Reason, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from agent.judge.judge import Judge
    from agent.toolchain.protocol import Toolchain
    from agent.types import Span

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a proof came from, for the record: the model's name as it was asked for, and what it cost."""

    model: str | None = None
    cost_usd: Decimal | None = None


def make_receipt(
    verdict: Verdict,
    challenge: Source,
    solution: Source,
    toolchain: Toolchain,
    *,
    policy: Policy | None = None,
    origin: Origin = Origin(),
    folder: Path | None = None,
) -> dict[str, Any]:
    """The receipt of a PROVED verdict; paths in it are relative to `folder`, where it is to be kept.

    Raises ValueError for any other verdict.
    """
    if verdict.kind is not VerdictKind.PROVED or verdict.trust is None:
        raise ValueError("only what is proved has a receipt")
    evidence = verdict.evidence
    return {
        "leanloop_receipt": FORMAT,
        "declaration": verdict.declaration,
        "trust": verdict.trust.value,
        "axioms": list(verdict.axioms),
        "notes": list(verdict.notes),
        "judge": {"leanloop": _version(), "policy": policy_table(policy or Policy())},
        "toolchain": {"version": toolchain.version, "description": toolchain.description},
        "challenge": _source(challenge, verdict.declaration, folder, statement=True),
        "solution": _source(solution, verdict.declaration, folder, statement=False),
        "oleans": {
            "challenge": evidence.original if evidence else None,
            "solution": evidence.candidate if evidence else None,
            "imports": dict(evidence.imports) if evidence else {},
        },
        "model": origin.model,
        "cost_usd": None if origin.cost_usd is None else str(origin.cost_usd),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def write_receipt(receipt: dict[str, Any], file: Path) -> None:
    """Write it whole or not at all."""
    write_atomic(file, json.dumps(receipt, ensure_ascii=False, indent=1) + "\n")


def _source(source: Source, name: str, folder: Path | None, *, statement: bool) -> dict[str, Any]:
    found = next((d for d in declarations(source.text) if d.name == name), None)
    part = ""
    if found is not None:
        start, end = (
            (found.span.start, found.signature.end) if statement else (found.span.start, found.span.end)
        )
        part = source.text[start:end].strip()
    file = source.file
    if file and folder is not None:
        file = os.path.relpath(file, folder)
    label = "statement" if statement else "proof"
    return {
        "file": Path(file).as_posix() if file else None,
        "module": source.module,
        "sha256": _sha256(source.text),
        label: part,
        f"{label}_sha256": _sha256(part),
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _version() -> str:
    try:
        return importlib.metadata.version("leanloop")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def policy_table(policy: Policy) -> dict[str, Any]:
    """The policy as it stands in leanloop.toml."""
    table = dataclasses.asdict(policy)
    return {key: sorted(value) if isinstance(value, frozenset) else value for key, value in table.items()}


# ---------------------------------------------------------------------------------------------- judging again
@dataclass(frozen=True, slots=True)
class Claim:
    """What a receipt says, as far as it can be judged again."""

    declaration: str
    challenge: Path
    solution: Path
    module: str
    hashes: tuple[str, str]
    policy: Policy
    trust: str
    axioms: tuple[str, ...]


def read_receipt(file: Path) -> Claim:
    """Read a receipt.  Raises ConfigError for anything that is not one."""
    table = read_json(file)
    if not isinstance(table, dict) or table.get("leanloop_receipt") != FORMAT:
        raise ConfigError(f"{file} is no receipt of leanloop (format {FORMAT})")
    try:
        before, after = table["challenge"], table["solution"]
        paths = [file.parent / _text(part["file"]) for part in (before, after)]
        return Claim(
            _text(table["declaration"]),
            paths[0],
            paths[1],
            _text(before["module"]),
            (_text(before["sha256"]), _text(after["sha256"])),
            Policy.from_table(table["judge"]["policy"]),
            _text(table["trust"]),
            tuple(map(_text, table["axioms"])),
        )
    except (KeyError, TypeError, AttributeError) as e:
        raise ConfigError(f"{file} is a damaged receipt ({type(e).__name__}: {e})") from e


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

    A source that was changed since is REJECTED (`receipt.source`), and so is a proof that now rests on other
    axioms (`receipt.axioms`).  Raises SourceError or TargetError for files that cannot be read.
    """
    from agent.lean.project import read_source

    texts = [read_source(path) for path in (claim.challenge, claim.solution)]
    for path, text, digest in zip((claim.challenge, claim.solution), texts, claim.hashes, strict=True):
        if _sha256(text) != digest:
            reason = Reason("receipt.source", f"{path} is not the file that the receipt was made for")
            return Verdict(claim.declaration, VerdictKind.REJECTED, None, (reason,))
    module = claim.module or DEFAULT_MODULE
    sources = [
        Source(text, module, tuple(import_folders), str(path), setup)
        for path, text in zip((claim.challenge, claim.solution), texts, strict=True)
    ]
    names = dict.fromkeys((claim.declaration, *asked))
    verdict, *_ = await judge.judge(sources[0], sources[1], tuple(names), written=written)
    if verdict.kind is VerdictKind.PROVED and set(verdict.axioms) != set(claim.axioms):
        text = f"the proof rests on {', '.join(verdict.axioms) or 'no axioms'}, the receipt says otherwise"
        return dataclasses.replace(
            verdict, kind=VerdictKind.REJECTED, trust=None, reasons=(Reason("receipt.axioms", text),)
        )
    return verdict
