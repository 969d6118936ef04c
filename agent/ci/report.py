"""The CI job's findings for programs: JSON, annotations, SARIF, JUnit, GitHub's reviews, GitLab's Code Quality."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.ci import suggestions
from agent.ci.showing import SAME_TEXT, is_open, signed, statements
from agent.report import machine
from agent.report.results import Json, reasons, refutation
from agent.types import Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.ci.affected import Affected
    from agent.ci.changes import Changed
    from agent.ci.findings import Report
    from agent.ci.meaning import Drift
    from agent.types import Declaration


@dataclass(frozen=True, slots=True)
class _Open:
    """Something that counts and is not proved: a declaration, or a file (then `declaration` is None)."""

    file: str
    declaration: Declaration | None
    verdict: Verdict

    @property
    def name(self) -> str:
        return self.declaration.name if self.declaration else self.file

    @property
    def why(self) -> str:
        return "; ".join(r.message for r in self.verdict.reasons) or self.verdict.kind.value


def _open(report: Report) -> Iterator[_Open]:
    for c in report.changed:
        verdict = report.verdict(c)
        if verdict is not None and is_open(verdict) and c.after is not None:
            yield _Open(c.after.file, c.after.declaration, verdict)
    for a in report.affected:
        verdict = report.verdict_of_affected(a)
        if verdict is not None and is_open(verdict) and not report.already_unproved(a):
            yield _Open(a.file, a.declaration, verdict)
    for f in report.files:
        yield _Open(f.file, None, f.verdict)


# ---------------------------------------------------------------------------------------- JSON
def as_json(report: Report) -> Json:
    """What `leanloop ci --json` prints."""
    rows = [_row(report, c) for c in report.changed]
    affected = [_affected_row(report, a) for a in report.affected]
    return {
        "base": report.base,
        "head": report.head,
        "toolchain": report.toolchain or None,
        "changed": rows,
        "affected": affected,
        "files": [{"file": f.file} | _verdict(f.verdict) for f in report.files],
        "notes": list(report.notes),
        "uses_by": "constants" if report.exact else "words",
        "totals": {
            "changed": len(rows),
            "affected": len(affected),
            "unproved": sum(1 for _ in _open(report)),
        },
    }


def _row(report: Report, c: Changed) -> Json:
    shown = c.current
    drift = report.drift_of(c)
    row: Json = {
        "file": shown.file,
        "name": shown.declaration.name,
        "kind": shown.declaration.kind,
        "change": c.change.value,
        "line": shown.declaration.position.line,
        "end_line": shown.declaration.end.line,
        "newly_unproved": c.newly_unproved,
        "filled": c.filled,
        "drift": c.drifted or drift is not None,
        **_rests(drift),
    }
    if c.before is not None and c.after is not None:
        if c.before.declaration.name != c.after.declaration.name:
            row["old_name"] = c.before.declaration.name
        if c.before.file != c.after.file:
            row["old_file"] = c.before.file
        if c.drifted:
            row["statement_before"], row["statement_after"] = statements(c.before, c.after)
    key = shown.file, shown.declaration.name
    row["repaired"] = key in report.repaired
    row["refutation"] = refutation(report.refuted.get(key))
    return row | _verdict(report.verdict(c))


def _affected_row(report: Report, a: Affected) -> Json:
    d = a.declaration
    drift = report.drift(a.file, d.name)
    row: Json = {
        "file": a.file,
        "name": d.name,
        "kind": d.kind,
        "line": d.position.line,
        "uses": list(a.uses),
        "drift": drift is not None,
        **_rests(drift),
    }
    row["already_unproved"] = report.already_unproved(a)
    row["refutation"] = refutation(report.refuted.get((a.file, d.name)))
    return row | _verdict(report.verdict_of_affected(a))


def _rests(drift: Drift | None) -> Json:
    """What the compiled statement rested on, and rests on now, where that differs."""
    return {} if drift is None else {"rested_on": list(drift.before), "rests_on": list(drift.after)}


def _verdict(verdict: Verdict | None) -> Json:
    if verdict is None:
        return {"verdict": None, "trust": None, "axioms": [], "reasons": []}
    trust = verdict.trust.value if verdict.trust else None
    return {
        "verdict": verdict.kind.value,
        "trust": trust,
        "axioms": list(verdict.axioms),
        "reasons": reasons(verdict.reasons),
    }


# ---------------------------------------------------------------------------------------- for machines
def workflow_commands(report: Report) -> list[str]:
    """GitHub's workflow commands, one for each thing that is not proved, and for each hole filled by a drift."""
    out = []
    for found in _open(report):
        level = "error" if found.verdict.kind is VerdictKind.REJECTED else "warning"
        out.append(
            _annotation(level, found.file, found.declaration, f"{found.name} is not proved: {found.why}")
        )
    for c in report.changed:
        if c.drifted and c.filled and c.before is not None and c.after is not None:
            before, after = statements(c.before, c.after)
            d = c.after.declaration
            text = f"the hole of {d.name} was filled, but its statement changed\n- {before}\n+ {after}"
            out.append(_annotation("warning", c.after.file, d, text))
    places = [(a.file, a.declaration) for a in report.affected]
    places += [(c.after.file, c.after.declaration) for c in report.changed if c.after is not None]
    for file, d in places:
        if (drift := report.drift(file, d.name)) is not None and (file, d.name) not in report.rewritten:
            text = "\n".join((f"{d.name}: {SAME_TEXT}", *signed(drift)))
            out.append(_annotation("warning", file, d, text))
    return out


