"""A network's desk decides who comes in: a group is found or listed, gets its place and its contact, and is told."""

import datetime
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.core.trigrams import plain
from doorstep.groups.about import About
from doorstep.groups.actions import inviting, listing
from doorstep.groups.models import Group, Role
from doorstep.groups.patches import Drawn
from doorstep.groups.queries import members
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.networks import letters
from doorstep.networks.actions.writers import showed_themselves, write_to
from doorstep.networks.models import Affiliation, Application, Contact
from doorstep.networks.queries import criteria
from doorstep.people.models import Person

Status = Application.Status
_LONGEST_PLACE = 120


class InAlreadyError(SentenceError):
    """The group is in the network already, with a main contact of its own."""


class NotOneselfError(SentenceError):
    """Whoever decides asks themselves."""


class NoPlaceError(SentenceError):
    """What is known of the group is not enough to list it, or too much."""


@dataclass(frozen=True)
class Welcome:
    """How a group comes in: as the one it is, or newly listed where it is `drawn`; a code is typed at `page`."""

    group: Group | None
    drawn: Drawn | None
    page: str


def take_in(application: Application, welcome: Welcome, *, by: UUID, now: datetime.datetime) -> Affiliation:
    """Let a group in, with whoever asked as its main contact, and tell them.

    Raises NotOneselfError, InAlreadyError, NoPlaceError, SomebodyWasFirstError and NotAMoveError. Whoever speaks for a
    group that is listed by this is invited to be its first coordinator; of any other, that is for the house's desk.
    """
    if application.person_id == by:
        raise NotOneselfError(sentence("This is your own group. Another officer decides about it."))
    with transaction.atomic():
        group = _shown(application, welcome.group) if welcome.group else _listed(application, welcome.drawn, by=by)
        affiliation = _placed(application, group, now)
        advance(application, Status.TAKEN_IN, by=by, settled_at=now, settled_by=by, group=group)
        _speak_for(affiliation, application.person, now)
        known = showed_themselves(application.person_id)
        write_to(application, partial(letters.taken_in, affiliation, known), by=by, now=now)
        others = members.coordinators_of(group, resting=True).exclude(person=application.person_id)
        tell(others.values_list("person", flat=True), partial(letters.somebody_speaks, affiliation), by=by, now=now)
        if known and welcome.group is None:
            inviting.invite_person(group, Role.COORDINATOR, application.person, page=welcome.page, by=by, now=now)
    return affiliation


def _shown(application: Application, group: Group) -> Group:
    """Hold a group that is still there, and helps in the network's area."""
    held = Group.objects.select_for_update().filter(pk=group.pk, status__in=Group.SHOWN).first()
    if held is None or not criteria.is_in_area(application.network, held):
        raise NoPlaceError(sentence("This group is not listed any more, or does not help in the network’s area."))
    return held


def _listed(application: Application, drawn: Drawn | None, *, by: UUID) -> Group:
    """List a group that nobody knew; the officer who lets it in is the human look that every group gets."""
    if drawn is None or not plain(application.called):
        raise NoPlaceError(sentence("We do not know yet what it is called, or where it is. Ask them first."))
    area = " ".join(application.area.split())
    about = About(name=application.called, place=area if len(area) <= _LONGEST_PLACE else "", patch=drawn)
    try:
        group = listing.propose(about, by=by)
    except listing.ChatLinkError:
        raise NoPlaceError(
            sentence("The way into a private chat stands in it, and would be public. Ask them first.")
        ) from None
    listing.put_on_list(group, by=by)
    return group


def _placed(application: Application, group: Group, now: datetime.datetime) -> Affiliation:
    place, is_new = Affiliation.objects.select_for_update().get_or_create(
        network=application.network, group=group, defaults={"began_at": now}
    )
    if is_new:
        record(place, "group joined a network", by=None, network=place.network_id, group=group.pk)
    elif place.status == Affiliation.Status.LEFT:
        advance(place, Affiliation.Status.IN, by=None, began_at=now)
    elif main := Contact.objects.filter(affiliation=place, part=Contact.Part.MAIN).first():
        if members.is_coordinator(main.person_id, group) or not members.is_coordinator(application.person_id, group):
            raise InAlreadyError(sentence("This group is in already, and has a main contact. They can pass that on."))
        # Whoever coordinates it speaks for it, before somebody who does not.
        main.delete()
    return place


def _speak_for(affiliation: Affiliation, person: Person, now: datetime.datetime) -> None:
    Contact.objects.filter(affiliation=affiliation, person=person).delete()
    Contact.objects.create(affiliation=affiliation, person=person, part=Contact.Part.MAIN, began_at=now)
    record(affiliation, "main contact named", by=None)


@transaction.atomic
def decline(application: Application, why: str, *, by: UUID, now: datetime.datetime) -> None:
    """Do not take a group in, and tell them `why`, in the officer's words."""
    advance(application, Status.DECLINED, by=by, settled_at=now, settled_by=by)
    write_to(application, partial(letters.declined, application, why), by=by, now=now)


@transaction.atomic
def ask_back(application: Application, what: str, *, by: UUID, now: datetime.datetime) -> None:
    """Ask whoever asked something, in the officer's words; what they answer comes to the network's desk."""
    held = Application.objects.select_for_update().get(pk=application.pk)
    if held.status not in Application.LIVING:
        raise SomebodyWasFirstError
    if held.question == what:
        return  # a double press
    if held.status == Status.WAITING:
        advance(held, Status.ASKED_BACK, by=by)
    held.question = what
    held.save(update_fields=["question"])
    record(application, "asked back", by=by)
    write_to(application, partial(letters.asked_something, application, what), by=by, now=now)


@transaction.atomic
def end_place(affiliation: Affiliation, *, by: UUID, now: datetime.datetime, why: str = "") -> None:
    """Take a group out of the network: its contact says so, or the desk does, and tells them `why`."""
    people = list(Contact.objects.filter(affiliation=affiliation).values_list("person", flat=True))
    advance(affiliation, Affiliation.Status.LEFT, by=by)
    Contact.objects.filter(affiliation=affiliation).delete()
    tell(set(people) - {by}, partial(letters.no_longer_in, affiliation, why), by=by, now=now)
