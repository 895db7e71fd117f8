"""Saying something to somebody: written down here, sent by the worker."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.messaging.models import Delivery, Message
from doorstep.people.models import ContactPoint


@dataclass(frozen=True)
class Words:
    """What is said, in the reader's language, and why (`kind`); `secret` and `urgent` as Message has them."""

    kind: str
    language: str
    subject: str = field(repr=False)
    body: str = field(repr=False)
    secret: bool = False
    urgent: bool = False


@transaction.atomic
def send(point: ContactPoint, words: Words, *, expires_at: datetime, by: UUID | None, now: datetime) -> Message:
    """Write down a message and its way to one contact point; within seconds the worker sends it.

    Whether it is safe to send it is looked at then, and not now: what holds is what they said last.
    """
    message = Message.objects.create(person_id=point.person_id, made_at=now, expires_at=expires_at, **asdict(words))
    Delivery.objects.create(message=message, point=point, means=point.means, due_at=now)
    record(message, "message written", by=by, kind=words.kind)
    return message
