"""A provider of texts in a process of its own, that goes by our clock: what it took is the truth about every text."""

import http.client
import multiprocessing
import random
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import repeat
from multiprocessing.connection import Connection
from typing import Any

from tests.messaging.provider_apis import Book, Taken
from tests.messaging.providers import How, Stub, provider_of_texts

# How texts are met in bad weather, and how often each way.
_ODDLY = dict.fromkeys(How, 3) | {How.SLOW: 6, How.REFUSES_KINDLY: 10, How.BUSY: 2, How.WRONG_KEY: 1, How.LEADS_AWAY: 1}
BADLY = _ODDLY | {How.WELL: 80}
# And questions. Silence is left out: it looks like the drip, and whoever is asked and silent could still be listening.
ASKED_BADLY = [How.WELL] * 24 + [How.BROKEN, How.GARBLED, How.HALF, How.BUSY, How.RESETS_AFTER, How.DRIPS]
# Questions that are met so, until it behaves anew.
MANY = 300
# In seconds: how late it is when it is slow, and how long anything may take here at all.
LATE, LONG = 0.02, 60.0

# Who has taken what they will ever take.
_done: "weakref.WeakSet[threading.Thread]" = weakref.WeakSet()


class _Ledger(Book):
    def take(self, *told: Any, **also: Any) -> Taken:
        taken = super().take(*told, **also)
        _done.add(threading.current_thread())
        return taken


class _Clerk:
    """Behaves as it is told, and tells what it knows."""

    def __init__(self, stub: Stub, seed: int) -> None:
        self.stub, self.chance = stub, random.Random(seed)
        # Not what an office before it said: what another text is known by is taken for that one.
        self.book = stub.book = _Ledger(after=seed << 32)
        stub.late = LATE

    def address(self, carrier: str) -> str:
        return self.stub.address(carrier)

    def port(self) -> int:
        return self.stub.port

    def it_is(self, now: datetime) -> None:
        self.book.ahead = now - datetime.now(UTC)

    def behave(self, how: str) -> None:
        """Do all WELL; or BADLY, by chance; or meet all that is said in one way."""
        self.stub.sending.clear()
        self.stub.asking.clear()
        self.stub.choose = self._by_chance if how == "BADLY" else lambda: How[how]
        asked = self.chance.choices(ASKED_BADLY, k=MANY) if how == "BADLY" else repeat(How[how], MANY)
        self.stub.asking.extend(asked)

    def reset_the_next(self) -> None:
        self.stub.sending.append(How.RESETS)

    def is_quiet(self) -> bool:
        """Say whether nothing more will be taken of all that was said so far."""
        return not self._at_work()

    def where(self) -> str:
        """Say what those are at who may take something still."""
        frames = sys._current_frames()  # noqa: SLF001 # Python's own name for it, documented
        stacks = (traceback.format_stack(frames[each.ident]) for each in self._at_work() if each.ident in frames)
        return "\n\n".join("".join(each) for each in stacks)

    def _at_work(self) -> set[threading.Thread]:
        """Name those who may take something still; who is left hanging will not, and is never gone."""
        asked = {each for each in threading.enumerate() if "process_request" in each.name}
        return asked - {*_done} - self.stub.hanging.copy()

    def taken(self) -> list[Taken]:
        return self.book.taken

    def requests(self) -> int:
        return self.stub.requests

    def _by_chance(self) -> How:
        return self.chance.choices([*BADLY], [*BADLY.values()])[0]


class Office:
    """What the rounds hold of it."""

    def __init__(self, ours: Connection) -> None:
        self._ours = ours

    def __call__(self, what: str, *told: Any) -> Any:
        self._ours.send((what, told))
        return self._ours.recv()

    def falls_quiet(self) -> None:
        """Wait until nothing more will be taken of what those said who are dead by now."""
        # Connections are taken up in order: when this one is, all before it have been.
        asking = http.client.HTTPConnection("127.0.0.1", self("port"), timeout=LONG)
        with suppress(OSError, http.client.HTTPException):
            asking.request("GET", "/")
            asking.getresponse()
        asking.close()
        deadline = time.monotonic() + LONG
        while not self("is_quiet"):
            if time.monotonic() > deadline:
                raise SystemExit(f"The provider never fell quiet:\n{self('where')}")
            time.sleep(0.002)


@contextmanager
def opened(seed: int) -> Iterator[Office]:
    """Open one; to be called before there is a thread or a connection, for the process is forked."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_sit, args=(theirs, ours, seed), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Office(ours)
    finally:
        ours.close()
        process.join()


def _sit(theirs: Connection, ours: Connection, seed: int) -> None:
    # Held by whoever opened it alone, so that their end is seen here.
    ours.close()
    with provider_of_texts() as stub:
        clerk = _Clerk(stub, seed)
        with suppress(EOFError):
            while True:
                what, told = theirs.recv()
                theirs.send(getattr(clerk, what)(*told))
