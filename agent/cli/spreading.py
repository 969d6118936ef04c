"""A frozen value whose fields are options: commands take the value, typer and the user see the fields."""

from __future__ import annotations

import functools
import inspect
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable


def taking(kind: type[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator for a command whose first parameter is a `kind`, a dataclass with options as its fields.

    The command that results has the fields as parameters of their own, before its other ones.
    """
    hints = get_type_hints(kind, include_extras=True)
    options = [
        inspect.Parameter(
            f.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if f.default is MISSING else f.default,
            annotation=hints[f.name],
        )
        for f in fields(kind)
    ]
    names = [o.name for o in options]

    def spread(command: Callable[..., None]) -> Callable[..., None]:
        _, *own = inspect.signature(command, eval_str=True).parameters.values()
        parameters = [*options, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own)]

        @functools.wraps(command)
        def run(**given: Any) -> None:
            asked = kind(**{name: given.pop(name) for name in names})
            command(asked, **given)

        vars(run)["__signature__"] = inspect.Signature(parameters)
        run.__annotations__ = {p.name: p.annotation for p in parameters}
        return run

    return spread
