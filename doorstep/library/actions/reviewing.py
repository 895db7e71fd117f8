"""Keeping documents true: whoever keeps one is reminded, again each month, until somebody read it."""

from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from doorstep.core.one_by_one import one_by_one
from doorstep.journal.actions import record
from doorstep.library import letters
from doorstep.library.models import Document
from doorstep.library.queries import keeping
from doorstep.library.said import publisher_of
from doorstep.messaging.actions import tell

AGAIN_AFTER, AT_ONCE = timedelta(days=28), 50


def remind(now: datetime) -> int:
    """Tell whoever keeps what should be read again by now; where they are gone, all who look after it."""
    today = timezone.localdate(now)
    not_lately = Q(reminded_on=None) | Q(reminded_on__lte=today - AGAIN_AFTER)
    some = list(keeping.due(today).filter(not_lately)[:AT_ONCE])
    return one_by_one(some, partial(_reminded, today=today, now=now))


@transaction.atomic
def _reminded(document: Document, today: date, now: datetime) -> bool:
    """Remind of one, unless another worker just did."""
    same = Document.objects.filter(pk=document.pk, reminded_on=document.reminded_on)
    if not same.update(reminded_on=today):
        return False
    people = publisher_of(document).people()
    whom = [document.keeper] if document.keeper in people else people
    tell(whom, partial(letters.is_it_true, document), by=None, now=now)
    return True


@transaction.atomic
def still_true(document: Document, until: date, *, by: UUID) -> None:
    """Note that somebody read it and that it is true, and until when."""
    Document.objects.filter(pk=document.pk).update(review_by=until, reminded_on=None)
    record(document, "read again", by=by)
