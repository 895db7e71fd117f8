"""Where somebody is written to; what was sent, for the screen; what came back, and what was said on the telephone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from doorstep.messaging import channels, wording
from doorstep.messaging.by import means_of
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Attachment, Delivery, Message, Provider, Reply, Silence
from doorstep.people.models import ContactPoint
from doorstep.people.queries import written_to
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

MOST = 40
# Of contact points: whether nothing is sent there any more.
SILENT = Exists(Silence.objects.filter(means=OuterRef("means"), hashed=OuterRef("hashed")))

# Of deliveries: whether a human may say it there as its reader wants it now, in writing or on the telephone.
MAY_BE_SAID = (Q(point__messages=True) | Q(point__calls=True) & ~Q(point__means=ContactPoint.Means.EMAIL)) & ~Q(
    Exists(Silence.objects.filter(means=OuterRef("point__means"), hashed=OuterRef("point__hashed")))
)


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


def where_to_write(persons: Iterable[UUID], means: str = "") -> list[ContactPoint]:
    """Choose one contact point for each of them at which they can be written to, by these means where named."""
    chosen: dict[UUID, ContactPoint] = {}
    points = written_to(persons)
    for point in _open(points.filter(means=means) if means else points):
        chosen.setdefault(point.person_id, point)
    return list(chosen.values())


def only_by_hand(persons: Iterable[UUID]) -> list[ContactPoint]:
    """Choose one contact point for each of them at which a human may write, or ring.

    One that they never showed to be theirs only of whoever has no other: it may be somebody else's.
    """
    wanted, chosen = set(persons), dict[UUID, ContactPoint]()
    if not wanted:
        return []
    rings = Q(calls=True) & ~Q(means=ContactPoint.Means.EMAIL)
    showed = Exists(ContactPoint.objects.filter(person=OuterRef("person"), confirmed_at__isnull=False))
    theirs = Q(confirmed_at__isnull=False) | ~showed
    points = ContactPoint.objects.filter(Q(messages=True) | rings, theirs, ~SILENT, person__in=wanted)
    for point in points.select_related("person").order_by("-comes_first", F("confirmed_at").asc(nulls_last=True), "pk"):
        chosen.setdefault(point.person_id, point)
    return list(chosen.values())


def where_they_wait(person: UUID) -> tuple[list[ContactPoint], bool]:
    """Return where somebody is written to who asked for something, confirmed or not: wherever it can be sent.

    Where that is nowhere, it is the one place at which a human can say it, and that a human has to is said beside it;
    where there is none either, all of them.
    """
    reached = _reached_by_itself(person)
    left = [] if reached else only_by_hand([person])
    return reached or left or list(ContactPoint.objects.filter(person=person).select_related("person")), bool(left)


def writes_to(person: UUID) -> bool:
    """Say whether something here can write to them or ring them; else a human has to, also where all is silent."""
    return bool(_reached_by_itself(person))


def _reached_by_itself(person: UUID) -> list[ContactPoint]:
    carried = channels.available()
    points = ContactPoint.objects.filter(~SILENT, person=person).select_related("person")
    return [each for each in points if _carries(each, carried)]


def _carries(point: ContactPoint, carried: Collection[str]) -> bool:
    """Say whether something here can send it there, as they want it: in writing, or by a call."""
    means = means_of(point)
    return means in carried and (point.calls if means == VOICE else point.messages)


def another_way(delivery: Delivery) -> ContactPoint | None:
    """Find where else its reader can be written to: none of those that were tried."""
    tried = delivery.message.deliveries.exclude(point=None).values("point")
    rest = written_to([delivery.message.person_id]).exclude(pk__in=tried)
    return next(iter(_open(rest)), None)


def _open(points: "QuerySet[ContactPoint]") -> list[ContactPoint]:
    """Leave out where nothing is sent any more; and what nothing here can send comes last."""
    carried = channels.available()
    return sorted(points.filter(~SILENT), key=lambda point: point.means not in carried)


def undelivered() -> "QuerySet[Delivery]":
    """List what could not be sent, or may not have been, and nobody has settled; the newest first.

    Without what is secret: codes, receipts, invitations.
    """
    found = Delivery.objects.filter(status=Delivery.Status.FAILED, message__secret=False)
    return found.select_related("message").order_by("-ended_at", "pk")


def by_hand(desk: UUID, now: datetime) -> "QuerySet[Delivery]":
    """List what waits for the humans of a desk to say it by hand, what presses first; never what is secret.

    What holds is what its reader says now: nothing where they want nothing any more.
    """
    found = Delivery.objects.filter(MAY_BE_SAID, status=Delivery.Status.BY_HAND)
    found = found.filter(desk=desk, message__secret=False, message__expires_at__gt=now)
    return found.select_related("message__person", "point__person").order_by("priority", "message__made_at", "pk")


def failing() -> "QuerySet[Provider]":
    """List who carries messages and cannot just now."""
    return Provider.objects.filter(failed__gt=0).order_by("name")


def told_since(person: UUID, kind: str, moment: datetime) -> bool:
    """Say whether somebody was written something of this kind since then."""
    return Message.objects.filter(person=person, kind=kind, made_at__gt=moment).exists()


def was_told(person: UUID, kind: str, means: str, at: datetime) -> bool:
    """Say whether something of this kind was written to somebody at this very moment, to go this way."""
    found = Delivery.objects.filter(message__person=person, message__kind=kind, message__made_at=at)
    # A landline is rung, and is still the telephone that they answer from.
    return found.filter(point__means=means).exists()


@dataclass(frozen=True)
class Written:
    """What somebody wrote to us from there."""

    body: str
    came_at: datetime
    likely: str


def written(point: UUID) -> list[Written]:
    """Show what came from one contact point, the newest first."""
    rows = list(Reply.objects.filter(point=point).defer("voice").order_by("-came_at", "-pk")[:MOST])
    with keys.at_hand(row.person_id for row in rows):
        return [Written(_body(row), row.came_at, row.likely) for row in rows]


def open_replies(desk: UUID) -> "QuerySet[Reply]":
    """Return what the humans of a desk have to answer in words, what came first standing first."""
    found = Reply.objects.filter(desk=desk, status=Reply.Status.OPEN, in_writing=True).defer("voice")
    beside = Prefetch("attachments", Attachment.objects.defer("content").order_by("number"))
    return found.select_related("person", "point__person").prefetch_related(beside).order_by("came_at", "pk")


def for_nobody() -> "QuerySet[Reply]":
    """Return what somebody wrote or said that no app knew whom to give: of whoever runs this site, the oldest first."""
    found = Reply.objects.filter(desk=None, status=Reply.Status.OPEN).defer("voice", "body")
    return found.select_related("person", "point__person").order_by("came_at", "pk")


def silenced(persons: "QuerySet[Any, Any] | Collection[UUID]") -> "QuerySet[ContactPoint]":
    """Return where some of these people are reached no more: they said STOP, or what was sent there came back."""
    return ContactPoint.objects.filter(SILENT, person__in=persons).order_by("person", "means")


def said_at(desk: UUID) -> "QuerySet[Reply]":
    """Return what was said on the telephone and is, or was, for the humans of this desk."""
    return Reply.objects.filter(desk=desk, seconds__gt=0)


def voice_of(reply: Reply) -> bytes:
    """Open what somebody said, as MP3; b"" where there is nothing that could be opened."""
    try:
        return bytes(reply.voice)
    except UnreadableError:
        return b""


def content_of(row: Attachment) -> bytes:
    """Open a file that somebody sent; b"" where there is nothing that could be opened."""
    try:
        return bytes(row.content)
    except UnreadableError:
        return b""


def _body(row: Reply) -> str:
    try:
        return row.body
    except UnreadableError:
        return ""


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
        subject, body = row.message.subject, wording.said(row.message, row.means)
        to = row.point.value if row.point else ""
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
