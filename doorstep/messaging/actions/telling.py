"""Telling people what concerns them, where they want to read it."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from uuid import UUID

from doorstep.messaging.actions.sending import Said, Words, send_each
from doorstep.messaging.models import Message
from doorstep.messaging.queries import only_by_hand, where_to_write
from doorstep.people.models import ContactPoint
from doorstep.people.queries import confirmed_points
from doorstep.people.speaking import language_of, speaking_to
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

WORTH_TELLING = datetime.timedelta(days=7)
# So many are told in a few statements. A database takes only so much in one, and others have their turn in between.
AT_ONCE = 500
# How something is said in the language it is given.
Wording = Callable[[str], Words]


def tell(
    persons: Iterable[UUID],
    words: Wording,
    *,
    by: UUID | None,
    now: datetime.datetime,
    until: datetime.datetime | None = None,
    everywhere: bool = False,
) -> list[Message]:
    """Write to each of them once, where they want it, and return that; `words` says it in the language it is given.

    Where that fails it goes another way of theirs; to whom we may not write at all, the humans of its desk do, or ring.
    `everywhere`: to each of their confirmed contact points, for what they must learn although somebody else may read
    one of these.
    """
    return tell_each(dict.fromkeys(persons, words), by=by, now=now, until=until, everywhere=everywhere)


def tell_each(
    words: Mapping[UUID, Wording],
    *,
    by: UUID | None,
    now: datetime.datetime,
    until: datetime.datetime | None = None,
    everywhere: bool = False,
) -> list[Message]:
    """Tell each of them as `tell` does, in as few statements, something of their own."""
    ids, expires_at = list(words), until or now + WORTH_TELLING
    written: list[Message] = []
    write = partial(send_each, expires_at=expires_at, by=by, now=now, anywhere=not everywhere)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        points = list(confirmed_points(some) if everywhere else where_to_write(some))
        others = [] if everywhere else only_by_hand({*some} - {point.person_id for point in points})
        with keys.at_hand({point.person_id for point in [*points, *others]}) as known:
            # Erased a moment ago: there is nobody to tell.
            written += write(_said([point for point in points if point.person_id in known], words))
            said = _said([point for point in others if point.person_id in known], words)
            written += write([(point, each) for point, each in said if each.desk], by_hand=True)
    return written


def tell_by_mail(persons: Iterable[UUID], words: Wording, *, by: UUID | None, now: datetime.datetime) -> None:
    """Write an e-mail to each who wants to be written to and has an address; never a text, a call or a day's letter.

    For words of people, which its readers asked for and which belong nowhere else.
    """
    ids = list(dict.fromkeys(persons))
    for start in range(0, len(ids), AT_ONCE):
        points = where_to_write(ids[start : start + AT_ONCE], ContactPoint.Means.EMAIL)
        with keys.at_hand({point.person_id for point in points}) as known:
            said = _said([point for point in points if point.person_id in known], dict.fromkeys(ids, words))
            send_each(said, expires_at=now + WORTH_TELLING, by=by, now=now)


def _said(points: Sequence[ContactPoint], words: Mapping[UUID, Wording]) -> list[Said]:
    """Say each thing once in each language; where it cannot be said any more, nobody is told."""
    told: dict[tuple[Wording, str], Words] = {}
    wanted = {(words[point.person_id], language_of(point.person)): point.person for point in points}
    for (say, _language), person in wanted.items():
        with suppress(UnreadableError), speaking_to(person) as language:
            told[say, language] = say(language)
    said = [(point, told.get((words[point.person_id], language_of(point.person)))) for point in points]
    return [(point, each) for point, each in said if each]
