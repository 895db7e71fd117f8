"""What a page notices of something that goes on: asked for now and then, by a process of its own."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from multiprocessing.connection import Connection

from django.db import connections

from benchmarks import asking
from benchmarks.measuring import Times

# In seconds, between an answer and the next question: somebody reads, and nobody is pressed.
A_WHILE = 0.05


@contextmanager
def asked(port: int, paths: Sequence[str], *, at_least: int) -> Iterator[Times]:
    """Ask for these pages in turn for as long as the block goes on, and so often at least; then the times are told."""
    ours, theirs = multiprocessing.Pipe()
    # A connection to a database cannot be shared with the process that begins here.
    connections.close_all()
    reader = multiprocessing.get_context("fork").Process(target=_ask, args=(theirs, port, paths, at_least))
    reader.start()
    times = Times()
    try:
        yield times
    finally:
        ours.send(None)
        times.seconds += ours.recv()
        reader.join()


def _ask(told: Connection, port: int, paths: Sequence[str], at_least: int) -> None:
    seconds: list[float] = []
    for path in cycle(paths):
        if told.poll() and len(seconds) >= at_least:
            break
        seconds += asking.ask(port, [path], clients=1, at_most=asking.PATIENCE).times.seconds
        time.sleep(A_WHILE)
    told.send(seconds)
