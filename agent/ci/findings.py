"""What the CI job found, and what follows from it: a verdict for each declaration, and the exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.outcomes import UNPROVED_LEMMA
from agent.types import Reason, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from agent.ci.affected import Affected, Key
    from agent.ci.changes import Changed
    from agent.ci.meaning import Drift
    from agent.ci.suggestions import Suggestion
    from agent.types import Refutation


@dataclass(frozen=True, slots=True)
class FileFinding:
    """A file of which more cannot be said: it is no Lean text, or does not compile outside of any declaration."""

    file: str
    verdict: Verdict


@dataclass(frozen=True)
class Report:
    """What the job found.  `affected` are unchanged declarations that use a changed one.

    `verdicts` by (file, name); `exact` whether the users of changed declarations were told by the constants of compiled
    modules; `new_holes` names of declarations that are no longer proved; `patch` proves the `repaired` ones.
    `suggestions` are its short parts; `in_diff` file -> first and last lines that a reviewer sees.  `drifts`:
    declarations that mean something else when compiled, whatever their text.
    """

    root: Path
    base: str
    head: str
    changed: tuple[Changed, ...] = ()
    affected: tuple[Affected, ...] = ()
    verdicts: Mapping[Key, Verdict] = field(default_factory=dict)
    files: tuple[FileFinding, ...] = ()
    notes: tuple[str, ...] = ()
    exact: bool = False
    new_holes: frozenset[str] = frozenset()
    toolchain: str = ""
    patch: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    in_diff: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    repaired: frozenset[Key] = frozenset()
    refuted: Mapping[Key, Refutation] = field(default_factory=dict)
    drifts: Mapping[Key, Drift] = field(default_factory=dict)

    @property
    def rewritten(self) -> frozenset[Key]:
        """Declarations whose own text or scope says something else: that is shown, so what they rest on need not be."""
        drifted = (c.after for c in self.changed if c.drifted)
        return frozenset((v.file, v.declaration.name) for v in drifted if v is not None)

    def drift_of(self, c: Changed) -> Drift | None:
        """The same of one that changed, but not in what is said of its statement anyway."""
        if c.after is None or c.drifted:
            return None
        return self.drift(c.after.file, c.after.declaration.name)

    def drift(self, file: str, name: str) -> Drift | None:
        """What is different in the compiled statement of a declaration; None where it says what it said."""
        found = self.drifts.get((file, name))
        return found if found is not None and found.stated else None

    def verdict(self, c: Changed) -> Verdict | None:
        """The judge's verdict on a changed declaration, or the hole that can be seen without one."""
        if c.after is None:
            return None
        d = c.after.declaration
        found = self.verdicts.get((c.after.file, d.name))
        if d.holes and (found is None or found.kind is VerdictKind.INCONCLUSIVE):
            holes = f"it has {len(d.holes)} hole{'s' if len(d.holes) > 1 else ''}"
            return Verdict(d.name, VerdictKind.REJECTED, reasons=(Reason("hole", holes),))
        return found

    def verdict_of_affected(self, a: Affected) -> Verdict | None:
        """The judge's verdict on an affected declaration; None where none was asked for."""
        return self.verdicts.get((a.file, a.declaration.name))

    def already_unproved(self, a: Affected) -> bool:
        """Whether it was unproved before, and through nothing that this branch did."""
        if a.declaration.holes:
            return True
        verdict = self.verdict_of_affected(a)
        if verdict is None or not verdict.reasons or self.new_holes & set(a.uses):
            return False
        return all(r.code == UNPROVED_LEMMA for r in verdict.reasons)

    def open_verdicts(self) -> Iterator[Verdict]:
        """Every verdict that counts and is not PROVED."""
        found = [self.verdict(c) for c in self.changed]
        found += [self.verdict_of_affected(a) for a in self.affected if not self.already_unproved(a)]
        found += [f.verdict for f in self.files]
        yield from (v for v in found if v is not None and v.kind is not VerdictKind.PROVED)


def exit_code(report: Report) -> int:
    """0 all that changed is proved (or nothing was to be), 1 something is not, 3 only things that cannot be said."""
    kinds = {v.kind for v in report.open_verdicts()}
    if VerdictKind.REJECTED in kinds:
        return 1
    return 3 if kinds else 0
