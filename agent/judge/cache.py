"""Accepted proofs, by what they prove: found again, they are candidates that cost nothing, and are judged
again.

The key is a hash of the statement (the text of the whole challenge up to the declaration's end, so that
everything it depends on counts), the module, the toolchain, the hashes of what is imported, and the policy.
A hit is never trusted: whoever finds one puts it through the judge like any other candidate.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.files import write_atomic
from agent.judge.receipt import policy_table
from agent.types import Span

if TYPE_CHECKING:
    from pathlib import Path

    from agent.judge.build import Source
    from agent.judge.policy import Policy
    from agent.toolchain.protocol import Toolchain

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class CachedProof:
    """A solution that was accepted once: its whole text, and which parts of it were written for it."""

    text: str
    written: tuple[Span, ...] | None


class ProofCache:
    """A folder of accepted proofs.  A file that cannot be read is no hit; one that cannot be written is no
    error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def key(self, challenge: Source, declaration: str, toolchain: Toolchain, policy: Policy) -> str:
        """The address of a proof of `declaration` as the challenge states it."""
        parts = (
            str(_FORMAT),
            challenge.text,
            challenge.module,
            declaration,
            toolchain.version,
            toolchain.description,
            *(
                f"{f}:{_digest_of(f)}"
                for folder in challenge.import_folders
                for f in sorted(folder.rglob("*.olean"))
            ),
            json.dumps(policy_table(policy), sort_keys=True),
        )
        digest = hashlib.sha256()
        for part in parts:
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
        return digest.hexdigest()

    def get(self, key: str) -> CachedProof | None:
        """The proof kept under `key`, to be judged again."""
        try:
            table = json.loads(self._file(key).read_bytes())
            written = table["written"]
            spans = None if written is None else tuple(Span(int(a), int(b)) for a, b in written)
            return CachedProof(str(table["text"]), spans)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, proof: CachedProof) -> None:
        """Keep a proof that the judge has accepted."""
        spans = None if proof.written is None else [(s.start, s.end) for s in proof.written]
        file = self._file(key)
        with contextlib.suppress(OSError, ValueError):  # then it is found again next time
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(file, json.dumps({"text": proof.text, "written": spans}))

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.json"


def _digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
