"""The CI job's findings: JSON, text, Markdown, GitHub annotations, SARIF, JUnit."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent.ci import suggestions
from agent.report import machine
from agent.report.markdown import cell, fenced
from agent.report.results import Json, reasons, refutation
from agent.types import Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agent.ci.affected import Affected
    from agent.ci.changes import Changed, Version
    from agent.ci.findings import Report
    from agent.types import Declaration

_MARK = {"proved": "✅", "rejected": "❌", "inconclusive": "❔", "": ""}
MARKER = "<!-- leanloop ci -->"
_ROWS = 200  # of a table that people read; JSON has them all
_LIMIT = 60_000  # GitHub takes comments of 65,536 characters


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
        if verdict is not None and _is_open(verdict) and c.after is not None:
            yield _Open(c.after.file, c.after.declaration, verdict)
    for a in report.affected:
        verdict = report.verdict_of_affected(a)
        if verdict is not None and _is_open(verdict) and not report.already_unproved(a):
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
    row: Json = {
        "file": shown.file,
        "name": shown.declaration.name,
        "kind": shown.declaration.kind,
        "change": c.change.value,
        "line": shown.declaration.position.line,
        "end_line": shown.declaration.end.line,
        "newly_unproved": c.newly_unproved,
        "filled": c.filled,
        "drift": c.drifted,
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
    row: Json = {
        "file": a.file,
        "name": d.name,
        "kind": d.kind,
        "line": d.position.line,
        "uses": list(a.uses),
    }
    row["already_unproved"] = report.already_unproved(a)
    row["refutation"] = refutation(report.refuted.get((a.file, d.name)))
    return row | _verdict(report.verdict_of_affected(a))


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


def statements(before: Version, after: Version) -> tuple[str, str]:
    """Both statements, with the parts of their scopes that differ above them."""
    old, new = list(before.scope), list(after.scope)
    left = [x for x in old if x not in new]
    right = [x for x in new if x not in old]
    return "\n".join((*left, _statement(before))), "\n".join((*right, _statement(after)))


def _statement(v: Version) -> str:
    d = v.declaration
    return " ".join(v.source[d.keyword.start : d.signature.end].split())


def _is_open(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind is not VerdictKind.PROVED


# ---------------------------------------------------------------------------------------- for people
def lines(report: Report) -> list[str]:
    """The table as text."""
    out = []
    for c in report.changed:
        d = c.current.declaration
        said = _said(report.verdict(c))
        out.append(f"{c.current.file}:{d.position.line}: {d.kind} {d.name} {c.change.value}{said}")
        if c.drifted and c.before is not None and c.after is not None:
            before, after = statements(c.before, c.after)
            out += [f"  - {x}" for x in before.split("\n")] + [f"  + {x}" for x in after.split("\n")]
    for a in report.affected:
        found = report.verdict_of_affected(a)
        if _is_open(found) and not report.already_unproved(a):
            d = a.declaration
            out.append(f"{a.file}:{d.position.line}: {d.kind} {d.name} affected{_said(found)}")
    out += [f"{f.file}{_said(f.verdict)}" for f in report.files]
    out += [f"note: {note}" for note in report.notes]
    head = report.head if " " in report.head else report.head[:12]
    out.append(f"{len(report.changed)} changed, {len(report.affected)} affected, {report.base[:12]}..{head}")
    return out


def _said(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    why = " (" + "; ".join(r.message for r in verdict.reasons[:2]) + ")" if verdict.reasons else ""
    return f": {verdict.kind.value}{why}"


def markdown(report: Report) -> str:
    """A step summary, or the body of the one comment that is updated (it starts with a marker)."""
    out = [MARKER, "## leanloop: changed declarations", ""]
    out += _table(report) if report.changed else ["No declaration changed.", ""]
    out += _affected_table(report)
    out += [f"- {_MARK[f.verdict.kind.value]} {cell(f.file)}: {cell(_why(f.verdict))}" for f in report.files]
    out += [f"- {cell(note)}" for note in report.notes]
    for c in report.changed[:_ROWS]:
        if c.drifted and c.before is not None and c.after is not None:
            before, after = statements(c.before, c.after)
            diff = [f"- {x}" for x in before.split("\n")] + [f"+ {x}" for x in after.split("\n")]
            claimed = " (its hole was filled)" if c.filled else ""
            out += ["", f"The statement of {cell(c.after.declaration.name)} changed{claimed}:"]
            out += ["", *fenced("\n".join(diff), "diff")]
    if report.patch:
        repaired = f"Proofs for {len(report.repaired)} of them, as a patch"
        out += [
            "",
            f"<details><summary>{repaired}</summary>",
            "",
            *fenced(report.patch, "diff"),
            "",
            "</details>",
        ]
    for r in report.refuted.values():
        out += ["", f"<details><summary>{cell(r.text)}</summary>", "", *fenced(r.theorem), "", "</details>"]
    if report.toolchain:
        out += ["", f"Checked with {report.toolchain}."]
    text = "\n".join([*out, ""])
    return (
        text
        if len(text) <= _LIMIT
        else text[:_LIMIT].rsplit("\n", 1)[0] + "\n\n(cut: the artifact has all)\n"
    )


def _table(report: Report) -> list[str]:
    out = ["| | declaration | change | verdict |", "|---|---|---|---|"]
    for c in report.changed[:_ROWS]:
        d = c.current.declaration
        where = f"{cell(d.name)}<br>{cell(c.current.file)}:{d.position.line}"
        out.append(_table_row(where, _change(c), report.verdict(c)))
    if len(report.changed) > _ROWS:
        out += ["", f"and {len(report.changed) - _ROWS} more"]
    return [*out, ""]


def _change(c: Changed) -> str:
    was = c.before.declaration.name if c.before else ""
    said = (
        f"{c.change.value}<br>was {cell(was)}"
        if was not in ("", c.current.declaration.name)
        else c.change.value
    )
    return said + ("<br>hole filled" if c.filled else "")


def _table_row(where: str, change: str, verdict: Verdict | None) -> str:
    kind = verdict.kind.value if verdict else ""
    why = "".join(f"<br>{cell(r.message)}" for r in verdict.reasons[:2]) if verdict else ""
    return f"| {_MARK[kind]} | {where} | {change} | {kind}{why} |"


def _affected_table(report: Report) -> list[str]:
    if not report.affected:
        return []
    out = [f"{len(report.affected)} unchanged declarations use a changed one.", ""]
    shown = [
        a
        for a in report.affected
        if _is_open(report.verdict_of_affected(a)) and not report.already_unproved(a)
    ]
    if shown:
        out += ["| | affected | uses | verdict |", "|---|---|---|---|"]
        for a in shown[:_ROWS]:
            where = f"{cell(a.declaration.name)}<br>{cell(a.file)}:{a.declaration.position.line}"
            out.append(_table_row(where, cell(", ".join(a.uses[:3])), report.verdict_of_affected(a)))
        out.append("")
    return out


def _why(verdict: Verdict) -> str:
    return "; ".join(r.message for r in verdict.reasons[:2]) or verdict.kind.value


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
