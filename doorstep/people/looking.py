"""Looking up how somebody can be reached: for which reasons, and what is safe at that moment; no database."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.people.models import ContactPoint
from doorstep.people.safe import Channel
from doorstep.vault.seals import UnreadableError

# What the journal says was looked at.
CONTACT_POINTS = "contact points"
# By the slug that the journal keeps; the person reads the words.
WHY: Mapping[str, Promise] = {
    "they-asked": _("They asked to join, or asked us something"),
    "to-plan": _("To plan who helps where"),
    "worried": _("Nobody has heard from them, and we wonder how they are"),
    "details": _("To check that what we know is still right"),
}
_CHANNELS = {
    ContactPoint.Means.EMAIL: (Channel.MESSAGE,),
    ContactPoint.Means.PHONE: (Channel.CALL, Channel.VOICEMAIL, Channel.MESSAGE),
    ContactPoint.Means.WHATSAPP: (Channel.CALL, Channel.MESSAGE),
}


@dataclass(frozen=True)
class Way:
    """One contact point at one moment: what may be done there now; without `value` nothing may.

    `from_time` and `to_time` are the hours they named, on the clock of the installation's place.
    """

    means: str
    value: str
    now: frozenset[Channel]
    ever: frozenset[Channel]
    from_time: datetime.time | None
    to_time: datetime.time | None

    @property
    def may_ring(self) -> bool:
        return Channel.CALL in self.now

    @property
    def may_write(self) -> bool:
        return Channel.MESSAGE in self.now

    @property
    def may_leave_words(self) -> bool:
        return Channel.VOICEMAIL in self.now


def ways(points: Iterable[ContactPoint], at: datetime.time) -> list[Way]:
    """Say what is safe at this time of day; a number or address that nobody may use now is not opened at all."""
    return [_way(point, at) for point in points]


def _way(point: ContactPoint, at: datetime.time) -> Way:
    safe, channels = point.safe, _CHANNELS[ContactPoint.Means(point.means)]
    now = frozenset(channel for channel in channels if safe.allows(channel, at))
    within = at if safe.from_time is None else safe.from_time
    ever = frozenset(channel for channel in channels if safe.allows(channel, within))
    value = _opened(point) if now else ""
    return Way(point.means, value, now if value else frozenset(), ever, safe.from_time, safe.to_time)


def _opened(point: ContactPoint) -> str:
    """Open it; nothing may be done with one that cannot be opened, and the others are shown all the same."""
    try:
        return point.value
    except UnreadableError:
        return ""
