"""Which Lean processes are kept warm at the moment."""

from __future__ import annotations

import psutil


def workers() -> list[psutil.Process]:
    """The warm Leans below this process that still live: language servers and frontend workers."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            line = " ".join(process.cmdline())
            alive = process.status() != psutil.STATUS_ZOMBIE and not process.children()  # others supervise
        except psutil.Error:
            continue
        if alive and ("--worker" in line or "frontend_worker.py" in line):
            found.append(process)
    return found


def is_language_server(process: psutil.Process) -> bool:
    """Whether it speaks LSP."""
    return "--worker" in process.cmdline()
