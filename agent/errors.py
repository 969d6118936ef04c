"""Every error that leanloop raises on purpose, as one tree.

    LeanLoopError                 exit 3 unless said otherwise
    ├── UsageError                exit 2: the command, its configuration or its input is wrong
    │   ├── ConfigError           leanloop.toml, an environment variable or a flag
    │   ├── TargetError           no Lean project, no such file, no hole at that line, unknown declaration
    │   └── SourceError           a file that is no Lean text (binary, not UTF-8, does not parse)
    ├── SourceChanged             exit 1: a file changed on disk while it was being proved; nothing was written
    ├── InfrastructureError       nothing can be said about any proof
    │   ├── ToolMissing           Lean, lake, git or an optional package is not there
    │   ├── ToolFailed            a tool crashed, ran out of time, memory or disk, or answered nonsense
    │   ├── BuildError            the project does not build before anything of ours was put in
    │   ├── OleanError            an .olean that is damaged or of an unknown format
    │   └── JournalError          the journal cannot be read or written
    ├── ModelError                one call to a model failed
    │   ├── ModelUnavailable      retired, forbidden, wrong key, out of quota: do not ask it again
    │   ├── ModelBusy             rate limit, overload, reset or timeout after the retries: may work later
    │   └── ModelAnswerError      it answered, but not with something that its protocol allows
    │       └── PromptTooLong     the prompt does not fit into the model's window
    └── BudgetExhausted           the next call could exceed what the user allowed

A message says what happened and where; `hint` says what to do next.  Neither may hold a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.types import Usage


class LeanLoopError(Exception):
    """Root of the tree: one line of what happened, one line of what to do."""

    exit_code = 3

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def in_one_line(self) -> str:
        """What happened and what to do, for a report."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UsageError(LeanLoopError):
    """The command, its configuration or its input is wrong."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting in leanloop.toml, in the environment or in a flag is wrong."""


class TargetError(UsageError):
    """What was asked for is not there."""


class SourceError(UsageError):
    """A file that cannot be read as Lean text."""


class SourceChanged(LeanLoopError):
    """A file changed on disk while it was being proved."""

    exit_code = 1


class InfrastructureError(LeanLoopError):
    """Something around the proof failed, so nothing can be said about it."""


class ToolMissing(InfrastructureError):
    """A program or an optional package that is needed here is not installed."""


class ToolFailed(InfrastructureError):
    """A tool crashed, ran out of a resource, or answered nonsense."""


class BuildError(InfrastructureError):
    """The project does not build before anything of ours was put in."""


class OleanError(InfrastructureError):
    """An .olean file is damaged or of a format that is not known."""


class JournalError(InfrastructureError):
    """The journal of runs cannot be read or written."""


class ModelError(LeanLoopError):
    """One call to a model failed.

    `usage` is what it cost nevertheless, as far as the server said; `again` whether the same call may succeed
    later; `retry_after` in how many seconds, where the server said so; `status` the HTTP status, where there
    was one.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        usage: Usage | None = None,
        again: bool = False,
        retry_after: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.usage = usage
        self.again = again
        self.retry_after = retry_after
        self.status = status


class ModelUnavailable(ModelError):
    """Retired, forbidden, wrong key or out of quota: it must not be asked again."""


class ModelBusy(ModelError):
    """Rate limit, overload, connection reset or timeout that outlasted the retries."""


class ModelAnswerError(ModelError):
    """The server answered with something that its protocol does not allow."""


class PromptTooLong(ModelAnswerError):
    """The prompt, or the prompt with the room for an answer, does not fit into the model's window."""


class BudgetExhausted(LeanLoopError):
    """The next call could exceed the budget, so it was not made."""
