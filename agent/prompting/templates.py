"""Renders prompts/*.md.j2.  A name that a template uses and nobody gave is an error, never an empty string."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from agent.errors import ConfigError

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGED = Path(__file__).parent.parent / "_prompts"  # in a wheel
_CHECKOUT = Path(__file__).parent.parent.parent / "prompts"  # in a clone


def folder() -> Path:
    """Where the shipped templates are."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


@cache
def _environment(where: Path) -> Environment:
    import jinja2  # not at import time: --help does not pay for it

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(where, encoding="utf-8"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # noqa: S701  (Markdown for a model, not HTML for a browser)
    )


def render(name: str, **values: object) -> str:
    """The text of `prompts/NAME.md.j2` with `values` filled in.  Raises ConfigError for a broken template."""
    import jinja2

    try:
        return _environment(folder()).get_template(f"{name}.md.j2").render(**values).strip()
    except jinja2.TemplateError as e:
        raise ConfigError(f"prompts/{name}.md.j2: {e}", hint="restore the shipped template") from e
