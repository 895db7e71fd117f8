"""One message of a network to many, and whom it is for."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.vault.holding import DataClass, Held, Life


class Kind(models.TextChoices):
    SAFEGUARDING = "safeguarding", _("safeguarding")
    SUPPORT = "support", _("support that a charity looks for")
    OFFER = "offer", _("an offer from a business")
    SKILLS = "skills", _("a call for skills")
    NEWS = "news", _("news")


class Broadcast(Moving):
    """What it says is public, or for the people of a network; it is about nobody.

    `audience` is as said.Audience writes itself down. Whoever wrote it, or looked at it as a second, is known by an
    opaque id.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("a draft")
        TO_SECOND = "to-second", _("waits for a second pair of eyes")
        SCHEDULED = "scheduled", _("goes out at its time")
        GOING = "going", _("on its way")
        SENT = "sent", _("sent")
        STOPPED = "stopped", _("stopped on its way")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.DRAFT: [Status.TO_SECOND, Status.SCHEDULED],
        Status.TO_SECOND: [Status.DRAFT, Status.SCHEDULED],
        # At its time it may be for more people than when it was sent.
        Status.SCHEDULED: [Status.DRAFT, Status.GOING, Status.TO_SECOND],
        Status.GOING: [Status.SENT, Status.STOPPED],
        # Written to all of them, it may still wait to go out.
        Status.SENT: [Status.STOPPED],
        Status.STOPPED: [],
    }
    # It can still be changed, or taken away.
    OPEN: ClassVar[Sequence[str]] = (Status.DRAFT,)
    # It has begun to go out, and can be read.
    OUT: ClassVar[Sequence[str]] = (Status.GOING, Status.SENT, Status.STOPPED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="broadcasts")
    kind = models.CharField(max_length=20, choices=Kind)
    subject = models.CharField(max_length=120)
    body = models.TextField(max_length=5000)
    short = models.CharField(max_length=300, blank=True, help_text="How it is said in a text; else its subject.")
    is_public = models.BooleanField(default=False, help_text="Anybody may read it on the network's page.")
    wants_hands = models.BooleanField(default=False, help_text="Whoever can help with it says so in one step.")
    last_day = models.DateField(null=True, help_text="After that it is not worth saying any more.")
    audience = models.JSONField(default=dict)
    goes_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    written_by = models.UUIDField()
    version = models.PositiveIntegerField(default=0, help_text="How often it was changed: what goes is what was seen.")
    second = models.UUIDField(null=True, help_text="Who looked at it besides.")
    out_at = models.DateTimeField(null=True, help_text="When it began to go out.")
    reached = models.JSONField(default=dict, help_text="What became of it, once the letters themselves are gone.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "to-second", "scheduled", "going", "sent", "stopped"]),
                name="broadcast_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["safeguarding", "support", "offer", "skills", "news"]),
                name="broadcast_kind_known",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "status", "out_at"], name="broadcast_by_network"),
            models.Index(fields=["status", "goes_at"], name="broadcast_due"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("broadcasts:broadcast", args=[self.network.slug, self.pk])

    @property
    def called(self) -> str:
        """What this news is called where its reader ends it (messaging/news.py)."""
        return f"{self.kind}.{self.network.slug}"


class Hearer(models.Model):
    """One person whom a broadcast is for; `told_at` is empty until it was written to them, and they hear it once."""

    class Part(models.TextChoices):
        CONTACT = "contact", _("you speak for a group")
        COORDINATOR = "coordinator", _("you coordinate a group")
        VOLUNTEER = "volunteer", _("you help in a group")
        STANDBY = "standby", _("you said that you are ready to help")

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("chosen_at", timedelta(days=35)),
        goes=True,
        unsaid=("message", "is_weekly"),
    )

    broadcast = models.ForeignKey(
        Broadcast, on_delete=models.CASCADE, related_name="hearers", verbose_name=_("which news")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who")
    )
    part = models.CharField(_("why you heard it"), max_length=12, choices=Part)
    is_weekly = models.BooleanField(default=False, help_text="It waits for their letter of the week.")
    chosen_at = models.DateTimeField(_("chosen on"))
    told_at = models.DateTimeField(_("written to you on"), null=True)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("news that was for you")
        verbose_name_plural = _("news that was for you")
        constraints = [models.UniqueConstraint(fields=["broadcast", "person"], name="hearer_once")]
        indexes = [
            models.Index(fields=["broadcast", "is_weekly", "told_at"], name="hearer_untold"),
            models.Index(fields=["is_weekly", "told_at", "person"], name="hearer_weekly"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.broadcast_id}"
