"""Reads many compiled modules with several processes at once (reading_worker.py), where there is much to read.

How a term is shown depends on the signatures of constants of other modules.  So each process first says those of its
share, is then told all of them, and goes on.  What they say is taken in the order that was asked for, whoever is
faster: an index does not depend on the number of processors.
"""

from __future__ import annotations

import asyncio
import marshal
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.errors import LeanLoopError
from agent.toolchain.process import GIB, MIB, Command, Limits, start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from agent.premises.declarations import Row
    from agent.toolchain.process import Child

FROM_BYTES = 4 * MIB
"""Of compiled files, from which on processes are worth their start."""
_WORKER = Path(__file__).parent / "reading_worker.py"
_ROOT = Path(__file__).parents[2]
_LIMITS = Limits(seconds=3600, memory=2 * GIB, processes=1)
_LARGEST = GIB  # of a message
_WAITING = 1024  # modules that were read and are not taken yet


@dataclass(frozen=True, slots=True)
class Answer:
    """What one module has: `error` says why it could not be read."""

    module: str
    imports: tuple[str, ...]
    rows: Sequence[Row]
    signatures: Mapping[str, str]
    error: str = ""


def is_worth_it(files: Sequence[Path]) -> bool:
    """Whether there is so much to read, and more than one processor."""
    return (os.cpu_count() or 1) > 1 and len(files) > 1 and sum(map(_size, files)) >= FROM_BYTES


def read_modules(
    files: Mapping[str, Path], known: Mapping[str, str], take: Callable[[Answer], None], processes: int = 0
) -> list[str]:
    """Give the declarations of each module to `take`, in order and in a thread of its own.

    `known` are the signatures of constants of modules that are not among these.  Returns the modules that a process
    which failed has not read.  Raises what `take` raises.
    """
    count = min(processes or os.cpu_count() or 1, len(files))
    with ThreadPoolExecutor(1) as thread:  # the caller's may have an event loop that runs
        return thread.submit(lambda: asyncio.run(_read(files, known, take, count))).result()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _shares(files: Mapping[str, Path], count: int) -> list[list[str]]:
    """The modules in `count` lists of about the same size, each in the order that they have."""
    shares, sizes = [list[str]() for _ in range(count)], [0] * count
    for module, file in files.items():
        least = sizes.index(min(sizes))
        shares[least].append(module)
        sizes[least] += _size(file) + 1
    return shares


async def _read(
    files: Mapping[str, Path], known: Mapping[str, str], take: Callable[[Answer], None], count: int
) -> list[str]:
    async with AsyncExitStack() as stack:
        shares = [{m: files[m] for m in share} for share in _shares(files, count)]
        readers = [await _Reader.start(stack, share) for share in shares]
        signatures = dict(known)
        for reader in readers:
            own = await reader.signatures()
            if own is None:  # the others would show wrongly what rests on its share
                return list(files)
            signatures |= own
        await asyncio.gather(*(r.tell(signatures) for r in readers))
        by_module = {m: r for r in readers for m in r.files}
        return await _hand_over([(m, by_module[m]) for m in files], take)


async def _hand_over(order: Sequence[tuple[str, _Reader]], take: Callable[[Answer], None]) -> list[str]:
    """Read on while what was read is taken."""
    waiting: asyncio.Queue[Answer | None] = asyncio.Queue(_WAITING)

    async def consume() -> None:
        while (answer := await waiting.get()) is not None:
            await asyncio.to_thread(take, answer)

    async def produce() -> list[str]:
        missing = []
        for module, reader in order:
            answer = await reader.answer()
            if answer is None:
                missing.append(module)
            else:
                await waiting.put(answer)
        await waiting.put(None)
        return missing

    tasks = (asyncio.create_task(produce()), asyncio.create_task(consume()))
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
        return await tasks[0]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Reader:
    """One process and its share; once it has failed it says nothing more."""

    def __init__(self, child: Child | None, files: Mapping[str, Path]) -> None:
        self._child, self.files = child, files

    @classmethod
    async def start(cls, stack: AsyncExitStack, files: Mapping[str, Path]) -> _Reader:
        command = Command((sys.executable, "-I", "-S", str(_WORKER), str(_ROOT)), Path("/"))
        try:
            child = await stack.enter_async_context(await start(command, _LIMITS))
        except LeanLoopError:
            return cls(None, files)
        reader = cls(child, files)
        await reader.tell([(m, str(f)) for m, f in files.items()])
        return reader

    async def tell(self, message: object) -> None:
        if self._child is not None:
            data = marshal.dumps(message)  # type: ignore[arg-type]
            try:
                self._child.stdin.write(len(data).to_bytes(8, "little") + data)
                await self._child.stdin.drain()
            except ConnectionError:
                self._child = None

    async def signatures(self) -> dict[str, str] | None:
        found = await self._hear()
        if found is None:
            return None
        return {name: letters for own in found.values() for name, letters in own.items()}

    async def answer(self) -> Answer | None:
        found = await self._hear()
        return None if found is None else Answer(*found)

    async def _hear(self) -> Any:
        if self._child is None:
            return None
        try:
            size = int.from_bytes(await self._child.stdout.readexactly(8), "little")
            if size <= _LARGEST:
                return marshal.loads(await self._child.stdout.readexactly(size))  # noqa: S302  (of our own program)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        self._child = None
        return None
