"""A group chooses who of its people hears a network's news; each of them can say no."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import sentence
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.networks import letters
from doorstep.networks.actions.contacts import NotTheirsError
from doorstep.networks.models import Affiliation, Contact, NotForMe
from doorstep.networks.queries import hearing


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
    tell(_open_to(held) - before - no - contacts - {by}, partial(letters.hears_news, held), by=by, now=now)


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
