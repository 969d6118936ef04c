"""The frontend worker: `python -I -S frontend_worker.py ROOT LIBRARY [NAME=VALUE ...]`, in a sandbox.

It says `ready`, then answers texts until its input ends.  Both ways a line `NUMBER SIZE`, then so many bytes:
a text in UTF-8, or the messages about it, as `lean --json` prints them.  It writes no file and starts no
process.
"""

import ctypes
import fcntl
import gc
import os
import sys
from collections.abc import Callable

_MOST = 1 << 20


def capture() -> Callable[[], bytes]:
    """Keep what is printed from now on; the function says what it was since it was last called."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)  # what is more than fits is lost, rather than waited for
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, _MOST)
    os.dup2(writer, 1)
    os.dup2(writer, 2)
    flush = ctypes.CDLL(None).fflush

    def printed() -> bytes:
        flush(None)
        try:
            return os.read(reader, _MOST)
        except BlockingIOError:
            return b""

    return printed


def main() -> None:
    """Answer until there is nothing more to answer."""
    sys.path.insert(0, sys.argv[1])
    from agent.check.frontend import Frontend, FrontendUnusable  # only now can it be found

    answers, errors = os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(2), "w")
    texts = sys.stdin.buffer
    try:
        frontend = Frontend(sys.argv[2], sys.argv[3:], capture())
        answers.write(b"ready\n")
        answers.flush()
        gc.disable()  # nothing here is a cycle
        while head := texts.readline():
            number, size = head.split()
            answer = b"\n".join(frontend.elaborate(texts.read(int(size))))
            answers.write(b"%b %d\n%b" % (number, len(answer), answer))
            answers.flush()
    except (FrontendUnusable, OSError) as e:  # OSError: it cannot be loaded
        print(e, file=errors, flush=True)
        os._exit(2)
    os._exit(0)


main()
