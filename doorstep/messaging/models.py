"""What is said to somebody, and each way on which it goes: rows that the worker takes (docs/decisions/0005)."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.people.models import ContactPoint
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Message(models.Model):
    """What is said, to whom, until when it is worth saying; a secret, such as a code, is emptied after that."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("made_at", timedelta(days=28)),
        unsaid=("kind", "language", "expires_at", "secret", "urgent"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    kind = models.SlugField(max_length=40, help_text="Why it is sent, such as sign-in-code.")
    language = models.CharField(max_length=12)
    subject = SealedText(_("about"))
    body = SealedText(_("what it said"))
    made_at = models.DateTimeField(_("written on"))
    expires_at = models.DateTimeField(help_text="After this it is sent to nobody.")
    secret = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False, help_text="They wait for it at this moment: it keeps no hours.")

    class Meta:
        verbose_name = _("a message to you")
        verbose_name_plural = _("messages to you")
        indexes = [models.Index(fields=["secret", "expires_at"], name="message_secret_ended")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id}"


class Delivery(Moving):
    """One message on its way to one contact point. The row is the queue, and holds ids only."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("on its way")
        SENT = "sent", _("sent")
        FAILED = "failed", _("could not be sent")
        WITHHELD = "withheld", _("not sent")

    class Why(models.TextChoices):
        """Why it was not sent, or not yet."""

        EXPIRED = "expired", _("it was too late for it")
        NOT_SAFE = "not-safe", _("they do not want messages there")
        GONE = "gone", _("they are no longer reached there")
        NO_CHANNEL = "no-channel", _("nothing here can send it")
        REFUSED = "refused", _("it was refused there")
        OUT_OF_REACH = "out-of-reach", _("whoever carries it could not be reached")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITING: [Status.SENT, Status.FAILED, Status.WITHHELD],
        Status.SENT: [],
        Status.FAILED: [],
        Status.WITHHELD: [],
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    point = models.ForeignKey(ContactPoint, on_delete=models.SET_NULL, null=True, related_name="deliveries")
    means = models.CharField(max_length=10, choices=ContactPoint.Means)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, help_text="Until then one worker has it in hand.")
    attempts = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=20, choices=Why, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["status", "due_at"], name="delivery_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "sent", "failed", "withheld"]), name="delivery_status_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.message_id} by {self.means}: {self.status}"
