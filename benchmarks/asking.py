"""Clients that ask a house over HTTP, several at once: bounded in count and in time, and only on this machine."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from benchmarks.measuring import Times

HOST = "127.0.0.1"
PATIENCE = 60.0
HEADERS = {"Accept-Encoding": "gzip", "Accept-Language": "en-GB"}


@dataclass
class Asked:
    """What came of asking: seconds of each answer, bytes of all bodies as they were sent, seconds of all together."""

    times: Times = field(default_factory=Times)
    sent: int = 0
    seconds: float = 0.0

    def add(self, other: "Asked") -> None:
        self.times.seconds += other.times.seconds
        self.sent += other.sent
        self.seconds += other.seconds

    @property
    def a_second(self) -> float:
        return len(self.times.seconds) / self.seconds

    @property
    def kilobytes(self) -> float:
        return self.sent / len(self.times.seconds) / 1_000


def ask(port: int, paths: Sequence[str], *, clients: int, at_most: float) -> Asked:
    """Ask for the paths, each once, by so many clients at once; after `at_most` seconds none begins another."""
    began = time.perf_counter()
    shares = [paths[first::clients] for first in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        answered = list(pool.map(lambda share: _client(port, share, began + at_most), shares))
    together = Asked()
    for each in answered:
        together.add(each)
    together.seconds = time.perf_counter() - began
    return together


def _client(port: int, paths: Sequence[str], until: float) -> Asked:
    """Ask one after the other over one connection that is kept, as a browser would."""
    asked = Asked()
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    for path in paths:
        began = time.perf_counter()
        if began > until:
            break
        connection.request("GET", path, headers=HEADERS)
        answer = connection.getresponse()
        asked.sent += len(answer.read())
        asked.times.seconds.append(time.perf_counter() - began)
        if answer.status != http.client.OK:
            raise SystemExit(f"{path.partition('?')[0]} was answered with {answer.status}.")
    connection.close()
    return asked
