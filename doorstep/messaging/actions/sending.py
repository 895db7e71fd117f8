"""Saying something to somebody: written down here, sent by the worker."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from doorstep.journal.actions import record_each
from doorstep.messaging import hours
from doorstep.messaging.by import means_of
from doorstep.messaging.models import Delivery, Message
from doorstep.people.models import ContactPoint, Person

Status, Priority = Delivery.Status, Delivery.Priority

_SAID = ("kind", "language", "subject", "body", "short", "one_way", "secret", "urgent", "news", "enclosed")


@dataclass(frozen=True)
class Words:
    """What is said, in the reader's language, and why (`kind`); `secret` and `urgent` as Message has them.

    `short` is how it is said in a text, where that is not the body as it stands: in one part if it can be. Who speaks
    and how to end it is put there for you. `one_way` is the same where no answer to it would come back to us, and that
    is said otherwise.

    `courtesy`: whoever pressed a key in a call, and was thanked there, is not rung for it.

    `news`: which news it is, where it is some, as the app that writes calls it (`replies.Answerer.ends`): its reader
    can end that alone. `enclosed`: the files that go with it by e-mail (models.Enclosure).

    `desk`: whose humans say it where nothing here can send it, by an id of the app that writes; None where nobody but
    its reader may see it, as what is `secret`, or where it stands before them anyway.
    """

    kind: str
    language: str
    subject: str = field(repr=False)
    body: str = field(repr=False)
    short: str = field(default="", repr=False)
    one_way: str = field(default="", repr=False)
    secret: bool = False
    urgent: bool = False
    priority: int = Priority.USUAL
    courtesy: bool = False
    desk: UUID | None = None
    news: str = ""
    enclosed: UUID | None = None


# Where something is said, and what.
Said = tuple[ContactPoint, Words]


def send(
    point: ContactPoint,
    words: Words,
    *,
    expires_at: datetime,
    by: UUID | None,
    now: datetime,
    anywhere: bool = False,
    by_hand: bool = False,
) -> Message:
    """Write down a message and its way to one contact point; within seconds the worker sends it.

    Whether it is safe to send it is looked at then, and not now: what holds is what they said last. `anywhere`: where
    it cannot be sent there, it goes to another of theirs; and whoever wants one letter a day has it in that if it can
    wait. `by_hand`: whatever can be sent there, it is left to the humans of its desk.
    """
    one = [(point, words)]
    return send_each(one, expires_at=expires_at, by=by, now=now, anywhere=anywhere, by_hand=by_hand)[0]


def send_each(
    said: Sequence[Said],
    *,
    expires_at: datetime,
    by: UUID | None,
    now: datetime,
    anywhere: bool = False,
    by_hand: bool = False,
) -> list[Message]:
    """Write down several messages as `send` does one, in as many statements; all of them, or, raising, none."""
    times = {"made_at": now, "expires_at": expires_at}
    messages = [
        Message(person_id=point.person_id, anywhere=anywhere, **{name: getattr(words, name) for name in _SAID}, **times)
        for point, words in said
    ]
    deliveries = [
        _delivery(message, point, words, by_hand=by_hand)
        for message, (point, words) in zip(messages, said, strict=True)
    ]
    if messages:
        _write(messages, deliveries, by)
    return messages


@transaction.atomic
def _write(messages: Sequence[Message], deliveries: Sequence[Delivery], by: UUID | None) -> None:
    Message.objects.bulk_create(messages)
    Delivery.objects.bulk_create(deliveries)
    for kind in {each.kind for each in messages}:
        record_each([each for each in messages if each.kind == kind], "message written", by=by, kind=kind)


def _delivery(message: Message, point: ContactPoint, words: Words, *, by_hand: bool) -> Delivery:
    waits_until = _waits_until(point.person, message, words) if message.anywhere and not by_hand else None
    return Delivery(
        status=Status.BY_HAND if by_hand else Status.KEPT if waits_until else Status.WAITING,
        message=message,
        point=point,
        means=means_of(point),
        due_at=waits_until or message.made_at,
        priority=Priority.WAITED_FOR if words.urgent else words.priority,
        desk=None if words.secret else words.desk,
    )


def _waits_until(person: Person, message: Message, words: Words) -> datetime | None:
    """Say when the day's letter goes that it can wait for; None where they want none, or it cannot wait."""
    if person.pace != Person.Pace.DAILY or words.urgent or words.priority <= Priority.TASK:
        return None
    letter = hours.days_letter(message.made_at, timezone.get_default_timezone())
    return letter if letter < message.expires_at else None


def withdraw(messages: "QuerySet[Any, Any]", *, now: datetime) -> None:
    """Send no more of these messages, by their ids, what has not gone out.

    What has gone out or failed is over as well: one that comes back late goes no other way, and nobody sends it again.
    """
    Message.objects.filter(pk__in=messages, expires_at__gt=now).update(expires_at=now)


def end_news(person: UUID, news: str, *, now: datetime) -> None:
    """Send somebody no more of some news, what has not gone out of it either."""
    withdraw(Message.objects.filter(person=person, news=news).values("pk"), now=now)


def take_back(kind: str, said: Iterable[tuple[UUID, datetime]], *, now: datetime) -> None:
    """Send no more of this kind what was written to these people at these moments; what has gone out has gone out."""
    at_once: dict[datetime, list[UUID]] = defaultdict(list)
    for person, made_at in said:
        at_once[made_at].append(person)
    for made_at, people in at_once.items():
        waiting = Message.objects.filter(kind=kind, made_at=made_at, person__in=people, expires_at__gt=now)
        waiting.filter(deliveries__status__in=[Status.KEPT, Status.WAITING, Status.BY_HAND]).update(expires_at=now)
