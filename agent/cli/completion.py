"""What shells offer behind TAB, for `agent.cli`: runs, models, and the words that an option takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MODELS = (
    ("portfolio", "built in: free, no network"),
    ("mistral:", "MISTRAL_API_KEY"),
    ("openai:", "OPENAI_API_KEY"),
    ("anthropic:", "ANTHROPIC_API_KEY"),
    ("openrouter:", "OPENROUTER_API_KEY"),
)
_MOST_RUNS = 20


def words(*known: str) -> Callable[[str], list[str]]:
    """An option that takes one of these words."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return offer


def models(incomplete: str) -> list[tuple[str, str]]:
    """What a model's name begins with."""
    return [(name, note) for name, note in _MODELS if name.startswith(incomplete)]


def runs(incomplete: str) -> list[tuple[str, str]]:
    """`last`, and the latest runs of the project in the current folder; nothing is said where it cannot be read."""
    try:
        known = _known_runs()
    except Exception:  # noqa: BLE001  (a shell shows whatever is printed in the middle of what is being typed)
        known = []
    return [
        (name, note) for name, note in [("last", "the latest run"), *known] if name.startswith(incomplete)
    ]


def _known_runs() -> list[tuple[str, str]]:
    from agent.commands import journal_home  # help needs none of it
    from agent.records import Journal

    journal = Journal.open_to_read(journal_home(Path()))
    try:
        latest = journal.runs()[: -_MOST_RUNS - 1 : -1]
    finally:
        journal.close()
    return [(run.id, f"{run.state}, {run.proved} of {run.tasks} proved") for run in latest]
