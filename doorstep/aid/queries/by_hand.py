"""What nothing here can send, and a coordinator says by hand to people of their group, or to who asked it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from doorstep.aid.models import HelpRequest
from doorstep.groups.models import ContactWay, Group, Membership
from doorstep.messaging.models import Delivery
from doorstep.messaging.queries import by_hand
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

# Of those who are told that they were not taken on, too. Whoever left is nobody's to write to any more.
_OF_A_GROUP = (*Membership.LIVING, Membership.Status.DECLINED)


def waiting(group: Group, now: datetime) -> "QuerySet[Delivery]":
    """Return what waits, what presses first: only to whom the group still has to do with."""
    whom = OuterRef("message__person")
    within = Membership.objects.filter(group=group, person=whom, status__in=_OF_A_GROUP)
    asked = HelpRequest.objects.filter(group=group, person=whom)
    return by_hand(group.uid, now).filter(Q(Exists(within)) | Q(Exists(asked)))


def subjects(rows: Iterable[Delivery]) -> dict[UUID, str]:
    """Say what each is about, as a letter does: no more than whoever looks after the group's requests knows."""
    found = list(rows)
    with keys.at_hand(row.message.person_id for row in found):
        return {row.pk: _subject(row) for row in found}


def _subject(row: Delivery) -> str:
    try:
        return row.message.subject
    except UnreadableError:
        return ""


def number_of(group: Group) -> str:
    """Return the number that the group publishes; "" where it has none."""
    found = ContactWay.objects.filter(group=group, means=ContactWay.Means.PHONE)
    return found.values_list("value", flat=True).first() or ""
