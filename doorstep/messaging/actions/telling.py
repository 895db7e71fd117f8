"""Telling people what concerns them, wherever they read what is sent."""

import datetime
from collections.abc import Callable, Iterable
from contextlib import nullcontext, suppress
from uuid import UUID

from doorstep.messaging.actions.sending import Words, send
from doorstep.people.queries import confirmed_points
from doorstep.people.speaking import speaking_to
from doorstep.vault import keys
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
    points = list(confirmed_points(persons)) if (persons := set(persons)) else []
    with keys.at_hand({point.person_id for point in points}) if len(points) > 1 else nullcontext():
        for point in points:
            # Erased a moment ago: there is nobody to tell.
            with suppress(UnreadableError), speaking_to(point.person) as language:
                send(point, words(language), expires_at=until or now + WORTH_TELLING, by=by, now=now)
