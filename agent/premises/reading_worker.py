"""The reading worker: `python -I -S reading_worker.py ROOT`, started by reading.py.

A message is eight bytes with its length, little-endian, and so many bytes of `marshal`.  It takes the files, says what
signatures their constants have, takes those of all others, and says what each file declares.  It writes no file and
starts no process.
"""

import gc
import marshal
import sys
from pathlib import Path
from typing import Any

_KEPT_BYTES = (
    128 << 20
)  # of files that are read once, not twice; decoded they take several times as much memory


def main() -> None:
    """Answer for one list of files."""
    sys.path.insert(0, sys.argv[1])
    from agent.errors import OleanError  # only now can it be found
    from agent.lean.olean import Olean, display
    from agent.premises import declarations

    gc.disable()  # nothing here is a cycle
    files: list[tuple[str, str]] = _receive()
    own: dict[str, dict[str, str]] = {}
    opened: dict[str, Olean] = {}
    room = _KEPT_BYTES
    for module, file in files:
        try:
            olean = Olean(Path(file))
            own[module] = declarations.signatures(olean)
        except OleanError:
            continue  # it is said below
        room -= olean.size
        if room > 0:
            opened[module] = olean
    _send(own)
    known: dict[str, str] = _receive()
    for module, file in files:
        try:
            olean = opened.pop(module) if module in opened else Olean(Path(file))
            entries = declarations.of_olean(olean, lambda name: known.get(name, ""))
        except OleanError as e:
            _send((module, (), (), {}, e.message))
        else:
            imports = tuple(display(i.module) for i in olean.imports)
            _send((module, imports, tuple(e.row() for e in entries), own.get(module, {}), ""))


def _receive() -> Any:
    size = int.from_bytes(sys.stdin.buffer.read(8), "little")
    return marshal.loads(sys.stdin.buffer.read(size))  # noqa: S302  (of the process that started this one)


def _send(message: object) -> None:
    data = marshal.dumps(message)  # type: ignore[arg-type]
    sys.stdout.buffer.write(len(data).to_bytes(8, "little") + data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
