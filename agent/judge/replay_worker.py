"""The replay worker: `python -I -S replay_worker.py ROOT < request`, in a sandbox, started by replay.py.

Takes one JSON request on stdin, prints one JSON answer on stdout, and leaves without unloading anything.  It
writes no file and starts no process.
"""

import json
import os
import sys
import time


def main() -> None:
    """Answer the request."""
    started = time.perf_counter()
    sys.path.insert(0, sys.argv[1])
    from agent.errors import OleanError  # only now can it be found
    from agent.judge import work
    from agent.judge.kernel import KernelUnusable

    try:
        answer = work.replay(json.load(sys.stdin))
    except OleanError as e:
        answer = {"status": "inconclusive", "notes": [e.message], "milliseconds": {}}
    except KernelUnusable as e:
        answer = {"status": "inconclusive", "notes": [f"no replay: {e}"], "milliseconds": {}}
    answer["milliseconds"]["total"] = round((time.perf_counter() - started) * 1e3, 1)
    print(json.dumps(answer), flush=True)
    os._exit(0)


main()
