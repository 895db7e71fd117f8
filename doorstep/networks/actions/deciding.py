"""A network's desk decides who comes in: a group is found or listed, gets its place and its contact, and is told."""

import datetime
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.about import About
from doorstep.groups.actions import inviting, listing
from doorstep.groups.models import Group, Role
from doorstep.groups.patches import Drawn
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell
from doorstep.networks import letters
from doorstep.networks.actions.writers import note_writer, showed_themselves, write_to
from doorstep.networks.models import Affiliation, Application, Contact
from doorstep.networks.queries import own
from doorstep.people.models import Person

Status = Application.Status
_LONGEST_PLACE = 120


class InAlreadyError(SentenceError):
    """The group is in the network already, with a main contact of its own."""


class NoPlaceError(SentenceError):
    """Nobody knows where the group is that is to be listed."""


@dataclass(frozen=True)
class Welcome:
    """How a group comes in: as the one it is, or newly listed where it is `drawn`; a code is typed at `page`."""

    group: Group | None
    drawn: Drawn | None
    page: str


def take_in(application: Application, welcome: Welcome, *, by: UUID, now: datetime.datetime) -> Affiliation:
    """Let a group in, with whoever asked as its main contact, and tell them.

    Raises InAlreadyError, NoPlaceError, listing.ChatLinkError, SomebodyWasFirstError and NotAMoveError. Where nobody
    looks after the group here yet, its contact is invited to be its first coordinator.
    """
    with transaction.atomic():
        group = welcome.group or _listed(application, welcome.drawn, by=by)
        affiliation = _placed(application, group, now)
        advance(application, Status.TAKEN_IN, by=by, settled_at=now, settled_by=by, group=group)
        _speak_for(affiliation, application.person, now)
        known = showed_themselves(application.person_id)
        if not known:
            note_writer(application)
        write_to(application, partial(letters.taken_in, affiliation, known), by=by, now=now)
    if known:
        look_after(group, application.person, welcome.page, by=by, now=now)
    return affiliation


def _listed(application: Application, drawn: Drawn | None, *, by: UUID) -> Group:
    """List a group that nobody knew; the officer who lets it in is the human look that every group gets."""
    if drawn is None:
        raise NoPlaceError(sentence("Nobody knows yet where it is. Choose one that is listed, or ask them first."))
    area = " ".join(application.area.split())
    about = About(name=application.called, place=area if len(area) <= _LONGEST_PLACE else "", patch=drawn)
    group = listing.propose(about, by=by)
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
    elif Contact.objects.filter(affiliation=place, part=Contact.Part.MAIN).exists():
        raise InAlreadyError(sentence("This group is in already, and has a main contact. They can pass that on."))
    return place


def _speak_for(affiliation: Affiliation, person: Person, now: datetime.datetime) -> None:
    Contact.objects.filter(affiliation=affiliation, person=person).delete()
    Contact.objects.create(affiliation=affiliation, person=person, part=Contact.Part.MAIN, began_at=now)
    record(affiliation, "main contact named", by=None)


def look_after(group: Group, person: Person, page: str, *, by: UUID, now: datetime.datetime) -> None:
    """Invite its contact to look after the group here, where nobody does and it is not looked after elsewhere."""
    if own.is_untended(group):
        inviting.invite_person(group, Role.COORDINATOR, person, page=page, by=by, now=now)


@transaction.atomic
def decline(application: Application, why: str, *, by: UUID, now: datetime.datetime) -> None:
    """Do not take a group in, and tell them `why`, in the officer's words."""
    advance(application, Status.DECLINED, by=by, settled_at=now, settled_by=by)
    write_to(application, partial(letters.declined, application, why), by=by, now=now)


@transaction.atomic
def ask_back(application: Application, what: str, *, by: UUID, now: datetime.datetime) -> None:
    """Ask whoever asked something, in the officer's words; what they answer comes to the network's desk."""
    if application.status == Status.WAITING:
        advance(application, Status.ASKED_BACK, by=by)
    record(application, "asked back", by=by)
    write_to(application, partial(letters.asked_something, application, what), by=by, now=now)


@transaction.atomic
def end_place(affiliation: Affiliation, *, by: UUID, now: datetime.datetime, why: str = "") -> None:
    """Take a group out of the network: its contact says so, or the desk does, and tells them `why`."""
    people = list(Contact.objects.filter(affiliation=affiliation).values_list("person", flat=True))
    advance(affiliation, Affiliation.Status.LEFT, by=by)
    Contact.objects.filter(affiliation=affiliation).delete()
    tell(set(people) - {by}, partial(letters.no_longer_in, affiliation, why), by=by, now=now)
