"""Forgetting whom a coordinator wrote in, once they are in no group any more: nobody but us could do it for them."""

import datetime
from uuid import UUID

from doorstep.core.one_by_one import one_by_one
from doorstep.groups.models import Membership
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.vault import actions as vault

# Two days before what they were is forgotten: after that nothing says that they were ever in a group.
KEPT = datetime.timedelta(days=28)
AT_ONCE = 50


def forget_written_in(now: datetime.datetime) -> int:
    """Erase who cannot sign in and holds no receipt, 28 days after the last of their memberships ended.

    Returns how many there were.
    """
    rows = Membership.objects.filter(person__is_staff=False, person__receipt=None)
    ended = rows.filter(ended_at__lte=now - KEPT)
    lately = Membership.objects.exclude(ended_at__lte=now - KEPT)
    gone = Person.objects.filter(pk__in=ended.values("person")).exclude(pk__in=lately.values("person"))
    # Who comes in by a code, a passkey or an authenticator looks after themselves; what is asked for is not over.
    gone = gone.exclude(contact_points__confirmed_at__isnull=False).filter(
        passkeys=None, authenticators=None, help_requests=None
    )
    return one_by_one(list(gone.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]), _forget)


def _forget(person: UUID) -> None:
    people.forget(person)
    vault.erase(person, by=None)
