"""Taking a way of signing in away."""

from uuid import UUID

from django.db import transaction

from doorstep.accounts import permissions, queries
from doorstep.accounts.actions.sessions import end_sessions
from doorstep.accounts.models import Authenticator, Passkey, RecoveryCode
from doorstep.journal.actions import record
from doorstep.people.models import Person


class LastWayError(Exception):
    """Whoever sits at the desk keeps the last of their stronger ways: without it they could not come in."""


@transaction.atomic
def remove_way(way: Passkey | Authenticator, *, by: UUID, save: int) -> None:
    """Take it away, and end all sessions of theirs save one; with the last way the printed codes go. Or LastWayError.

    What was taken away already is left at that, and not counted as one more.

    A passkey that is lost may be in somebody's hands, and so may a browser that was opened with it.
    """
    # One at a time for each person, so that two ways removed at once are not both the last but one.
    person = Person.objects.select_for_update().get(pk=way.person_id)
    if not type(way).objects.filter(pk=way.pk).exists():
        return
    held = queries.ways_of(person).strong
    if not permissions.may_do_without(person, held):
        raise LastWayError
    record(way, "way of signing in removed", by=by)
    way.delete()
    if held == 1:
        RecoveryCode.objects.filter(person=person).delete()
    end_sessions(person, by=by, save=save)
