"""A group chooses who of its people hears a network's news; each of them can say no."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import sentence
from doorstep.journal.actions import record
from doorstep.limits.actions import took
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import tell
from doorstep.messaging.models import Message
from doorstep.networks import letters
from doorstep.networks.actions.contacts import NotTheirsError
from doorstep.networks.models import Affiliation, Contact, NotForMe
from doorstep.networks.queries import hearing

# Whoever was told this week is told again once more: somebody may be trying what the choices do.
A_WEEK = timedelta(days=7)
AGAIN = Limit("told again who hears the news", most=1, per=A_WEEK)


@transaction.atomic
def choose_who_hears(place: Affiliation, hears: str, *, by: UUID, now: datetime) -> None:
    """Open the news to more of the group's people, or to fewer; whom it is newly open to is told, once.

    Raises NotTheirsError.
    """
    held = Affiliation.objects.select_for_update(of=("self",)).select_related("group", "network").get(pk=place.pk)
    if not hearing.chosen_by(by).filter(pk=held.pk).exists():
        raise NotTheirsError(sentence("Somebody was first. This is how it stands now."))
    if held.hears == hears:
        return  # a double press
    before = _open_to(held)
    held.hears = hears
    held.save(update_fields=["hears"])
    record(held, "hears", by=by, hears=hears)
    no = set(NotForMe.objects.filter(affiliation=held).values_list("person", flat=True))
    contacts = set(Contact.objects.filter(affiliation=held).values_list("person", flat=True))
    newly = _open_to(held) - before - no - contacts - {by}
    tell(_not_told_lately(held, newly, now), partial(letters.hears_news, held), by=by, now=now)


def _not_told_lately(place: Affiliation, newly: set[UUID], now: datetime) -> set[UUID]:
    """Leave out who was told this week, of whichever group, and once more of this one."""
    told = Message.objects.filter(person__in=newly, kind=letters.HEARS_NEWS, made_at__gt=now - A_WEEK)
    lately = set(told.values_list("person", flat=True))
    return {each for each in newly if each not in lately or took(AGAIN, f"{place.pk} {each}", now=now)}


def _open_to(place: Affiliation) -> set[UUID]:
    return set(hearing.opened_to(place, place.hears).values_list("person", flat=True))


@transaction.atomic
def say_no(place: Affiliation, *, by: UUID, now: datetime) -> None:
    """Hear nothing of it; said twice, it is said once."""
    _row, is_new = NotForMe.objects.get_or_create(affiliation=place, person_id=by, defaults={"said_at": now})
    if is_new:
        record(place, "not for them", by=by)


@transaction.atomic
def hear_again(place: Affiliation, *, by: UUID) -> None:
    if NotForMe.objects.filter(affiliation=place, person=by).delete()[0]:
        record(place, "for them again", by=by)
