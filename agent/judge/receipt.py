"""Receipts: what was proved, of what, with what, so that anybody can judge it again.

A receipt is one JSON object for one proved declaration.  It is no proof: `agent.judge.claim` reads the two sources
again, compares what the receipt says of them, and judges them afresh.
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

from agent.files import write_atomic
from agent.judge.policy import Policy
from agent.lean.text import declarations
from agent.types import VerdictKind

if TYPE_CHECKING:
    from decimal import Decimal

    from agent.judge.build import Source
    from agent.toolchain.protocol import Toolchain
    from agent.types import Verdict

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
    meaning: str = "",
) -> dict[str, Any]:
    """The receipt of a PROVED verdict; paths in it are relative to `folder`, where it is to be kept.

    `meaning` is the judge's hash of what is stated in the challenge (`Judge.meaning`).

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
        "meaning_sha256": meaning or None,
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
    part = shown_part(source.text, name, statement=statement)
    file = source.file
    if file and folder is not None:
        file = os.path.relpath(file, folder)
    label = "statement" if statement else "proof"
    return {
        "file": Path(file).as_posix() if file else None,
        "module": source.module,
        "sha256": sha256(source.text),
        label: part,
        f"{label}_sha256": sha256(part),
    }


def shown_part(text: str, name: str, *, statement: bool) -> str:
    """What a receipt shows of a source: the declaration's statement, or all of it with its proof.

    Empty where the text does not show it: it may be made by a macro, or have no name.
    """
    found = next((d for d in declarations(text) if d.name == name), None)
    if found is None:
        return ""
    return text[found.span.start : found.signature.end if statement else found.span.end].strip()


def sha256(text: str) -> str:
    """The hash of a text, as receipts have it."""
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
