"""What the page knows of each task: a short row of every one, and its rounds in packed chunks.

The rounds of thousands of tasks are megabytes of text; packed with gzip they are a tenth, and the browser unpacks them
when a task is opened or searched.  Where even that is too much, long texts are cut, and the page says so.
"""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from agent.evaluation.protocols import is_proof
from agent.report.live import fate
from agent.report.results import proof_text, relative
from agent.report.subject import reason
from agent.types import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.report.subject import Subject
    from agent.types import Attempt, Outcome

CHUNK = 50  # tasks in one packed piece
MOST_BYTES = 4_500_000
"""What all rounds together may take in the page, packed."""
_CUT = " […]"


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of a task is shown: characters of one text, and rounds."""

    text: int = 6000
    rounds: int = 40

    def halved(self) -> Caps:
        """Half of it."""
        return Caps(max(200, self.text // 2), max(4, self.rounds // 2))


def packed(subject: Subject, most: int = MOST_BYTES) -> tuple[list[str], Caps]:
    """Chunks of the tasks' details (base64 of gzip of JSON), and what they were cut to."""
    caps = Caps()
    while True:
        details = [detail(o, caps) for o in subject.run.outcomes]
        chunks = [_pack(details[i : i + CHUNK]) for i in range(0, len(details), CHUNK)]
        if sum(map(len, chunks)) <= most or caps == caps.halved():
            return chunks, caps
        caps = caps.halved()


def _pack(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 9, mtime=0)).decode("ascii")


# ------------------------------------------------------------------------------------- rows
def rows(subject: Subject) -> list[list[Any]]:
    """One short list for every task: what the page filters and sorts by.

    name, file, line, verdict, trust, reason, answers, tokens, dollars, seconds, fates (a letter for each answer),
    trials, right (both of an evaluation, else 0)
    """
    numbers = {r.key: r for r in subject.rows} if subject.evaluation else {}
    found = []
    for o in subject.run.outcomes:
        usage, verdict, row = o.usage, o.verdict, numbers.get(o.task.id)
        found.append(
            [
                o.task.name,
                relative(o.task.file, subject.root),
                o.task.declarations[-1].position.line,
                verdict.kind.value,
                verdict.trust.value if verdict.trust else "",
                reason(o),
                len(o.attempts),
                usage.tokens,
                None if usage.cost_usd is None else round(float(usage.cost_usd), 6),
                round(o.seconds, 2),
                "".join(map(fate, o.attempts))[:120],
                row.trials if row else 0,
                row.right if row else 0,
            ]
        )
    return found


# ------------------------------------------------------------------------------------- details
def detail(o: Outcome, caps: Caps) -> dict[str, Any]:
    """Everything about one task that is shown when it is opened."""
    attempts = _chosen(o.attempts, caps.rounds)
    proof = proof_text(o)
    return {
        "statement": _cut("\n\n".join(_statement(o, i) for i in range(len(o.task.declarations))), caps),
        "proof": _cut(proof, caps) if proof else "",
        "refutation": _cut(o.refutation.theorem, caps) if o.refutation else "",
        "reasons": [[r.code, _cut(r.message, caps)] for r in o.verdict.reasons],
        "axioms": list(o.verdict.axioms),
        "warnings": [[w.code, _cut(w.message, caps)] for w in o.verdict.warnings],
        "notes": list(o.verdict.notes),
        "hidden": len(o.attempts) - len(attempts),
        "rounds": [_round(a, o, caps) for a in attempts],
    }


def _chosen(attempts: Sequence[Attempt], most: int) -> list[Attempt]:
    """All answers, or the first and the last of them and the accepted one."""
    if len(attempts) <= most:
        return list(attempts)
    head = most // 2
    middle = [a for a in attempts[head : len(attempts) - head] if is_proof(a)][:1]
    return [*attempts[:head], *middle, *attempts[len(attempts) - head :]]


def _statement(o: Outcome, number: int) -> str:
    d = o.task.declarations[number]
    return o.task.source[d.keyword.start : d.signature.end].strip()


def _round(a: Attempt, o: Outcome, caps: Caps) -> dict[str, Any]:
    c, accepted = a.completion, is_proof(a)
    same = a.candidate is not None and a.candidate == o.candidate
    checked = a.check if a.check is not None and not accepted else None
    return {
        "model": c.model,
        "sample": a.sample + 1,
        "round": a.round + 1,
        "fate": fate(a),
        "mended": a.mended,
        "same": same,
        "seconds": [round(c.seconds, 2), round(max(0.0, a.seconds - c.seconds), 2)],
        "tokens": [c.usage.prompt_tokens, c.usage.completion_tokens],
        "usd": None if c.usage.cost_usd is None else round(float(c.usage.cost_usd), 6),
        "code": [] if same else _code(a, caps),
        "thought": _cut(c.reasoning.strip(), caps),
        "messages": [
            [d.start.line, d.start.column, _LEVEL[d.severity], _cut(d.message, caps)]
            for d in (checked.diagnostics[:8] if checked else ())
        ],
        "goals": [
            [s.position.line, [_cut(g, caps) for g in s.goals[:4]]]
            for s in (checked.goals[:4] if checked else ())
        ],
        "said": _said(a, caps),
    }


_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "info"}


def _code(a: Attempt, caps: Caps) -> list[list[Any]]:
    """What the model wrote as it stands in the file, with the number of its first line; 0 for a raw answer."""
    if a.candidate is None:
        text = a.completion.text.strip("\n")
        return [[0, _cut(text, caps)]] if text else []
    pieces: list[list[Any]] = []
    whole = a.candidate.text
    for span in sorted(a.candidate.spans):
        text = span.of(whole)
        lead = len(text) - len(text.lstrip("\n"))
        if text.strip():
            line = whole.count("\n", 0, span.start + lead) + 1
            begin = whole.rfind("\n", 0, span.start + lead) + 1
            indent = whole[begin : span.start + lead]
            pad = (
                indent if not indent.strip() else ""
            )  # so that the first line stands where it does in the file
            pieces.append([line, _cut(pad + text.strip("\n"), caps)])
    return pieces


def _said(a: Attempt, caps: Caps) -> list[str]:
    """What is to be said besides Lean's messages: the judge's reasons, why a check came to nothing."""
    if is_proof(a):
        return []
    if a.verdict is not None:
        return [_cut(f"{r.message} [{r.code}]", caps) for r in a.verdict.reasons]
    if a.check is None:
        told = a.feedback.text.split("\n\n", 1)[0] if a.feedback else ""  # what is wrong comes first
        return [_cut(told or "the answer holds no Lean code that could be put in", caps)]
    return [_cut(a.check.reason, caps)] if a.check.reason else []


def _cut(text: str, caps: Caps) -> str:
    return text if len(text) <= caps.text else text[: caps.text] + _CUT
