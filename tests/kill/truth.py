"""What became of each text, held against the provider's own book."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db.models import Count

from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Delivery
from doorstep.messaging.queries import another_way
from doorstep.vault import keys
from tests.kill.writing import number
from tests.messaging.provider_apis import Taken

Status, Why = Delivery.Status, Delivery.Why
# By whom it went to and which it was: the references under which the provider took it.
Book = dict[tuple[str, int], list[str]]


@dataclass(frozen=True)
class Tally:
    """What was counted. Nothing may be lost, nothing repeated, and nothing told otherwise than it was.

    `killed`: workers, of which some left a text `in_doubt` behind them; others ended `with_errors`. Of the `texts` some
    went (`sent`), a few after a refusal to another number of theirs (`elsewhere`); some did not, for a reason that
    stands there (`ended`); and of some nobody knows, which is listed for a human (`unsure`).
    """

    killed: int = 0
    in_doubt: int = 0
    with_errors: int = 0
    texts: int = 0
    sent: int = 0
    elsewhere: int = 0
    ended: int = 0
    unsure: int = 0
    lost: int = 0
    repeated: int = 0
    told_wrongly: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        both = Counter(asdict(self)) + Counter(asdict(other))
        return Tally(**both)


def judged(written: Collection[UUID], taken: Iterable[Taken]) -> Tally:
    """Hold each message, and each text that was taken, against the other."""
    book: Book = defaultdict(list)
    for each in taken:
        book[each.to.removeprefix("+"), number(each.body)].append(each.reference)
    rows = ways_of(written)
    ways: dict[UUID, list[Delivery]] = defaultdict(list)
    for row in rows:
        ways[row.message_id].append(row)
    with keys.at_hand({row.message.person_id for row in rows}):
        found = sum((_judged(each, book) for each in ways.values()), Tally())
    wrong = _told_otherwise_in_the_journal(rows)
    # What is left in the book, nobody here wrote.
    return found + Tally(lost=len(set(written) - ways.keys()), told_wrongly=len(book) + wrong)


def ways_of(written: Collection[UUID]) -> list[Delivery]:
    """Find all of theirs, however many: a database takes only so many values in one question."""
    wanted = set(written)
    rows = Delivery.objects.select_related("message", "point").order_by("due_at")
    return [row for row in rows.iterator() if row.message_id in wanted]


def _judged(ways: Sequence[Delivery], book: Book) -> Tally:
    """Judge one message by all the ways it was to go."""
    went = {way.pk: book.pop(_address(way), []) for way in ways}
    sent, unsure = _any(ways, Status.SENT), any(way.why == Why.UNSURE for way in ways)
    lost = _any(ways, Status.WAITING) or (sent and not any(went.values())) or _should_have_gone_on(ways)
    return Tally(
        texts=1,
        sent=sent,
        elsewhere=sent and len(ways) > 1,
        ended=not sent and not unsure,
        unsure=unsure,
        lost=lost,
        repeated=sum(map(len, went.values())) > 1,
        told_wrongly=not all(_is_true(way, went[way.pk]) for way in ways),
    )


def _any(ways: Sequence[Delivery], status: str) -> bool:
    return any(way.status == status for way in ways)


def _address(way: Delivery) -> tuple[str, int]:
    return way.point.value.removeprefix("+") if way.point else "", number(way.message.body)


def _is_true(way: Delivery, went: Sequence[str]) -> bool:
    """Say whether what the row says is so."""
    if way.status == Status.SENT:
        return way.reference in went
    return way.why == Why.UNSURE or not went


def _should_have_gone_on(ways: Sequence[Delivery]) -> bool:
    """Say whether it was refused, and could have gone another way of theirs, and did not."""
    refused = [way for way in ways if way.why == Why.REFUSED and way.message.anywhere]
    in_time = [way for way in refused if way.ended_at and way.ended_at < way.message.expires_at]
    return len(in_time) == len(ways) and another_way(ways[0]) is not None


def _told_otherwise_in_the_journal(rows: Iterable[Delivery]) -> int:
    """Count the ways that have ended and stand in the journal with no end, or with two."""
    entries = JournalEntry.objects.filter(thing="messaging.delivery").values_list("thing_id")
    ends = Counter(dict(entries.annotate(Count("id"))))
    return sum(ends[str(row.pk)] != (row.status != Status.WAITING) for row in rows)
