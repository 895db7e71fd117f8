"""Keeping what somebody began to ask, until they go on with it; a receipt leads back to it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from doorstep.aid.actions.asking import MEANS
from doorstep.aid.models import Begun, HelpRequest, Overflow
from doorstep.core.one_by_one import one_by_one
from doorstep.groups.models import Group, Membership
from doorstep.journal.actions import record
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.holding import Life

AT_ONCE = 100
# Before the row itself goes, and with it the last that says who it was.
BEFORE = timedelta(hours=2)


@transaction.atomic
def keep(  # what, for which group, of whom
    said: Mapping[str, Sequence[str]],
    group: Group | None,
    person: Person | None,
    *,
    reached_by: Mapping[str, str],
    postcode: str,
    now: datetime,
) -> str:
    """Keep it sealed; return the digits of a receipt, or nothing where they have one already.

    Whoever is not known yet is made known by what opens a receipt beside its digits, and by nothing else. Raises
    NotReadableError.
    """
    new = person is None
    who = person or people.add_person(by=None)
    if new:
        people.describe(who, postcode=postcode, by=who.pk)
        for name, typed in reached_by.items():
            people.add_contact_point(who, MEANS[name], typed, by=who.pk)
    begun, _made = Begun.objects.update_or_create(
        person=who, defaults={"group": group, "said": dict(said), "kept_at": now}
    )
    record(begun, "kept for later", by=who.pk)
    return "" if hasattr(who, "receipt") else people.give_receipt(who, by=who.pk, now=now)


@transaction.atomic
def let_go_of(person: Person) -> None:
    """Forget what they began: it was sent, or they do not want it any more."""
    for begun in Begun.objects.filter(person=person):
        record(begun, "let go", by=person.pk)
        begun.delete()


def forget(now: datetime) -> int:
    """Forget whoever is known only because they began to ask, a week ago; return how many there were."""
    life = Begun.HELD.life or Life("kept_at", timedelta(days=7))
    old = Begun.objects.filter(kept_at__lte=now - life.lasts + BEFORE).select_related("person")
    gone = [begun.person for begun in old[:AT_ONCE] if not _is_known_otherwise(begun.person)]
    return one_by_one(gone, people.never_came)


def _is_known_otherwise(person: Person) -> bool:
    return (
        HelpRequest.objects.filter(person=person).exists()
        or Overflow.objects.filter(person=person).exists()
        or Membership.objects.filter(person=person).exists()
        or ContactPoint.objects.filter(person=person, confirmed_at__isnull=False).exists()
    )
