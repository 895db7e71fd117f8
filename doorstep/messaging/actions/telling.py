"""Telling people what concerns them, wherever they read what is sent."""

import datetime
from collections.abc import Callable, Iterable
from uuid import UUID

from doorstep.messaging.actions.sending import Words, send
from doorstep.people.queries import confirmed_points
from doorstep.people.speaking import speaking_to
from doorstep.vault.seals import UnreadableError

WORTH_TELLING = datetime.timedelta(days=7)


def tell(
    persons: Iterable[UUID],
    words: Callable[[str], Words],
    *,
    by: UUID | None,
    now: datetime.datetime,
    until: datetime.datetime | None = None,
) -> None:
    """Write to each of their confirmed contact points; `words` says it in the language it is given."""
    for point in confirmed_points(persons):
        try:
            with speaking_to(point.person) as language:
                send(point, words(language), expires_at=until or now + WORTH_TELLING, by=by, now=now)
        except UnreadableError:
            # Erased a moment ago: there is nobody to tell.
            continue
