"""A Doorstep that really answers, for the benchmarks that ask one over HTTP: `manage.py serve`, ended afterwards."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import databases

OPEN = "Doorstep is at"
TO_OPEN = 120.0
TO_CLOSE = 30.0


@contextmanager
def opened(var: Path, *options: str, **also: str) -> Iterator[int]:
    """Prepare one in the folder `var` and serve it; yield the port. `also` are further settings in its environment."""
    port = free_port()
    told = databases.environment(var, DOORSTEP_ADDRESS=f"127.0.0.1:{port}", **also)
    said = var / "said"
    with said.open("wb") as out:
        serving = subprocess.Popen(  # noqa: S603 # our own command
            [sys.executable, "manage.py", "serve", "--stop-with-parent", *options],
            cwd=databases.ROOT,
            env=told,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    try:
        _wait_for(serving, said)
        yield port
    finally:
        _close(serving)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(serving: subprocess.Popen[bytes], said: Path) -> None:
    deadline = time.monotonic() + TO_OPEN
    while OPEN not in said.read_text():
        if serving.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"The house did not open:\n{said.read_text()}")
        time.sleep(0.05)


def _close(serving: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and in the end make it."""
    if serving.poll() is None:
        os.kill(serving.pid, signal.SIGTERM)
    try:
        serving.wait(TO_CLOSE)
    except subprocess.TimeoutExpired:
        serving.kill()
        serving.wait()
