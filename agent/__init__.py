"""leanloop: a proof agent for Lean 4 repositories.

Importing this package does no work; the command line is `agent.cli`, the loop is `agent.search`, and `prove`,
`verify` and `changes` (see `agent.api`) are loaded when they are first used.
"""

from __future__ import annotations

TYPE_CHECKING = (
    False  # `typing` would cost every process that we supervise 5 ms (see agent.toolchain.supervisor)
)
if TYPE_CHECKING:
    from typing import Any

    from agent.api import changes, prove, prove_async, verify, verify_async

__version__ = "0.1.0"
__all__ = ["__version__", "changes", "prove", "prove_async", "verify", "verify_async"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from agent import api  # lazily: `leanloop --help` does not pay for it

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
