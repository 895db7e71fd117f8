"""Each reader of what comes back, fed with real messages that have mistakes in them.

Each case has a number, by which it can be had again. It is read or refused, within a second of the processor, and in
little memory; whatever is not, is said with its number.
"""

import resource
import signal
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from types import FrameType
from typing import Any

from doorstep.messaging.inbound.events import Arrived
from tests.fuzz import arriving, called_back, telling
from tests.fuzz.changed import as_bytes, changed
from tests.fuzz.readers import Reader
from tests.messaging import calls_told, files, whatsapp_told
from tests.messaging.answers import IN_OTHER_LANGUAGES, NOT_SURE, SURE
from tests.messaging.hearing import NOON
from tests.messaging.letters import DSN_DELAYED, DSN_FORWARDED, QUOTES

SECONDS, MEGABYTE = 1.0, 2**20
# What one case may take at once, and of how many cases it is looked at closely, which is slow.
MOST_MEMORY, CLOSELY = 48 * MEGABYTE, 2_000
# So many are shown; more say no more.
MOST_SHOWN = 20
READERS = (*arriving.ARRIVING, *called_back.CALLED_BACK, *telling.TELLING)

_said = [*SURE.values(), *IN_OTHER_LANGUAGES.values()]
ANSWERS = (*(each for said in _said for each in said.split("|")), *(text for text, *_meant in (*NOT_SURE, *QUOTES)))
ARRIVED = Arrived(
    "https://larkmead.example/texts/?key=a&bodySHA256=b",
    {"content-type": "application/x-www-form-urlencoded", "x-twilio-signature": "bm9uZQ=="},
    b"",
    NOON,
)


class TookTooLongError(BaseException):
    """No Exception, so that no reader takes it for a mistake in what it reads."""


@dataclass
class Seen:
    """What was seen of one reader: how many cases, how long they took, and the worst of them."""

    cases: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    memory: int = 0


@dataclass
class Report:
    """Of all readers, by their places; and what was found, each with its number."""

    seen: dict[str, Seen] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    @property
    def cases(self) -> int:
        return sum(seen.cases for seen in self.seen.values())

    def add(self, other: "Report") -> None:
        for of, seen in other.seen.items():
            mine = self.seen.setdefault(of, Seen())
            mine.cases += seen.cases
            mine.seconds += seen.seconds
            mine.slowest, mine.memory = max(mine.slowest, seen.slowest), max(mine.memory, seen.memory)
        self.found += other.found


def corpus(reader: Reader) -> Sequence[str]:
    """Give real ones of what it reads, with the signs of Latin-1 in the place of bytes."""
    if reader.given is None:
        more = ANSWERS if reader.of in arriving.OF_WORDS else ()
        return (*reader.right, *more)
    return [each.decode("latin-1") for each in BYTES[reader.of.rsplit(".", 1)[0]]]


_NAMES = ("", "receipt.pdf", "holiday.jpg", "list.txt", "run.exe")
_LETTERS = (*arriving.LETTERS, DSN_FORWARDED, DSN_DELAYED)
_TOLD = called_back.WRITTEN
_FILES = (
    files.PDF,
    files.PDF_THAT_RUNS,
    files.EXE,
    files.picture("JPEG"),
    files.zipped(files.WORD),
    files.open_document(),
)
BYTES: Mapping[str, Sequence[bytes]] = {
    "doorstep.messaging.inbound.letters": _LETTERS,
    "doorstep.messaging.inbound.mail": _LETTERS,
    "doorstep.messaging.inbound.reports": _LETTERS,
    "doorstep.messaging.inbound.twilio": _TOLD,
    "doorstep.messaging.inbound.smsworks": _TOLD,
    "doorstep.messaging.inbound.whatsapp": whatsapp_told.EXAMPLES,
    "doorstep.messaging.inbound.calls": [each.body for each in calls_told.EXAMPLES],
    "doorstep.messaging.inbound.sniffing": _FILES,
    "doorstep.messaging.inbound.zipped": _FILES,
    "doorstep.messaging.channels.email.tracking": telling.MAIL,
}
# Those that are given a file, and the name that its sender gave it.
_OF_FILES = ("doorstep.messaging.inbound.sniffing", "doorstep.messaging.inbound.zipped")


@cache
def corpora() -> list[Sequence[str]]:
    return [corpus(reader) for reader in READERS]


def case(number: int) -> tuple[Reader, Any]:
    """Make what a case of this number is: a reader, and what it is given."""
    at, chance = number % len(READERS), Random(number)
    reader, said = READERS[at], changed(chance, corpora()[at])
    if reader.given is None:
        return reader, said
    body = as_bytes(said)
    if reader in called_back.CALLED_BACK:
        kinds = ("application/json", "application/x-www-form-urlencoded", "", "text/plain; charset=x")
        headers = {**ARRIVED.headers, "content-type": chance.choice(kinds)}
        address = changed(chance, [ARRIVED.address])
        return reader, replace(ARRIVED, address=address, headers=headers, body=body)
    return reader, (body, chance.choice(_NAMES)) if reader.of.startswith(_OF_FILES) else body


def live(numbers: Iterable[int]) -> Report:
    report = Report()
    with _watch():
        for number in numbers:
            reader, said = case(number)
            wrong = _try(
                reader, said, report.seen.setdefault(reader.of, Seen()), closely=number % CLOSELY < len(READERS)
            )
            if wrong and len(report.found) < MOST_SHOWN:
                report.found.append(f"Case {number}, {reader.of}: {wrong}")
    return report


def _try(reader: Reader, said: object, seen: Seen, *, closely: bool) -> str:
    """Have it read; return what was wrong, "" where nothing was."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, busy = time.perf_counter(), time.process_time()
    wrong, peak = _traced(reader, said) if closely else (_limited(reader, said), 0)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    seen.cases += 1
    if not closely:
        seen.seconds += time.perf_counter() - began
        # Other work on this machine is none of it.
        seen.slowest = max(seen.slowest, time.process_time() - busy)
    seen.memory = max(seen.memory, peak)
    return wrong or ("it took too much memory" if max(grown, peak) > MOST_MEMORY else "")


def _traced(reader: Reader, said: object) -> tuple[str, int]:
    tracemalloc.start()
    try:
        # Watched, it is several times slower.
        return _limited(reader, said, 20 * SECONDS), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _limited(reader: Reader, said: object, seconds: float = SECONDS) -> str:
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        reader.try_on(said)
    except TookTooLongError:
        return "it took more than a second"
    except Exception as wrong:  # noqa: BLE001 # whatever it is, it is what is looked for
        return repr(wrong)[:300]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


@contextmanager
def _watch() -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        yield
    finally:
        signal.signal(signal.SIGVTALRM, before)


def table(report: Report) -> str:
    head = f"{'cases':>9}  {'a second':>9}  {'slowest':>9}  {'memory':>8}"
    rows = (
        f"{seen.cases:>9,}  {seen.cases / max(seen.seconds, 1e-9):>9,.0f}  {seen.slowest * 1000:>6,.0f} ms"
        f"  {seen.memory / MEGABYTE:>5.1f} MB  {of}"
        for of, seen in sorted(report.seen.items())
    )
    return "\n".join((head, *rows))
