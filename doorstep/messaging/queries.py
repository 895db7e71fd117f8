"""What was sent, for the screen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from doorstep.messaging.models import Delivery, Message
from doorstep.people.models import ContactPoint
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

MOST = 40


@dataclass(frozen=True)
class Shown:
    """One message as its reader would see it; without a body once it was secret and its time has passed."""

    to: str
    point: UUID | None
    means: str
    is_mail: bool
    subject: str
    body: str
    language: str
    made_at: datetime
    status: str
    why: str


def told_since(person: UUID, kind: str, moment: datetime) -> bool:
    """Say whether somebody was written something of this kind since then."""
    return Message.objects.filter(person=person, kind=kind, made_at__gt=moment).exists()


def shown(to: UUID | None = None) -> list[Shown]:
    """Show the newest messages, of one contact point or of all."""
    found = _newest() if to is None else _newest().filter(point=to)
    rows = list(found[:MOST])
    with keys.at_hand(row.message.person_id for row in rows):
        return [_shown(row) for row in rows]


def _newest() -> "QuerySet[Delivery]":
    return Delivery.objects.select_related("message", "point").order_by("-message__made_at", "-pk")


def _shown(row: Delivery) -> Shown:
    try:
        subject, body, to = row.message.subject, row.message.body, row.point.value if row.point else ""
    except UnreadableError:
        subject = body = to = ""
    return Shown(
        to=to,
        point=row.point_id,
        means=row.means,
        is_mail=row.means == ContactPoint.Means.EMAIL,
        subject=subject,
        body=body,
        language=row.message.language,
        made_at=row.message.made_at,
        status=row.get_status_display(),
        why=row.get_why_display(),
    )
