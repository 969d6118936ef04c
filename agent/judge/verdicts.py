"""From what was found and what the replay said to a verdict; no other code makes one that is PROVED."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.types import Reason, Trust, Verdict, VerdictKind

if TYPE_CHECKING:
    from agent.judge.examine import Finding
    from agent.judge.replay import ReplayResult
    from agent.types import Evidence

# Codes that say that a check could not be done, not that it failed.
_DOUBTS = frozenset({"primitive.unverified", "constant.missing", "import.unread", "olean.damaged"})
_MAX_FAILURES = 10
_NO_REPLAYER = "no replayer is available: the proof was audited, not checked again in a fresh kernel"


def conclude(
    finding: Finding,
    replayed: ReplayResult | None,
    notes: tuple[str, ...],
    evidence: Evidence,
    seconds: float,
    unreplayed: Reason | None = None,
) -> Verdict:
    """The verdict on one target.  `replayed` is None where there is no replayer; then `unreplayed` may say why
    nothing can be said without one.  `notes` go with every verdict."""
    shown, axioms, reasons = finding.target.shown, finding.axioms, finding.reasons
    if replayed is not None:
        notes = (*notes, *replayed.notes)
        if replayed.status in ("accepted", "rejected") and settled_by_replay(finding):
            notes, reasons = (*notes, *(reason.message for reason in reasons)), ()
    if reasons:
        doubt = all(reason.code in _DOUBTS for reason in reasons)
        kind = VerdictKind.INCONCLUSIVE if doubt else VerdictKind.REJECTED
        return Verdict(shown, kind, None, reasons, axioms, notes, seconds)
    if replayed is None and unreplayed is not None:
        return Verdict(shown, VerdictKind.INCONCLUSIVE, None, (unreplayed,), axioms, notes, seconds)
    if replayed is None:
        notes, trust = (*notes, _NO_REPLAYER), Trust.AUDITED
    elif replayed.status == "accepted":
        trust = Trust.REPLAYED
    else:
        kind, reasons = _refused(replayed)
        return Verdict(shown, kind, None, reasons, axioms, notes, seconds)
    return Verdict(shown, VerdictKind.PROVED, trust, (), axioms, notes, seconds, evidence)


def settled_by_replay(finding: Finding) -> bool:
    """Whether nothing speaks against a target but what the replay can settle.

    The replayer computes by name only what it has verified, and takes the rest for what it is defined as.
    """
    return all(reason.code == "primitive.unverified" for reason in finding.reasons)


def _refused(replayed: ReplayResult) -> tuple[VerdictKind, tuple[Reason, ...]]:
    """What follows from a replay that did not end in acceptance."""
    if replayed.status == "rejected":
        found = [
            Reason("replay.rejected", f"checked afresh, the kernel refuses {name}: {message} ({code})")
            for name, code, message in replayed.failures[:_MAX_FAILURES]
        ]
        text = "the kernel refuses the solution when it is checked afresh"
        return VerdictKind.REJECTED, tuple(found) or (Reason("replay.rejected", text),)
    said = (
        "; ".join([m for _, _, m in replayed.failures[:_MAX_FAILURES]] or replayed.notes) or "no reason given"
    )
    text = f"the proof could not be checked afresh: {said}"
    return VerdictKind.INCONCLUSIVE, (Reason("replay.inconclusive", text),)


def inconclusive(declaration: str, reason: Reason, seconds: float) -> Verdict:
    """A verdict that says nothing about the proof."""
    return Verdict(declaration, VerdictKind.INCONCLUSIVE, None, (reason,), seconds=seconds)
