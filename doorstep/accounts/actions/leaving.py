"""Erasing oneself: everything goes that is about one, in this order, and nothing of it is told anybody."""

import datetime
from uuid import UUID

from django.db import transaction

from doorstep.accounts.models import CodeRequest
from doorstep.groups.actions.members import leave_altogether
from doorstep.groups.models import Group
from doorstep.groups.queries.members import memberships_of
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault import actions as vault


def erase_oneself(person: Person, *, now: datetime.datetime) -> None:
    """Erase everything held about somebody, who asked for it themselves; call it outside a transaction.

    First they leave their groups, so that what they decided and whom they invited ends there as with anybody who
    leaves. Then what only accounts know of: codes that somebody asked for who did not say who they are. Then their
    key, every sealed word, and each row that is nothing without them: sessions, ways of signing in, the seat. What
    waits to be sent to them is withheld, since there is nothing left in it. Safe to repeat.
    """
    leave_groups(person, by=person.pk, now=now)
    with transaction.atomic():
        reached = ContactPoint.objects.filter(person=person, hashed__isnull=False).values_list("hashed", flat=True)
        CodeRequest.objects.filter(hashed__in=list(reached), person=None).delete()
        people.forget(person.pk)
    vault.erase(person.pk, by=person.pk)


def leave_groups(person: Person, *, by: UUID, now: datetime.datetime) -> None:
    """Leave every group, with all that somebody is, asks to be or rests from in it."""
    for group in Group.objects.filter(pk__in=memberships_of(person.pk).order_by().values("group")):
        leave_altogether(person, group, by=by, now=now)
