"""The CI job's findings: JSON, text, Markdown, GitHub annotations, SARIF, JUnit."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from agent.report import machine
from agent.report.markdown import cell, fenced
from agent.report.results import Json, reasons
from agent.types import Reason, Verdict, VerdictKind

if TYPE_CHECKING:
    from agent.ci.changes import Changed, Version
    from agent.ci.job import Report

_MARK = {"proved": "✅", "rejected": "❌", "inconclusive": "❔", "hole": "🕳️", "": ""}
_MARKER = "<!-- leanloop ci -->"


def verdict_of(report: Report, c: Changed) -> Verdict | None:
    """The judge's verdict on a changed declaration, or the hole that can be seen without one."""
    if c.after is None:
        return None
    d = c.after.declaration
    found = report.verdicts.get((c.after.file, d.name))
    if found is None and d.holes:
        return Verdict(d.name, VerdictKind.REJECTED, reasons=(Reason("hole", f"{len(d.holes)} hole(s)"),))
    return found


def as_json(report: Report) -> Json:
    """What `leanloop ci --json` prints."""
    rows = [_row(report, c) for c in report.changed]
    affected = []
    for file, d in report.affected:
        row: Json = {"file": file, "name": d.name, "kind": d.kind, "line": d.position.line}
        affected.append(row | _verdict(report.verdicts.get((file, d.name))))
    return {
        "base": report.base,
        "head": report.head,
        "toolchain": report.toolchain or None,
        "changed": rows,
        "affected": affected,
        "totals": {
            "changed": len(rows),
            "affected": len(affected),
            "unproved": sum(_is_open(verdict_of(report, c)) for c in report.changed),
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
        "drift": c.drifted,
    }
    if c.before is not None and c.after is not None:
        if c.before.declaration.name != c.after.declaration.name:
            row["old_name"] = c.before.declaration.name
        if c.before.file != c.after.file:
            row["old_file"] = c.before.file
        if c.drifted:
            row["statement_before"], row["statement_after"] = _statement(c.before), _statement(c.after)
    return row | _verdict(verdict_of(report, c))


def _verdict(verdict: Verdict | None) -> Json:
    if verdict is None:
        return {"verdict": None, "trust": None, "reasons": []}
    trust = verdict.trust.value if verdict.trust else None
    return {"verdict": verdict.kind.value, "trust": trust, "reasons": reasons(verdict.reasons)}


def _statement(v: Version) -> str:
    d = v.declaration
    return " ".join(v.source[d.keyword.start : d.signature.end].split())


def _is_open(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind is not VerdictKind.PROVED


def lines(report: Report) -> list[str]:
    """The table as text."""
    out = []
    for c in report.changed:
        verdict = verdict_of(report, c)
        said = "" if verdict is None else f": {verdict.kind.value}"
        if verdict is not None and verdict.reasons:
            said += " (" + "; ".join(r.message for r in verdict.reasons[:2]) + ")"
        d = c.current.declaration
        out.append(f"{c.current.file}:{d.position.line}: {d.kind} {d.name} {c.change.value}{said}")
        if c.drifted and c.before is not None and c.after is not None:
            out += [f"  - {_statement(c.before)}", f"  + {_statement(c.after)}"]
    for file, d in report.affected:
        found = report.verdicts.get((file, d.name))
        if found is not None and found.kind is not VerdictKind.PROVED:
            out.append(f"{file}:{d.position.line}: {d.kind} {d.name} affected: {found.kind.value}")
    head = report.head if " " in report.head else report.head[:12]
    out.append(f"{len(report.changed)} changed, {len(report.affected)} affected, {report.base[:12]}..{head}")
    return out


def markdown(report: Report) -> str:
    """A step summary, or the body of the one comment that is updated (it starts with a marker)."""
    out = [_MARKER, "## leanloop: changed declarations", ""]
    if not report.changed:
        return "\n".join([*out, "No declaration changed.", ""])
    out += ["| | declaration | change | verdict |", "|---|---|---|---|"]
    for c in report.changed:
        verdict = verdict_of(report, c)
        kind = verdict.kind.value if verdict else ""
        why = "".join(f"<br>{cell(r.message)}" for r in verdict.reasons[:2]) if verdict else ""
        d = c.current.declaration
        where = f"{cell(d.name)}<br>{cell(c.current.file)}:{d.position.line}"
        out.append(f"| {_MARK[kind]} | {where} | {c.change.value} | {kind}{why} |")
    for c in report.changed:
        if c.drifted and c.before is not None and c.after is not None:
            out += ["", f"Statement of {cell(c.after.declaration.name)}, before and after:"]
            out += ["", *fenced(f"{_statement(c.before)}\n{_statement(c.after)}")]
    if report.affected:
        out += ["", f"{len(report.affected)} unchanged declarations use a changed one."]
    if report.toolchain:
        out += ["", f"Checked with {report.toolchain}."]
    return "\n".join([*out, ""])


def workflow_commands(report: Report) -> list[str]:
    """GitHub's workflow commands, one per declaration that is not proved."""
    out = []
    for c in report.changed:
        verdict = verdict_of(report, c)
        if verdict is None or not _is_open(verdict):
            continue
        level = "error" if verdict.kind is VerdictKind.REJECTED else "warning"
        d = c.current.declaration
        text = f"{d.name} is not proved: " + "; ".join(r.message for r in verdict.reasons)
        place = f"file={_property(c.current.file)},line={d.position.line},endLine={d.end.line}"
        out.append(f"::{level} {place},title=leanloop::{_data(text)}")
    return out


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(report: Report) -> Json:
    """One result for every changed declaration that is not proved."""
    found = []
    for c in report.changed:
        verdict = verdict_of(report, c)
        if verdict is not None and _is_open(verdict):
            found.append(machine.result(c.current.file, c.current.declaration, verdict))
    return machine.log(found, {"base": report.base, "head": report.head, "toolchain": report.toolchain})


def junit(report: Report) -> str:
    """One test case per changed declaration with a verdict."""
    judged = [(c, v) for c in report.changed if (v := verdict_of(report, c)) is not None]
    kinds = [v.kind for _, v in judged]
    numbers: dict[str, str] = {
        "tests": str(len(kinds)),
        "failures": str(kinds.count(VerdictKind.REJECTED)),
        "errors": str(kinds.count(VerdictKind.INCONCLUSIVE)),
    }
    top = ET.Element("testsuites", {"name": "leanloop ci", **numbers})
    suite = ET.SubElement(top, "testsuite", {"name": "changed declarations", "skipped": "0", **numbers})
    for c, verdict in judged:
        machine.case(suite, c.current.file, c.current.declaration, verdict)
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"
