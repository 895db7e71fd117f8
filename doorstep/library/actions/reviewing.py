"""Keeping documents true: whoever keeps one is reminded each month until somebody read it, and told if it helped."""

from collections import defaultdict
from collections.abc import Sequence
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
from doorstep.library.queries.keeping import Heard
from doorstep.library.said import publisher_of
from doorstep.messaging.actions import tell, tell_each

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
    tell(_keepers(document), partial(letters.is_it_true, document), by=None, now=now)
    return True


def _keepers(document: Document) -> Sequence[UUID]:
    """Name whoever keeps it; where they are gone, all who look after it."""
    people = publisher_of(document).people()
    return [document.keeper] if document.keeper in people else people


def tell_if_it_helped(now: datetime) -> int:
    """Tell each keeper once a week, in one letter, how many readers said that it helped, and how many that it did not.

    Of what was said before Monday, and only where it helped somebody not, or says why. Returns how many were told.
    """
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    heard = keeping.unheard(monday)
    return _told(heard, monday, now) if heard else 0


@transaction.atomic
def _told(heard: Sequence[Heard], monday: date, now: datetime) -> int:
    """Tell of all that no other worker just told of: in one transaction, so that each letter says all of it, once."""
    untold = Document.objects.filter(Q(heard_until=None) | Q(heard_until__lt=monday))
    rows = untold.filter(pk__in=[each.document.pk for each in heard]).order_by("pk").select_for_update()
    held = {*rows.values_list("pk", flat=True)}
    Document.objects.filter(pk__in=held).update(heard_until=monday)
    of_each: dict[UUID, list[Heard]] = defaultdict(list)
    for each in heard:
        for person in _keepers(each.document) if each.document.pk in held else ():
            of_each[person].append(each)
    tell_each({person: partial(letters.did_it_help, said) for person, said in of_each.items()}, by=None, now=now)
    return len(of_each)


@transaction.atomic
def still_true(document: Document, until: date, *, by: UUID) -> None:
    """Note that somebody read it and that it is true, and until when."""
    Document.objects.filter(pk=document.pk).update(review_by=until, reminded_on=None)
    record(document, "read again", by=by)
