"""Forgetting what has ended: codes, sessions, challenges, and whoever began to join and never came."""

import datetime

from doorstep.accounts.models import Authenticator, Challenge, CodeRequest
from doorstep.core.one_by_one import one_by_one
from doorstep.people.actions import never_came
from doorstep.people.models import Person

KEPT = datetime.timedelta(days=1)


def sweep(now: datetime.datetime) -> int:
    """Forget challenges that have ended, and apps that nobody went on to confirm; what is HELD the vault forgets."""
    gone = Challenge.objects.filter(ends_at__lt=now)
    begun = Authenticator.objects.filter(confirmed_at=None, made_at__lt=now - Authenticator.WAITS)
    return sum(each.delete()[0] for each in (gone, begun))


def sweep_codes(now: datetime.datetime) -> int:
    """Forget what was asked for a day ago, and whoever began to join with it and never said that it is them."""
    old = CodeRequest.objects.filter(ends_at__lt=now - KEPT)
    unsettled = old.filter(purpose=CodeRequest.Purpose.JOIN, chosen_at=None)
    strangers = Person.objects.exclude(contact_points__confirmed_at__isnull=False)
    begun = list(strangers.filter(pk__in=unsettled.values("person")))
    forgotten = old.exclude(person__in=begun).delete()[0]
    return forgotten + one_by_one(begun, never_came)
