"""Telling people what concerns them, where they want to read it."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from uuid import UUID

from doorstep.messaging.actions.sending import Said, Words, send_each
from doorstep.messaging.queries import only_by_hand, where_to_write
from doorstep.people.models import ContactPoint
from doorstep.people.queries import confirmed_points
from doorstep.people.speaking import language_of, speaking_to
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

WORTH_TELLING = datetime.timedelta(days=7)
# So many are told in a few statements. A database takes only so much in one, and others have their turn in between.
AT_ONCE = 500


def tell(
    persons: Iterable[UUID],
    words: Callable[[str], Words],
    *,
    by: UUID | None,
    now: datetime.datetime,
    until: datetime.datetime | None = None,
    everywhere: bool = False,
) -> None:
    """Write to each of them once, where they want it; `words` says it in the language it is given.

    Where that fails it goes another way of theirs; to whom we may not write at all, the humans of its desk do, or ring.
    `everywhere`: to each of their confirmed contact points, for what they must learn although somebody else may read
    one of these.
    """
    ids, expires_at = list(dict.fromkeys(persons)), until or now + WORTH_TELLING
    write = partial(send_each, expires_at=expires_at, by=by, now=now, anywhere=not everywhere)
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        points = list(confirmed_points(some) if everywhere else where_to_write(some))
        others = [] if everywhere else only_by_hand({*some} - {point.person_id for point in points})
        with keys.at_hand({point.person_id for point in [*points, *others]}) as known:
            # Erased a moment ago: there is nobody to tell.
            write(_said([point for point in points if point.person_id in known], words))
            said = _said([point for point in others if point.person_id in known], words)
            write([(point, each) for point, each in said if each.desk], by_hand=True)


def tell_by_mail(
    persons: Iterable[UUID], words: Callable[[str], Words], *, by: UUID | None, now: datetime.datetime
) -> None:
    """Write an e-mail to each who wants to be written to and has an address; never a text, a call or a day's letter.

    For words of people, which its readers asked for and which belong nowhere else.
    """
    ids = list(dict.fromkeys(persons))
    for start in range(0, len(ids), AT_ONCE):
        points = where_to_write(ids[start : start + AT_ONCE], ContactPoint.Means.EMAIL)
        with keys.at_hand({point.person_id for point in points}) as known:
            said = _said([point for point in points if point.person_id in known], words)
            send_each(said, expires_at=now + WORTH_TELLING, by=by, now=now)


def _said(points: Sequence[ContactPoint], words: Callable[[str], Words]) -> list[Said]:
    """Say it once in each of their languages; where it cannot be said any more, nobody is told."""
    told: dict[str, Words] = {}
    for person in {language_of(point.person): point.person for point in points}.values():
        with suppress(UnreadableError), speaking_to(person) as language:
            told[language] = words(language)
    return [(point, told[language]) for point in points if (language := language_of(point.person)) in told]
