"""The CI job: changed declarations of a pull request, a verdict for each, and proofs for what lacks one.

The configuration is the base's: a pull request cannot loosen the policy that judges it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.ci.comparison import Scope, compare_commits
from agent.ci.findings import Report

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done: `build` and judge, `prove` what is not, write `receipts` of what is into a folder."""

    build: bool = True
    prove: bool = False
    receipts: Path | None = None
    quiet: bool = False


async def run(scope: Scope, asked: Asked) -> Report:
    """Compare, and do what was asked."""
    found = await compare_commits(scope)
    report = Report(found.repository.top, found.base, found.head or "the working tree", notes=found.notes)
    if found.empty:
        return report
    from agent.ci import judging  # heavy, and most often nothing has changed

    return await judging.run(found, scope.folder, report, asked)