def _annotation(level: str, file: str, d: Declaration | None, text: str) -> str:
    lines_ = f",line={d.position.line},endLine={d.end.line}" if d else ""
    return f"::{level} file={_property(file)}{lines_},title=leanloop::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(report: Report) -> Json:
    """One result for everything that is not proved."""
    found = []
    for o in _open(report):
        found.append(machine.result(o.file, o.declaration, o.verdict))
        if (r := report.refuted.get((o.file, o.name))) is not None:
            found[-1]["properties"] = {"refutation": refutation(r)}
    return machine.log(found, {"base": report.base, "head": report.head, "toolchain": report.toolchain})


def review(report: Report) -> Json:
    """The body of a GitHub review with the short repairs as suggested changes."""
    commit = "" if " " in report.head else report.head
    return suggestions.review(report.suggestions, report.in_diff, commit)


def codequality(report: Report) -> list[Json]:
    """GitLab's Code Quality report of everything that is not proved."""
    return [
        suggestions.issue(
            o.file,
            o.declaration.position.line if o.declaration else 1,
            o.name,
            o.verdict.reasons[0].code if o.verdict.reasons else o.verdict.kind.value,
            f"{o.name} is not proved: {o.why}",
            grave=o.verdict.kind is VerdictKind.REJECTED,
        )
        for o in _open(report)
    ]


def junit(report: Report) -> str:
    """One test case per changed declaration with a verdict, and for all else that is not proved."""
    judged = [
        _Open(c.after.file, c.after.declaration, v)
        for c in report.changed
        if (v := report.verdict(c)) is not None and c.after is not None
    ]
    have = {(o.file, o.name) for o in judged}
    judged += [o for o in _open(report) if (o.file, o.name) not in have]
    kinds = [o.verdict.kind for o in judged]
    numbers: dict[str, str] = {
        "tests": str(len(kinds)),
        "failures": str(kinds.count(VerdictKind.REJECTED)),
        "errors": str(kinds.count(VerdictKind.INCONCLUSIVE)),
    }
    top = ET.Element("testsuites", {"name": "leanloop ci", **numbers})
    suite = ET.SubElement(top, "testsuite", {"name": "changed declarations", "skipped": "0", **numbers})
    for o in judged:
        machine.case(suite, o.file, o.declaration, o.verdict)
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"
