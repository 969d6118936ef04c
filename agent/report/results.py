"""The documented JSON of `prove` and `check` (DESIGN.md), from frozen values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from agent.types import VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from agent.types import Declaration, Outcome, Reason, Refutation, Run, Verdict

Json = dict[str, Any]


def reasons(items: Iterable[Reason]) -> list[Json]:
    """Reasons as objects."""
    return [{"code": r.code, "message": r.message} for r in items]


def prove(run: Run, root: Path) -> Json:
    """What `leanloop prove --json` prints; files are relative to `root`."""
    tasks = [_task(o, root) for o in run.outcomes]
    counts = Counter(o.verdict.kind for o in run.outcomes)
    return {
        "run": run.id,
        "toolchain": run.toolchain,
        "tasks": tasks,
        "totals": {
            "tasks": len(tasks),
            **{k.value: counts[k] for k in VerdictKind},
            "cost_usd": None if run.usage.cost_usd is None else float(run.usage.cost_usd),
            "tokens": run.usage.tokens,
            "seconds": round(run.seconds, 3),
        },
    }


def _task(outcome: Outcome, root: Path) -> Json:
    usage, verdict = outcome.usage, outcome.verdict
    winner = outcome.attempts[-1] if outcome.candidate is not None and outcome.attempts else None
    rounds = winner.round + 1 if winner else max((a.round + 1 for a in outcome.attempts), default=0)
    return {
        "file": relative(outcome.task.file, root),
        "decl": outcome.task.name,
        "decls": [d.name for d in outcome.task.declarations],
        "verdict": verdict.kind.value,
        "trust": verdict.trust.value if verdict.trust else None,
        "attempts": len(outcome.attempts),
        "rounds": rounds,
        "model": winner.completion.model if winner else None,
        "mended": winner.mended if winner else False,
        "cost_usd": None if usage.cost_usd is None else float(usage.cost_usd),
        "tokens": usage.tokens,
        "seconds": round(outcome.seconds, 3),
        "proof": proof_text(outcome),
        "axioms": list(verdict.axioms),
        "reasons": reasons(verdict.reasons),
        "warnings": reasons(verdict.warnings),
        "notes": list(verdict.notes),
        "refutation": refutation(outcome.refutation),
    }


def refutation(found: Refutation | None) -> Json | None:
    """A proof that a statement is false; None where there is none."""
    if found is None:
        return None
    return {
        "values": dict(found.values),
        "theorem": found.theorem,
        "trust": found.verdict.trust.value if found.verdict.trust else None,
        "axioms": list(found.verdict.axioms),
    }


def proof_text(outcome: Outcome) -> str | None:
    """What the model wrote in the accepted candidate, helpers first; None where nothing was accepted."""
    if outcome.candidate is None:
        return None
    return "\n\n".join(s.of(outcome.candidate.text).strip("\n") for s in sorted(outcome.candidate.spans))


def check(
    declarations: Sequence[tuple[Path, Declaration]],
    root: Path,
    verdicts: Mapping[tuple[Path, str], Verdict],
    *,
    files: Mapping[Path, Verdict],
    toolchain: str,
) -> Json:
    """What `leanloop check --json` prints; `toolchain` is empty where nothing was built."""
    rows = []
    for file, d in declarations:
        row: Json = {
            "file": relative(file, root),
            "name": d.name,
            "kind": d.kind,
            "line": d.position.line,
            "column": d.position.column,
            "end_line": d.end.line,
            "holes": [[h.position.line, h.position.column] for h in d.holes],
        }
        verdict = verdicts.get((file, d.name))
        if verdict is not None:
            row |= {
                "verdict": verdict.kind.value,
                "trust": verdict.trust.value if verdict.trust else None,
                "axioms": list(verdict.axioms),
                "reasons": reasons(verdict.reasons),
            }
        rows.append(row)
    kinds = Counter(v.kind for v in verdicts.values())
    totals: Json = {
        "files": len({f for f, _ in declarations}),
        "declarations": len(rows),
        "holes": sum(len(d.holes) for _, d in declarations),
    }
    if toolchain:
        totals |= {k.value: kinds[k] for k in VerdictKind}
    broken = [
        {"file": relative(file, root), "verdict": v.kind.value, "reasons": reasons(v.reasons)}
        for file, v in files.items()
    ]
    return {"toolchain": toolchain or None, "declarations": rows, "files": broken, "totals": totals}


def relative(file: Path, root: Path) -> str:
    """A path as people write it: relative to the project where it lies inside."""
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(file)


def summary(run: Run) -> str:
    """The lines that end a run on a terminal."""
    counts = Counter(o.verdict.kind for o in run.outcomes)
    unproved = [o for o in run.outcomes if o.candidate is None]
    lines = [f"{MARK[o.verdict.kind]} {o.task.name}: {_why(o.verdict)}" for o in unproved[:_MOST_UNPROVED]]
    if len(unproved) > _MOST_UNPROVED:
        lines.append(
            f"... and {len(unproved) - _MOST_UNPROVED} more: `leanloop report {run.id} --html FILE` has all"
        )
    lines += [f"! {o.task.name}: {w.message} [{w.code}]" for o in run.outcomes for w in o.verdict.warnings]
    parts = [f"{counts[k]} {k.value}" for k in VerdictKind if counts[k]] or ["nothing to prove"]
    cost, tokens = run.usage.cost_usd, run.usage.tokens
    spent = f", {tokens} tokens" + (f", ${cost:.4f}" if cost is not None else "") if tokens else ""
    lines.append(f"{', '.join(parts)} of {len(run.outcomes)} in {run.seconds:.1f} s{spent}")
    lines.append(f"checked with {run.toolchain}; run {run.id}")
    return "\n".join(lines)


MARK = {VerdictKind.PROVED: "✔", VerdictKind.REJECTED: "✖", VerdictKind.INCONCLUSIVE: "?"}
_MOST_UNPROVED = 100


def _why(verdict: Verdict) -> str:
    said = "; ".join(f"{r.message} [{r.code}]" for r in verdict.reasons[:2])
    return f"{verdict.kind.value}: {said}" if said else verdict.kind.value
