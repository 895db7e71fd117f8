"""A group asks to join a network, and takes that back."""

import datetime
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.networks import letters
from doorstep.networks.by_mail.reading import Application as Read
from doorstep.networks.models import Application, Network
from doorstep.networks.queries import desk
from doorstep.networks.said import NOBODY_NEW, Asked, Writer
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import ensure_key

JOINING = "joining-a-network"
# Nobody speaks for more groups than that, and a desk is no place to pile up what nobody meant.
MOST_WAITING = 5
LAPSES, AT_ONCE = datetime.timedelta(days=28), 200
_MANY = sentence("Several groups of yours wait already. Let the network answer these first.")
Status, How = Application.Status, Application.How


class TooManyError(SentenceError):
    """So many of theirs wait already."""


@transaction.atomic
def apply(
    network: Network, person: Person, asked: Asked, *, words: str, now: datetime.datetime, writer: Writer = NOBODY_NEW
) -> Application:
    """Write down that a group asks to join, as its contact typed it; its desk is told. Raises TooManyError.

    What they said of themselves (`writer`) is noted with it, or, raising, not either. What is sent twice is one:
    whoever asks again for a group of the same name says it anew.
    """
    ensure_key(person.pk)
    people.consent(person, JOINING, words, by=person.pk, now=now)
    _note(person, writer)
    before = _same(_waiting(network, person, How.FORM), asked)
    if before and before.status == Status.WAITING and _says(before) == asked:
        return before  # a double press
    application = before or Application(
        network=network, person=person, status=Status.WAITING, how=How.FORM, asked_at=now
    )
    _write(application, asked)
    if application.status != Status.WAITING:
        advance(application, Status.WAITING, by=person.pk)
    tell(desk.sitting_at(network), partial(letters.somebody_asks, network), by=person.pk, now=now)
    return application


def _note(person: Person, writer: Writer) -> None:
    if writer.called:
        people.describe(person, called=writer.called, by=person.pk)
    if writer.mobile:
        people.add_contact_point(person, ContactPoint.Means.PHONE, writer.mobile, by=person.pk)


@transaction.atomic
def write_down(network: Network, person: Person, asked: Asked, *, claims: Read, now: datetime.datetime) -> Application:
    """Write down what a letter says, and what it claims of its writer, who is asked first. Raises TooManyError.

    It takes the place of nothing, for anybody may have written it; the very same letter again is one.
    """
    ensure_key(person.pk)
    waiting = _waiting(network, person, How.MAIL)
    for each in waiting:
        if (_says(each), each.contact, each.mobile) == (asked, claims.contact, claims.mobile):
            return each
    if len(waiting) >= MOST_WAITING:
        raise TooManyError(_MANY)
    application = Application(network=network, person=person, status=Status.ASKED_BACK, how=How.MAIL, asked_at=now)
    application.contact, application.mobile = claims.contact, claims.mobile
    application.unsure = sorted(each.value for each in claims.unsure)
    _write(application, asked)
    return application


def _write(application: Application, asked: Asked) -> None:
    application.called, application.area, application.districts = asked.called, asked.area, list(asked.districts)
    application.save()
    record(
        application,
        "asked to join a network",
        by=application.person_id,
        network=application.network_id,
        how=application.how,
    )


def _waiting(network: Network, person: Person, how: str) -> list[Application]:
    """Hold what of theirs waits that came this way: one at a time for each person."""
    Person.objects.select_for_update().get(pk=person.pk)
    theirs = Application.objects.filter(network=network, person=person, how=how, status__in=Application.LIVING)
    return list(theirs.select_for_update().order_by("-asked_at", "pk"))


def _same(waiting: Sequence[Application], asked: Asked) -> Application | None:
    same = [each for each in waiting if each.called.casefold() == asked.called.casefold()]
    if not same and len(waiting) >= MOST_WAITING:
        raise TooManyError(_MANY)
    return same[0] if same else None


def _says(application: Application) -> Asked:
    return Asked(application.called, application.area, tuple(application.districts))


@transaction.atomic
def withdraw(application: Application, *, by: UUID, now: datetime.datetime) -> None:
    """Ask no longer. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(application, Status.WITHDRAWN, by=by, settled_at=now, settled_by=by)


def let_lapse(now: datetime.datetime) -> int:
    """End what a letter asked where nobody answered ours: it may have been written in their name."""
    old = Application.objects.filter(status=Status.ASKED_BACK, how=How.MAIL, asked_at__lt=now - LAPSES)
    return one_by_one(old.order_by("asked_at", "pk")[:AT_ONCE], partial(_lapse, now=now))


def _lapse(application: Application, now: datetime.datetime) -> bool:
    with suppress(SomebodyWasFirstError):
        advance(application, Status.WITHDRAWN, by=None, settled_at=now)
        return True
    return False
