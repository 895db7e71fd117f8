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
        unsaid=("kind", "language", "expires_at", "secret", "urgent", "anywhere", "news", "enclosed"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    kind = models.SlugField(max_length=40, help_text="Why it is sent, such as sign-in-code.")
    language = models.CharField(max_length=12)
    subject = SealedText(_("about"))
    body = SealedText(_("what it said"))
    short = SealedText(_("what it said as a text"))
    one_way = SealedText(_("what it said as a text that nobody can answer"))
    made_at = models.DateTimeField(_("written on"))
    expires_at = models.DateTimeField(help_text="After this it is sent to nobody.")
    secret = models.BooleanField(default=False)
    urgent = models.BooleanField(default=False, help_text="They wait for it at this moment: it keeps no hours.")
    anywhere = models.BooleanField(default=False, help_text="Where one way fails, another of theirs will do.")
    news = models.CharField(max_length=120, blank=True, help_text="Which news it is: its reader can end that.")
    enclosed = models.UUIDField(null=True, help_text="The files that go with it by e-mail.")

    class Meta:
        verbose_name = _("a message to you")
        verbose_name_plural = _("messages to you")
        indexes = [models.Index(fields=["secret", "expires_at"], name="message_secret_ended")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id}"


class Delivery(Moving):
    """One message on its way to one contact point. The row is the queue, and holds ids only.

    Whoever has it in hand has put it off until their lease ends, so that one who dies gives it back by doing nothing;
    `lease` says whose it is, and whoever finds another there does nothing more with it.
    """

    class Status(models.TextChoices):
        KEPT = "kept", _("kept for the day's letter")
        WAITING = "waiting", _("on its way")
        SENT = "sent", _("sent")
        DELIVERED = "delivered", _("arrived")
        BY_HAND = "by-hand", _("for somebody to send by hand")
        FAILED = "failed", _("could not be sent")
        WITHHELD = "withheld", _("not sent")
        GATHERED = "gathered", _("in the day's letter")

    class Why(models.TextChoices):
        """Why it was not sent, or not yet."""

        EXPIRED = "expired", _("it was too late for it")
        NOT_SAFE = "not-safe", _("they do not want messages there")
        GONE = "gone", _("they are no longer reached there")
        NO_CHANNEL = "no-channel", _("nothing here can send it")
        REFUSED = "refused", _("it was refused there")
        OUT_OF_REACH = "out-of-reach", _("whoever carries it could not be reached")
        UNSURE = "unsure", _("nobody knows whether it was taken")
        SILENCED = "silenced", _("nothing is sent there any more")

    class Priority(models.IntegerChoices):
        """What goes first where not everything can go at once."""

        WAITED_FOR = 0, "They wait for it at this moment."
        TASK = 1, "Somebody comes, or does not: a task is taken, given back, tomorrow."
        USUAL = 2, "A question, or what there is to know."
        NEWS = 3, "What was written to many."

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        # Whoever wants one letter a day has what can wait put into one.
        Status.KEPT: [Status.GATHERED, Status.WAITING, Status.WITHHELD],
        Status.WAITING: [Status.SENT, Status.DELIVERED, Status.FAILED, Status.WITHHELD, Status.BY_HAND],
        # A human said it, or that it is not needed; or it was too late for it.
        Status.BY_HAND: [Status.SENT, Status.WITHHELD],
        # What became of it is told by whoever carries it, late, twice and in any order: it only goes forward.
        Status.SENT: [Status.DELIVERED, Status.FAILED],
        Status.DELIVERED: [],
        # Sent again or given up by a human; or it did arrive, and was told late.
        Status.FAILED: [Status.WAITING, Status.WITHHELD, Status.SENT, Status.DELIVERED],
        Status.WITHHELD: [],
        Status.GATHERED: [],
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    point = models.ForeignKey(ContactPoint, on_delete=models.SET_NULL, null=True, related_name="deliveries")
    means = models.CharField(max_length=10, choices=[*ContactPoint.Means.choices, ("voice", _("a call"))])
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.USUAL)
    desk = models.UUIDField(
        null=True, help_text="Whose humans say it where nothing here can send it, an id of the app that writes."
    )
    due_at = models.DateTimeField(help_text="When it may be taken in hand.")
    lease = models.UUIDField(null=True, help_text="Who has it in hand.")
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often it was handed over.")
    asked = models.PositiveSmallIntegerField(default=0, help_text="How often they were asked whether they have it.")
    first_at = models.DateTimeField(null=True, help_text="When it was handed over for the first time.")
    tried_at = models.DateTimeField(null=True, help_text="When it was handed over for the last time.")
    doubtful = models.BooleanField(default=False, help_text="Handed over, and no answer: it may have been taken.")
    provider = models.CharField(max_length=100, blank=True, help_text="Whom it was handed to.")
    reference = models.CharField(max_length=100, blank=True, help_text="What the provider calls it.")
    why = models.CharField(max_length=20, choices=Why, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["status", "due_at"], name="delivery_due"),
            models.Index(fields=["status", "means", "priority", "due_at"], name="delivery_first"),
            models.Index(fields=["reference"], name="delivery_reference", condition=~models.Q(reference="")),
            models.Index(fields=["desk", "priority"], name="delivery_by_hand", condition=models.Q(status="by-hand")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=["kept", "waiting", "sent", "delivered", "by-hand", "failed", "withheld", "gathered"]
                ),
                name="delivery_status_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.message_id} by {self.means}: {self.status}"
