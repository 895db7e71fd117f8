"""Where a document stands: taken off, brought back, offered to the library, and looked at by the desk."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.library import letters, permissions
from doorstep.library.actions.finding import index
from doorstep.library.models import Document, Edition
from doorstep.library.said import HOUSE, publisher_of
from doorstep.messaging.actions import tell

Status = Document.Status
ASKS_BACK = ~Q(asks_back="")


@transaction.atomic
def take_off(document: Document, *, by: UUID | None) -> None:
    """Take it off: nobody reads it any more but those who look after it. Raises NotAMoveError and its like."""
    advance(document, Status.WITHDRAWN, by=by)
    index(document)


@transaction.atomic
def bring_back(document: Document, *, by: UUID | None) -> None:
    """Let it be read again; a group's stands on its own page, until the desk looked at it once more."""
    if not permissions.may_be_brought_back(document):
        raise SomebodyWasFirstError
    _read_again(document, Q(why_off=""), by)


def _read_again(document: Document, only: Q, by: UUID | None) -> None:
    where = Status.OUT if document.group_id else Status.SHARED
    advance(document, where, only, by=by, why_off="", asks_back="")
    index(document)


@transaction.atomic
def offer(document: Document, *, by: UUID, now: datetime) -> None:
    """Offer what a group wrote to the library: the desk looks at it, and is told that it waits."""
    if not permissions.may_be_shared(document):
        raise SomebodyWasFirstError
    advance(document, Status.ASKED, by=by)
    tell(HOUSE.people(), letters.somebody_shares, by=by, now=now)


@transaction.atomic
def take_back(document: Document, *, by: UUID) -> None:
    """Take it out of the library again, or no longer ask; it stays on the group's own page."""
    if not permissions.may_be_unshared(document):
        raise SomebodyWasFirstError
    advance(document, Status.OUT, by=by)
    index(document)


@transaction.atomic
def share(document: Document, words: str = "", *, by: UUID, now: datetime) -> None:
    """Let a group's document stand in the library, once somebody at the desk read it; they may add a word."""
    advance(document, Status.SHARED, by=by)
    index(document)
    tell(publisher_of(document).people(), partial(letters.shared, document, words), by=by, now=now)


@transaction.atomic
def decline(document: Document, why: str, *, by: UUID, now: datetime) -> None:
    """Leave it on the group's own page, or take it out of the library again, and say why."""
    if not permissions.may_be_unshared(document):
        raise SomebodyWasFirstError
    advance(document, Status.OUT, by=by)
    index(document)
    tell(publisher_of(document).people(), partial(letters.not_shared, document, why), by=by, now=now)


@transaction.atomic
def take_off_saying_why(document: Document, why: str, *, by: UUID, now: datetime) -> None:
    """Take off what a group or a network publishes, and tell them why: they can change it, and ask for it back."""
    advance(document, Status.WITHDRAWN, by=by, why_off=why)
    index(document)
    tell(publisher_of(document).people(), partial(letters.taken_off, document, why), by=by, now=now)


@transaction.atomic
def ask_back(document: Document, changed: str, *, by: UUID, now: datetime) -> None:
    """Ask the desk to read once more what it took off, and say what was changed; the desk is told that it waits."""
    untold = Document.objects.filter(pk=document.pk, asks_back="").exclude(why_off="")
    if not untold.update(asks_back=changed):
        raise SomebodyWasFirstError
    record(document, "asked to be let back", by=by)
    tell(HOUSE.people(), partial(letters.asks_back, document), by=by, now=now)


@transaction.atomic
def let_back(document: Document, words: str = "", *, by: UUID, now: datetime) -> None:
    """Let what the desk took off be read again, once somebody at the desk read it; they may add a word."""
    _read_again(document, ASKS_BACK, by)
    tell(publisher_of(document).people(), partial(letters.back, document, words), by=by, now=now)


@transaction.atomic
def leave_off(document: Document, why: str, *, by: UUID, now: datetime) -> None:
    """Leave it taken off, and say why; they can ask once more."""
    if not Document.objects.filter(ASKS_BACK, pk=document.pk).update(why_off=why, asks_back=""):
        raise SomebodyWasFirstError
    record(document, "left taken off", by=by)
    tell(publisher_of(document).people(), partial(letters.stays_off, document, why), by=by, now=now)


@transaction.atomic
def throw_away(document: Document, *, by: UUID) -> None:
    """Throw a document away that nobody ever could read."""
    held = Document.objects.select_for_update().get(pk=document.pk)
    if not permissions.may_be_thrown_away(held) or Edition.objects.filter(document=held, number__gt=0).exists():
        raise SomebodyWasFirstError
    record(held, "document thrown away", by=by)
    held.delete()
