"""How a room is looked after: what members object to, and what the network's desk did about it."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.rooms.models.room import Room
from doorstep.rooms.models.thread import Post, Thread
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Objection(Moving):
    """A member says of a post that it should not stand; the desk reads why, and its writer never learns who."""

    class Status(models.TextChoices):
        OPEN = "open", _("the desk looks at it")
        SETTLED = "settled", _("settled")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.OPEN: [Status.SETTLED], Status.SETTLED: [Status.OPEN]}
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("settled_at", timedelta(days=90)),
        goes=True,
        unsaid=("post", "settled_by"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="objections")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="objections", verbose_name=_("who")
    )
    words = SealedText(_("what you told the desk"))
    made_at = models.DateTimeField(_("told on"))
    settled_at = models.DateTimeField(_("settled on"), null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("what you told a network’s desk of a post")
        verbose_name_plural = _("what you told networks’ desks of posts")
        constraints = [
            models.UniqueConstraint(fields=["post", "person"], name="objection_once"),
            models.CheckConstraint(condition=models.Q(status__in=["open", "settled"]), name="objection_status_known"),
        ]

    def __str__(self) -> str:
        return f"to {self.post_id}: {self.status}"


class Measure(models.Model):
    """What the desk did in a room, and the reason it gave whoever it is about; read by officers as their log.

    Whoever was put out is out until `ends_at`, unless that was lifted before.
    """

    class Kind(models.TextChoices):
        HIDDEN = "hidden", _("a post taken out")
        BACK = "back", _("a post brought back")
        CLOSED = "closed", _("a thread closed")
        REOPENED = "reopened", _("a thread opened again")
        PUT_OUT = "put-out", _("somebody put out of the room")
        LET_IN = "let-in", _("somebody let in again")

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("at", timedelta(days=365)),
        goes=True,
        unsaid=("by", "post", "thread"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="measures", verbose_name=_("the room of which network")
    )
    kind = models.CharField(_("what was done"), max_length=10, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="measures",
        verbose_name=_("about whom"),
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="measures")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, related_name="measures")
    why = SealedText(_("the reason you were given"))
    by = models.UUIDField()
    at = models.DateTimeField(_("on"))
    ends_at = models.DateTimeField(_("until"), null=True)
    lifted_at = models.DateTimeField(_("ended before that on"), null=True)

    class Meta:
        verbose_name = _("what a network’s desk did in its room about you")
        verbose_name_plural = _("what networks’ desks did in their rooms about you")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["hidden", "back", "closed", "reopened", "put-out", "let-in"]),
                name="measure_kind_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="put-out") | models.Q(person__isnull=False, ends_at__isnull=False),
                name="measure_put_out_ends",
            ),
            models.UniqueConstraint(
                fields=["room", "person"],
                condition=models.Q(kind="put-out", lifted_at=None),
                name="measure_put_out_once",
            ),
        ]
        indexes = [models.Index(fields=["room", "-at"], name="measure_newest")]

    def __str__(self) -> str:
        return f"{self.kind} in room {self.room_id}"
