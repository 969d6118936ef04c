"""Runs the coroutine of a command to its end."""

from __future__ import annotations

from typing import Any


def run_to_its_end(coroutine: Any) -> int:
    """Run a command to its end; SIGTERM ends it as Ctrl-C does, with everything that it started."""
    import asyncio
    import signal

    async def body() -> int:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  (we are inside it)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        return int(await coroutine)

    try:
        return asyncio.run(body())
    except asyncio.CancelledError as e:
        raise KeyboardInterrupt from e
    except BaseExceptionGroup as e:  # a task group wraps the one thing that went wrong
        raise _first(e) from e


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    inner = group.exceptions[0]
    return _first(inner) if isinstance(inner, BaseExceptionGroup) else inner
