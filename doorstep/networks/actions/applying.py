"""A group asks to join a network, and takes that back."""

import datetime
from collections.abc import Collection
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell
from doorstep.networks import letters
from doorstep.networks.models import Application, Network
from doorstep.networks.queries import desk
from doorstep.networks.said import Asked
from doorstep.people import actions as people
from doorstep.people.models import Person
from doorstep.vault.actions import ensure_key

JOINING = "joining-a-network"
# Nobody speaks for more groups than that, and a desk is no place to pile up what nobody meant.
MOST_WAITING = 5
Status = Application.Status


class TooManyError(SentenceError):
    """So many of theirs wait already."""


def apply(network: Network, person: Person, asked: Asked, *, words: str, now: datetime.datetime) -> Application:
    """Write down that a group asks to join, as its contact typed it; its desk is told. Raises TooManyError.

    What is sent twice is one: whoever asks again for a group of the same name says it anew.
    """
    with transaction.atomic():
        people.consent(person, JOINING, words, by=person.pk, now=now)
        return write_down(network, person, asked, how=Application.How.FORM, now=now)


@transaction.atomic
def write_down(
    network: Network,
    person: Person,
    asked: Asked,
    *,
    how: str,
    now: datetime.datetime,
    unsure: Collection[str] = (),
    to_ask: bool = False,
) -> Application:
    """Write it down, in place of what they said of the same group and what still waits. Raises TooManyError.

    `unsure` names the fields that are guesses; where there is something `to_ask`, they are asked before the desk is.
    """
    ensure_key(person.pk)
    Person.objects.select_for_update().get(pk=person.pk)
    before = _same(network, person, asked)
    if before and before.status == Status.WAITING and _says(before) == asked:
        return before  # a double press
    status = Status.ASKED_BACK if to_ask else Status.WAITING
    application = before or Application(network=network, person=person, status=status, how=how, asked_at=now)
    application.called, application.area = asked.called, asked.area
    application.districts, application.unsure = list(asked.districts), sorted(unsure)
    application.save()
    record(application, "asked to join a network", by=person.pk, network=network.pk, how=how)
    if application.status != status and not to_ask:
        advance(application, status, by=person.pk)
    if not to_ask:
        tell(desk.sitting_at(network), partial(letters.somebody_asks, network), by=person.pk, now=now)
    return application


def _says(application: Application) -> Asked:
    return Asked(application.called, application.area, tuple(application.districts))


def _same(network: Network, person: Person, asked: Asked) -> Application | None:
    """Find what they asked before and what still waits, of a group of this name, or of one without a name yet."""
    theirs = list(Application.objects.filter(network=network, person=person, status__in=Application.LIVING))
    same = [each for each in theirs if each.called.casefold() in {asked.called.casefold(), ""}]
    if not same and len(theirs) >= MOST_WAITING:
        raise TooManyError(sentence("Several groups of yours wait already. Let the network answer these first."))
    return same[0] if same else None


@transaction.atomic
def withdraw(application: Application, *, by: UUID, now: datetime.datetime) -> None:
    """Ask no longer. Raises SomebodyWasFirstError and NotAMoveError."""
    advance(application, Status.WITHDRAWN, by=by, settled_at=now, settled_by=by)
