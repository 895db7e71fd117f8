"""Leaving those alone who carry our messages and cannot just now; what waits for them keeps its place meanwhile."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.rates import Limit
from doorstep.messaging.actions.waiting import FIRST_REST, LONGEST_REST, wait
from doorstep.messaging.channels import carried
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Provider
from doorstep.people.models import ContactPoint

# So often in a row is no accident.
FAILS = 3


class Providers:
    """Who is at work, as it stood when a turn began and as the turn itself found it since."""

    def __init__(self) -> None:
        self._rests = {each.name: each.rests_until for each in Provider.objects.exclude(rests_until=None)}
        self._failing = set(Provider.objects.filter(failed__gt=0).values_list("name", flat=True))

    def at_work(self, now: datetime) -> list[str]:
        """List the means whose carrier does not rest; what nothing here can send is looked at too: it has its end."""
        names = carried()
        return [each for each in [*ContactPoint.Means.values, VOICE] if not self.rest(names.get(each, ""), now)]

    def rest(self, name: str, now: datetime) -> bool:
        until = self._rests.get(name)
        return until is not None and until > now

    def has_room(self, name: str, means: str, now: datetime) -> bool:
        """Count one more, if as many as the operator allows have not gone already; else they rest until there is."""
        rate = settings.RATES.get(means)
        if rate is None:
            return True
        try:
            take(Limit(f"messages-{means}", *rate), name, now=now)
        except TooOftenError as error:
            self._rest(name, error.again_at)
            return False
        return True

    def well(self, name: str) -> None:
        """Note that they do their work."""
        if name in self._failing:
            Provider.objects.filter(name=name).update(failed=0, rests_until=None)
            self._failing.discard(name)

    def failed(self, name: str, now: datetime, again_in: timedelta | None = None) -> bool:
        """Note that they did not: after a few times, or where they said when to come again, they are left alone.

        Return whether it is they, for all that is known: several in a row failed there, and nothing went well between.
        """
        self._failing.add(name)
        Provider.objects.get_or_create(name=name)
        Provider.objects.filter(name=name).update(failed=F("failed") + 1)
        times = Provider.objects.get(name=name).failed
        if times >= FAILS or again_in:
            rest = wait(max(1, times - FAILS), first=FIRST_REST, longest=LONGEST_REST)
            self._rest(name, now + max(rest, again_in or timedelta()))
        return times >= FAILS

    def _rest(self, name: str, until: datetime) -> None:
        self._rests[name] = until
        Provider.objects.update_or_create(name=name, defaults={"rests_until": until})
