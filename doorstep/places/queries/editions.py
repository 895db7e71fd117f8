"""Which edition is asked."""

from datetime import datetime

from django.db.models import QuerySet

from doorstep.places.models import Edition

Subject = Edition.Subject
Editions = tuple[tuple[int, datetime], ...]


def current(subject: Subject) -> QuerySet[Edition]:
    return Edition.objects.filter(subject=subject, status=Edition.Status.CURRENT).order_by("pk")


def known(subject: Subject) -> Editions:
    """Return what tells the current editions from all others, also from one in another database with the same id.

    A key to remember answers under: an edition never changes once it is current.
    """
    return tuple(current(subject).values_list("pk", "started_at"))
