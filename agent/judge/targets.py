"""Which declarations are to be judged: names as users write them, or all that are open."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from agent.errors import TargetError
from agent.judge import audit
from agent.judge.examine import Target
from agent.lean.olean import Kind, Name, display, parse_name
from agent.lean.text import declarations

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from agent.judge.environment import Environment


def find_targets(
    original: Environment, source: str, names: Sequence[str] | None, asked: Collection[str] | None = None
) -> list[Target]:
    """Targets for `names`, or for every hole of the challenge (if it has none, every theorem), in source
    order.

    `source` is the challenge's text; `asked` are those of the names that were asked for by name (None: all).  Raises
    TargetError.
    """
    if names is not None:
        return [
            Target(text, _find(original, source, text), named=asked is None or text in asked)
            for text in names
        ]
    own = original.own
    found = audit.holes(original) or tuple(
        n for n in own.names if own.constant(n).kind is Kind.THEOREM and audit.is_written(own, n)
    )
    if not found:
        raise TargetError("the challenge has neither a hole nor a theorem")
    ordered = sorted(found, key=lambda n: own.positions.get(n, (0, 0)))
    return [Target(display(audit.public(n)), n, named=False) for n in ordered]


def _find(original: Environment, source: str, text: str) -> Name:
    """The constant of the challenge that a user means by `text`: by its full name, or a private one by its
    own.

    Anonymous instances have the names that `agent.lean.text` makes up; they are found by their place.
    """
    try:
        wanted = parse_name(text)
    except ValueError as e:
        raise TargetError(f"{e}") from e
    if wanted in original.own:
        return wanted
    matches = [n for n in original.own.names if audit.public(n) == wanted]
    if not matches and (
        place := next((d for d in declarations(source) if d.anonymous and d.name == text), None)
    ):
        span = (place.position.line, place.position.column), (place.end.line, place.end.column)
        matches = [n for n, at in original.own.positions.items() if span[0] <= at <= span[1]]
    if len(matches) == 1:
        return matches[0]
    known = [display(audit.public(n)) for n in original.own.names if not audit.is_auxiliary(n)]
    last = str(wanted[-1])
    near = difflib.get_close_matches(text, known, 3) or [k for k in known if k.rsplit(".", 1)[-1] == last][:3]
    hint = (
        f"did you mean {', '.join(near)}?"
        if near
        else f"it declares {', '.join(sorted(known)[:10]) or 'nothing'}"
    )
    raise TargetError(f"the challenge declares no {text}", hint=hint)
