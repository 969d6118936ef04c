"""The CI job's findings for people: text for a terminal, Markdown for a step summary or a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.ci.changes import Change
from agent.report.markdown import cell, fenced
from agent.types import VerdictKind

if TYPE_CHECKING:
    from agent.ci.changes import Changed, Version
    from agent.ci.findings import Report
    from agent.ci.meaning import Drift
    from agent.types import Verdict

_MARK = {"proved": "✅", "rejected": "❌", "inconclusive": "❔", "": ""}
SAME_TEXT = "its text is the same, its statement is not"
MARKER = "<!-- leanloop ci -->"
_FEW = 4  # declarations whose scope changed alike are shown one by one up to here
_ROWS = 200  # of a table that people read; JSON has them all
_LIMIT = 60_000  # GitHub takes comments of 65,536 characters


def statements(before: Version, after: Version) -> tuple[str, str]:
    """Both statements, with the parts of their scopes that differ above them."""
    old, new = list(before.scope), list(after.scope)
    left = [x for x in old if x not in new]
    right = [x for x in new if x not in old]
    return "\n".join((*left, _statement(before))), "\n".join((*right, _statement(after)))


def _statement(v: Version) -> str:
    d = v.declaration
    return " ".join(v.source[d.keyword.start : d.signature.end].split())


def is_open(verdict: Verdict | None) -> bool:
    """Whether it was judged, and is not proved."""
    return verdict is not None and verdict.kind is not VerdictKind.PROVED


def _only_moved_scope(report: Report, c: Changed) -> bool:
    """Whether nothing but what stands above it differs, and it is proved: one `open` makes hundreds of these."""
    if c.change is not Change.SCOPE or c.before is None or c.after is None or c.before.marks != c.after.marks:
        return False
    verdict = report.verdict(c)
    return verdict is None or verdict.kind is VerdictKind.PROVED


def _by_scope(report: Report) -> tuple[list[Changed], dict[tuple[str, str], list[Changed]]]:
    """What is shown one by one, and the rest by how its scope differs (the part before, the part after)."""
    single: list[Changed] = []
    together: dict[tuple[str, str], list[Changed]] = {}
    for c in report.changed:
        if _only_moved_scope(report, c) and c.before is not None and c.after is not None:
            together.setdefault(scopes(c.before, c.after), []).append(c)
        else:
            single.append(c)
    for key in [k for k, members in together.items() if len(members) < _FEW]:
        single += together.pop(key)
    return single, together


def scopes(before: Version, after: Version) -> tuple[str, str]:
    """The parts of both scopes that differ."""
    old, new = before.scope[1:], after.scope[1:]
    return "\n".join(x for x in old if x not in new), "\n".join(x for x in new if x not in old)


def _signed(before: str, after: str) -> list[str]:
    return [f"- {x}" for x in before.split("\n") if x] + [f"+ {x}" for x in after.split("\n") if x]


def signed(drift: Drift) -> list[str]:
    """What a compiled statement rested on, and rests on now."""
    return _signed("\n".join(drift.before), "\n".join(drift.after))


def lines(report: Report) -> list[str]:
    """The table as text."""
    out = []
    single, together = _by_scope(report)
    for c in single:
        d = c.current.declaration
        said = _said(report.verdict(c))
        said += " with the patch" if (c.current.file, d.name) in report.repaired else ""
        out.append(f"{c.current.file}:{d.position.line}: {d.kind} {d.name} {c.change.value}{said}")
        if c.drifted and c.before is not None and c.after is not None:
            out += [f"  {x}" for x in _signed(*statements(c.before, c.after))]
        elif (drift := report.drift_of(c)) is not None:
            out += ["  its statement means something else", *(f"  {x}" for x in signed(drift))]
    for (before, after), members in together.items():
        out.append(f"{_scope_line(members)}: only their scope changed")
        out += [f"  {x}" for x in _signed(before, after)]
    for a in report.affected:
        found, d = report.verdict_of_affected(a), a.declaration
        where = f"{a.file}:{d.position.line}: {d.kind} {d.name} affected"
        if (drift := report.drift(a.file, d.name)) is not None:
            out.append(f"{where}, its statement means something else{_said(found)}")
            out += [f"  {x}" for x in signed(drift)]
        elif is_open(found) and not report.already_unproved(a):
            out.append(f"{where}{_said(found)}")
    out += [f"{f.file}{_said(f.verdict)}" for f in report.files]
    out += [f"note: {note}" for note in report.notes]
    head = report.head if " " in report.head else report.head[:12]
    out.append(f"{len(report.changed)} changed, {len(report.affected)} affected, {report.base[:12]}..{head}")
    return out


def _scope_line(members: list[Changed]) -> str:
    files = sorted({c.current.file for c in members})
    more = f" and {len(files) - 3} more files" if len(files) > 3 else ""
    return f"{len(members)} declarations of {', '.join(files[:3])}{more}"


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
    single, together = _by_scope(report)
    for (before, after), members in together.items():
        out += ["", f"Of {cell(_scope_line(members))} only the scope changed:"]
        out += ["", *fenced("\n".join(_signed(before, after)), "diff")]
    for c in single[:_ROWS]:
        if c.drifted and c.before is not None and c.after is not None:
            diff = _signed(*statements(c.before, c.after))
            claimed = " (its hole was filled)" if c.filled else ""
            out += ["", f"The statement of {cell(c.after.declaration.name)} changed{claimed}:"]
            out += ["", *fenced("\n".join(diff), "diff")]
    out += _meanings(report)
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
    single, _ = _by_scope(report)
    for c in sorted(single, key=lambda c: not is_open(report.verdict(c)))[:_ROWS]:
        d = c.current.declaration
        where = f"{cell(d.name)}<br>{cell(c.current.file)}:{d.position.line}"
        out.append(_table_row(where, _change(c), report.verdict(c)))
    if len(single) > _ROWS:
        out += ["", f"and {len(single) - _ROWS} more"]
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


def _meanings(report: Report) -> list[str]:
    """Statements that mean something else although their own text does not say so."""
    found = [(c.current.declaration.name, drift) for c in report.changed if (drift := report.drift_of(c))]
    found += [
        (a.declaration.name, drift)
        for a in report.affected
        if (drift := report.drift(a.file, a.declaration.name))
    ]
    out: list[str] = []
    for name, drift in found[:_ROWS]:
        rests = fenced("\n".join(signed(drift)), "diff") if drift.before or drift.after else []
        out += ["", f"{cell(name)}: {SAME_TEXT}.", "", *rests]
    return out


def _affected_table(report: Report) -> list[str]:
    if not report.affected:
        return []
    out = [f"{len(report.affected)} unchanged declarations use a changed one, or mean something else.", ""]
    shown = [
        a
        for a in report.affected
        if is_open(report.verdict_of_affected(a)) and not report.already_unproved(a)
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
