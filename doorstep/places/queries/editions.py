"""Which edition is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import QuerySet

from doorstep.places.models import Edition

Subject = Edition.Subject
Editions = tuple[tuple[int, datetime], ...]
# What has been asked since `asked_once` began, in this thread; None outside of it.
_asked: ContextVar[dict[Subject, Editions] | None] = ContextVar("asked", default=None)


def current(subject: Subject) -> QuerySet[Edition]:
    return Edition.objects.filter(subject=subject, status=Edition.Status.CURRENT).order_by("pk")


def known(subject: Subject) -> Editions:
    """Return what tells the current editions from all others, also from one in another database with the same id.

    A key to remember answers under: an edition never changes once it is current.
    """
    asked = _asked.get()
    if asked is None:
        return _look(subject)
    if subject not in asked:
        asked[subject] = _look(subject)
    return asked[subject]


def _look(subject: Subject) -> Editions:
    return tuple(current(subject).values_list("pk", "started_at"))


@contextmanager
def asked_once() -> Iterator[None]:
    """Ask for the editions of each subject once at most within, so that one page is of one set of them throughout."""
    token = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(token)
