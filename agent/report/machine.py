"""A run for other programs: JUnit XML (test viewers) and SARIF 2.1.0 (code scanning).

Sources: the JUnit layout that Jenkins, GitLab and GitHub's viewers read (testsuites/testsuite/testcase with failure,
error and skipped); OASIS "Static Analysis Results Interchange Format 2.1.0".
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from agent import __version__
from agent.report.results import Json, proof_text, relative
from agent.types import VerdictKind

if TYPE_CHECKING:
    from pathlib import Path

    from agent.types import Declaration, Outcome, Reason, Run, Verdict

_MOST_MESSAGES = 4
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {VerdictKind.REJECTED: "error", VerdictKind.INCONCLUSIVE: "warning", VerdictKind.PROVED: "none"}


def junit(run: Run, root: Path) -> str:
    """One test case per task: rejected is a failure, inconclusive an error (nobody is to blame)."""
    kinds = [o.verdict.kind for o in run.outcomes]
    numbers: dict[str, Any] = {
        "tests": str(len(kinds)),
        "failures": str(kinds.count(VerdictKind.REJECTED)),
        "errors": str(kinds.count(VerdictKind.INCONCLUSIVE)),
        "time": f"{run.seconds:.3f}",
    }
    top = ET.Element("testsuites", name="leanloop", **numbers)
    suite = ET.SubElement(top, "testsuite", name=f"leanloop {run.id}", skipped="0", **numbers)
    properties = ET.SubElement(suite, "properties")
    for name, value in _facts(run).items():
        ET.SubElement(properties, "property", name=name, value=clean(value))
    for o in run.outcomes:
        said = "\n\n".join(_last_words(o))
        case(suite, relative(o.task.file, root), o.task.declarations[-1], o.verdict, o.seconds, said)
    ET.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _facts(run: Run) -> dict[str, str]:
    usages = [o.usage for o in run.outcomes]
    models = dict.fromkeys(a.completion.model for o in run.outcomes for a in o.attempts)
    return {
        "leanloop": __version__,
        "toolchain": run.toolchain,
        "models": ", ".join(models),
        "answers": str(sum(len(o.attempts) for o in run.outcomes)),
        "tokens": str(sum(u.tokens for u in usages)),
        "cost_usd": str(sum((u.cost_usd for u in usages if u.cost_usd is not None), Decimal(0))),
    }


def _last_words(o: Outcome) -> list[str]:
    """What Lean said of the last answer that it saw, or the proof."""
    if o.candidate is not None:
        return [proof_text(o) or ""]
    last = next((a for a in reversed(o.attempts) if a.check is not None and a.check.diagnostics), None)
    if last is None or last.check is None:
        return []
    return [f"{d.start.line}:{d.start.column}: {d.message}" for d in last.check.diagnostics[:_MOST_MESSAGES]]


def case(
    suite: ET.Element,
    file: str,
    declaration: Declaration | None,
    verdict: Verdict,
    seconds: float = 0.0,
    said: str = "",
) -> None:
    """Add a test case for one declaration; None is the file itself.  `said` is what a reader of it wants to see."""
    node = ET.SubElement(
        suite,
        "testcase",
        classname=clean(file.removesuffix(".lean").replace("/", ".")),
        name=clean(declaration.name if declaration else file),
        file=clean(file),
        line=str(declaration.position.line if declaration else 1),
        time=f"{seconds:.3f}",
    )
    if verdict.kind is not VerdictKind.PROVED:
        tag = "failure" if verdict.kind is VerdictKind.REJECTED else "error"
        first = verdict.reasons[0] if verdict.reasons else None
        why = ET.SubElement(
            node, tag, message=clean(first.message if first else ""), type=first.code if first else ""
        )
        reasons = "\n".join(f"{r.message} [{r.code}]" for r in verdict.reasons)
        why.text = clean(f"{reasons}\n\n{said}" if said else reasons)
    elif said:
        ET.SubElement(node, "system-out").text = clean(said)


def clean(text: str) -> str:
    """`text` without the characters that XML 1.0 does not allow."""
    return "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def sarif(run: Run, root: Path) -> Json:
    """One result for every task that was not proved, and a note for every warning on a program that was."""
    findings = [
        result(relative(o.task.file, root), o.task.declarations[-1], o.verdict)
        for o in run.outcomes
        if o.verdict.kind is not VerdictKind.PROVED
    ]
    findings += [
        _note(relative(o.task.file, root), o.task.declarations[0], w)
        for o in run.outcomes
        for w in o.verdict.warnings
    ]
    return log(findings, {"toolchain": run.toolchain, "run": run.id})


def result(file: str, declaration: Declaration | None, verdict: Verdict) -> Json:
    """One SARIF result: where the declaration (None: the file) stands and why it is not proved."""
    first = verdict.reasons[0] if verdict.reasons else None
    text = "; ".join(r.message for r in verdict.reasons) or verdict.kind.value
    name = declaration.name if declaration else file
    return {
        "ruleId": first.code if first else verdict.kind.value,
        "level": _LEVEL[verdict.kind],
        "message": {"text": f"{name} is not proved: {text}"},
        "locations": [{"physicalLocation": _place(file, declaration)}],
        "partialFingerprints": {"declaration/v1": name},
    }


def _note(file: str, program: Declaration, warning: Reason) -> Json:
    """One SARIF result for what a person should look at in a program that was proved right."""
    return {
        "ruleId": warning.code,
        "level": "note",
        "message": {"text": warning.message},
        "locations": [{"physicalLocation": _place(file, program)}],
        "partialFingerprints": {"declaration/v1": f"{program.name} {warning.code}"},
    }


def _place(file: str, declaration: Declaration | None) -> Json:
    place: Json = {"artifactLocation": {"uri": uri(file)}}
    if declaration is not None:
        place["region"] = {
            "startLine": declaration.position.line,
            "startColumn": declaration.position.column + 1,
            "endLine": declaration.end.line,
            "endColumn": declaration.end.column + 1,
        }
    return place


def uri(file: str) -> str:
    """A relative path as SARIF wants it: percent-encoded, with slashes."""
    from urllib.parse import quote

    return quote(file)


def log(findings: list[Json], properties: dict[str, Any]) -> Json:
    """A SARIF log with one run; the rules are those of the findings."""
    rules = sorted({f["ruleId"] for f in findings})
    for finding in findings:
        finding["ruleIndex"] = rules.index(finding["ruleId"])
    driver = {
        "name": "leanloop",
        "version": __version__,
        "rules": [{"id": r, "shortDescription": {"text": _describe(r)}} for r in rules],
    }
    one = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": findings,
        "properties": properties,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [one]}


def _describe(code: str) -> str:
    """What a rule is about, by the family of its code."""
    return f"{_FAMILIES.get(code.split('.', maxsplit=1)[0], 'Not proved')} [{code}]"


_FAMILIES = {
    "answer": "The answer holds nothing that could be put in",
    "axiom": "The proof rests on an axiom that the policy does not allow",
    "build": "What the file imports does not build",
    "canary": "The judge erred on a proof known to be honest or a cheat, so it says nothing",
    "check": "The check came to no conclusion",
    "constant": "A declaration is not there",
    "definition": "A definition is another, or was filled in where it must not be",
    "dependent": "What rests on this declaration does not build any more",
    "file": "The file cannot be read or built",
    "import": "The imports are others",
    "kernel": "The kernel may not have seen it, and there is no replayer here that would look again",
    "lean": "Lean does not accept it",
    "lemma": "It rests on another declaration that has a hole",
    "limit": "A limit of time, tokens or money was reached",
    "model": "The model's server failed",
    "olean": "A compiled file is damaged",
    "program": "Proved, but look at the specification",
    "replay": "A fresh kernel does not accept it, or could not say",
    "run": "The run ended first",
    "search": "No prover found a proof",
    "statement": "It proves another statement, or the statement is false",
    "target": "The declaration is not the one that was asked for",
    "text": "It changes text that must stay, or uses what the policy forbids",
    "toolchain": "The Lean at hand lacks what the file needs",
}
