"""What an application says, opened: one of whose writer nothing can be opened any more must not close a whole desk."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from doorstep.networks.models import Application
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.vault import keys
from doorstep.vault.normalising import NotReadableError
from doorstep.vault.seals import UnreadableError

_SEALED = ("called", "contact", "mobile", "area", "question", "answer")


@contextmanager
def opened(applications: Iterable[Application]) -> Iterator[list[Application]]:
    """Open all of it, with the keys fetched in one question; what cannot be opened is empty."""
    rows = list(applications)
    with keys.at_hand([each.person_id for each in rows]):
        for row in rows:
            _open(row)
        yield rows


def _open(row: Application) -> None:
    for name in _SEALED:
        try:
            getattr(row, name)
        except UnreadableError:
            setattr(row, name, "")


def claimed_number(application: Application) -> str:
    """Return the number that a letter named, unless its owner gave it to us: then what is safe is known of it."""
    try:
        hashed = hash_of(ContactPoint.Means.PHONE, application.mobile)
    except NotReadableError:
        return application.mobile
    theirs = ContactPoint.objects.filter(person=application.person_id, hashed=hashed)
    return "" if theirs.exists() else application.mobile
