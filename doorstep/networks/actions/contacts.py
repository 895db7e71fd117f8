"""Who speaks for a group in a network: a main contact names a deputy, passes it on, or the group leaves."""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.networks import letters
from doorstep.networks.models import Affiliation, Contact
from doorstep.networks.queries import desk

Part = Contact.Part


class NotTheirsError(SentenceError):
    """They are no coordinator of the group, or whoever names them is not its main contact."""


@transaction.atomic
def name_deputy(main: Contact, person: UUID, *, now: datetime.datetime) -> None:
    """Have another coordinator stand in, in place of whoever did. Raises NotTheirsError."""
    affiliation = _held(main, person)
    if Contact.objects.filter(affiliation=affiliation, part=Part.DEPUTY, person=person).exists():
        return  # a double press
    Contact.objects.filter(affiliation=affiliation, part=Part.DEPUTY).delete()
    _name(affiliation, person, Part.DEPUTY, by=main.person_id, now=now)


@transaction.atomic
def pass_on(main: Contact, person: UUID, *, now: datetime.datetime) -> None:
    """Have another coordinator be the main contact, and be none any longer. Raises NotTheirsError."""
    affiliation = _held(main, person)
    Contact.objects.filter(affiliation=affiliation, person__in=[main.person_id, person]).delete()
    _name(affiliation, person, Part.MAIN, by=main.person_id, now=now)


@transaction.atomic
def pass_to_a_coordinator(main: Contact, *, now: datetime.datetime) -> None:
    """Have the coordinator who has been one the longest be the main contact. Raises NotTheirsError where there is none.

    Whoever coordinates the group nobody names to somebody who does not.
    """
    others = members.coordinators_of(main.affiliation.group).exclude(person=main.person_id)
    first = others.order_by("began_at", "pk").values_list("person", flat=True).first()
    if first is None:
        raise NotTheirsError(sentence("Somebody was first. This is how it stands now."))
    pass_on(main, first, now=now)


@transaction.atomic
def ask_the_desk(main: Contact, *, now: datetime.datetime) -> None:
    """Tell the network's desk that they want to be the main contact no longer; said twice, it is told once."""
    if not Contact.objects.filter(pk=main.pk, asked_at=None).update(asked_at=now):
        return
    record(main.affiliation, "asked the desk for another contact", by=main.person_id)
    officers = desk.sitting_at(main.affiliation.network)
    tell(officers, partial(letters.wants_another, main.affiliation), by=main.person_id, now=now)


def _held(main: Contact, person: UUID) -> Affiliation:
    """Lock the group's place, so that it has one main contact whoever passes it on at the same moment."""
    affiliation = (
        Affiliation.objects.select_for_update(of=("self",))
        .select_related("group", "network")
        .get(pk=main.affiliation_id)
    )
    is_main = Contact.objects.filter(pk=main.pk, part=Part.MAIN, person=main.person_id).exists()
    if not is_main or not members.is_coordinator(person, affiliation.group):
        raise NotTheirsError(sentence("Somebody was first. This is how it stands now."))
    return affiliation


def _name(affiliation: Affiliation, person: UUID, part: str, *, by: UUID, now: datetime.datetime) -> None:
    Contact.objects.create(affiliation=affiliation, person_id=person, part=part, began_at=now)
    record(affiliation, "contact named", by=by, part=part)
    tell([person], partial(letters.named, affiliation, part), by=by, now=now)


@transaction.atomic
def lay_down(deputy: Contact, *, now: datetime.datetime) -> None:
    """Be the deputy no longer; the main contact is told."""
    affiliation = deputy.affiliation
    main = Contact.objects.filter(affiliation=affiliation, part=Part.MAIN).values_list("person", flat=True)
    if not Contact.objects.filter(pk=deputy.pk, part=Part.DEPUTY).delete()[0]:
        return
    record(affiliation, "deputy laid it down", by=deputy.person_id)
    tell(list(main), partial(letters.no_deputy, affiliation), by=deputy.person_id, now=now)
