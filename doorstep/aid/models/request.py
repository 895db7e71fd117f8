"""What a neighbour asked for; where that is, what to know, and what was noted besides, each sealed and apart."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.matching.ladder import Urgency
from doorstep.groups.models import Group, StreetTeam
from doorstep.journal.lifecycle import Moving
from doorstep.vault.fields import SealedJSON, SealedText
from doorstep.vault.holding import DataClass, Held, Life

KEPT = timedelta(days=28)
ADDRESS_KEPT = timedelta(hours=72)


class HelpRequest(Moving):
    """What was asked: kinds of help, how urgent, how often. No proof of need stands anywhere."""

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        PAUSED = "paused", _("paused")
        DONE = "done", _("done")
        WITHDRAWN = "withdrawn", _("not needed any more")
        HANDED_ON = "handed-on", _("handed on")

    class Urgencies(models.TextChoices):
        TODAY = Urgency.TODAY, _("today")
        WEEK = Urgency.WEEK, _("this week")
        DAY = Urgency.DAY, _("on a certain day")
        NO_HURRY = Urgency.NO_HURRY, _("when it suits somebody")

    class Behalf(models.TextChoices):
        """Who typed it in."""

        SELF = "self", _("they themselves")
        RELATIVE = "relative", _("somebody close to them")
        COORDINATOR = "coordinator", _("a coordinator, on the telephone")
        VOLUNTEER = "volunteer", _("a volunteer, at the door")
        LIST = "list", _("a list that the group kept before")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.OPEN: [Status.PAUSED, Status.DONE, Status.WITHDRAWN, Status.HANDED_ON],
        Status.PAUSED: [Status.OPEN, Status.WITHDRAWN, Status.HANDED_ON],
        Status.DONE: [],
        Status.WITHDRAWN: [],
        Status.HANDED_ON: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.OPEN, Status.PAUSED)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("closed_at", KEPT),
        goes=True,
        unsaid=("cell", "asked_by", "every", "paused_until", "sent_as"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="help_requests")
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="help_requests", verbose_name=_("which group has it")
    )
    team = models.ForeignKey(
        StreetTeam,
        on_delete=models.SET_NULL,
        null=True,
        related_name="help_requests",
        verbose_name=_("which street team has it"),
    )
    cell = models.BigIntegerField(help_text="Their doorstep, at resolution 9.")
    district = models.CharField(_("postcode district"), max_length=4, blank=True)
    urgency = models.CharField(_("how urgent"), max_length=10, choices=Urgencies)
    on_behalf = models.CharField(_("who told us"), max_length=12, choices=Behalf, default=Behalf.SELF)
    asked_by = models.UUIDField(null=True, help_text="Who typed it in, where that was somebody who was signed in.")
    every = models.CharField(max_length=200, blank=True, help_text="How it comes again: a rule as RFC 5545 has them.")
    paused_until = models.DateField(null=True, help_text="Until then nothing is planned; empty: until somebody says.")
    languages = models.JSONField(_("languages for it"), default=list, blank=True, help_text="BCP 47; any of them.")
    same_volunteer = models.BooleanField(_("the same neighbour, if possible"), default=False)
    may_pass_on = models.BooleanField(_("the next group may be asked"), default=False)
    sent_as = models.CharField(max_length=64, unique=True, null=True, help_text="So that what is sent twice is one.")
    asked_at = models.DateTimeField(_("asked on"))
    closed_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("something you asked for")
        verbose_name_plural = _("what you asked for")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "paused", "done", "withdrawn", "handed-on"]),
                name="help_request_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "paused"], closed_at__isnull=True)
                | models.Q(status__in=["done", "withdrawn", "handed-on"], closed_at__isnull=False),
                name="help_request_closed_once_over",
            ),
            models.CheckConstraint(
                condition=models.Q(urgency__in=["today", "week", "day", "no-hurry"]), name="help_request_urgency_known"
            ),
        ]
        indexes = [models.Index(fields=["group", "status", "asked_at"], name="help_request_by_group")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"

    @property
    def is_over(self) -> bool:
        return self.status not in self.LIVING


class Address(models.Model):
    """The door to knock at; seen after a yes, by tapping, and gone 72 hours after the request is over."""

    HELD = Held(whose="person_id", data_class=DataClass.P3, life=Life("done_at", ADDRESS_KEPT), goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(HelpRequest, on_delete=models.CASCADE, related_name="address")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = SealedText(_("where to knock"))
    done_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("where you asked us to come")
        verbose_name_plural = _("where you asked us to come")

    def __str__(self) -> str:
        return f"address of {self.request_id}"


class Needs(models.Model):
    """What they said besides: what it is, and anything to know, such as a language, an allergy, a stair."""

    HELD = Held(whose="person_id", data_class=DataClass.P3, life=Life("closed_at", KEPT), goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.OneToOneField(HelpRequest, on_delete=models.CASCADE, related_name="needs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    what = SealedText(_("what it is"))
    know = SealedText(_("what to know"))
    closed_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("what you told us with it")
        verbose_name_plural = _("what you told us with it")

    def __str__(self) -> str:
        return f"needs of {self.request_id}"


class Note(models.Model):
    """What a coordinator, or whoever helps, wrote down beside a request; the asker can read it too."""

    HELD = Held(
        whose="person_id", data_class=DataClass.P3, life=Life("closed_at", KEPT), goes=True, unsaid=("written_by",)
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="notes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = SealedText(_("the note"))
    written_by = models.UUIDField(help_text="An opaque id: a coordinator's, or that of whoever helps.")
    written_at = models.DateTimeField(_("written on"))
    closed_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("a note about what you asked")
        verbose_name_plural = _("notes about what you asked")
        ordering = ["-written_at"]

    def __str__(self) -> str:
        return f"note on {self.request_id}"


class Begun(models.Model):
    """A request that is not sent yet; only its receipt leads back to it."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P3,
        life=Life("kept_at", timedelta(days=7)),
        goes=True,
        unsaid=("group",),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="begun")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="+")
    said = SealedJSON(_("what you typed so far"))
    kept_at = models.DateTimeField(_("kept on"))

    class Meta:
        verbose_name = _("something you began to ask")
        verbose_name_plural = _("what you began to ask")

    def __str__(self) -> str:
        return f"begun by {self.person_id}"
