"""Seats at a network's desk: offered by a code that is given by hand, taken by whoever types it, given up."""

import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from doorstep.core import codes
from doorstep.core.drawing import drawn
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.limits.guessing import kept_as, opened_by
from doorstep.limits.rates import Limit
from doorstep.networks.models import Network, Officer
from doorstep.people.models import Person

_PURPOSE = "seat"
LIVES = datetime.timedelta(days=7)
GUESSES = Limit("guesses at one seat of a network", most=10, per=datetime.timedelta(hours=1))


class NotOpenError(SentenceError):
    """The code opens nothing any more."""


@transaction.atomic
def offer_seat(network: Network, *, by: UUID | None, now: datetime.datetime) -> str:
    """Make a code to read out or print; it is returned this once."""
    seat = Officer(network=network, began_at=now, ends_at=now + LIVES)

    def keep(code: codes.Code) -> None:
        seat.pk, seat.handle, seat.hashed = None, code.handle, kept_as(_PURPOSE, code)
        seat.save(force_insert=True)

    code = drawn(keep)
    record(seat, "seat offered", by=by, network=network.pk)
    return str(code)


def find_seat(typed: str, *, now: datetime.datetime) -> Officer | None:
    """Find the seat whose code this is; None, whatever was wrong. Raises TooOftenError."""
    found: Officer | None = opened_by(typed, _offered(now), _PURPOSE, GUESSES, now=now)
    return found


@transaction.atomic
def sit_down(seat: Officer, person: Person, *, now: datetime.datetime) -> None:
    """Take a seat that was offered. Raises NotOpenError, also where they sit there already."""
    taken = {"person": person, "handle": None, "hashed": "", "ends_at": None, "began_at": now}
    try:
        with transaction.atomic():
            done = _offered(now).filter(pk=seat.pk).update(**taken)
    except IntegrityError:
        raise NotOpenError(sentence("You sit at this desk already. Keep the code for somebody else.")) from None
    if not done:
        raise NotOpenError(sentence("This code opens nothing any more. Ask for a new one."))
    record(seat, "seat taken", by=person.pk, network=seat.network_id)


@transaction.atomic
def end_seat(seat: Officer, *, by: UUID) -> None:
    """End a seat, or take back the code for one; its desk is closed to them at once."""
    record(seat, "seat ended", by=by, network=seat.network_id)
    Officer.objects.filter(pk=seat.pk).delete()


def _offered(now: datetime.datetime) -> "QuerySet[Officer]":
    return Officer.objects.filter(person=None, ends_at__gt=now).select_related("network")
