"""One task put to one volunteer, with reasons; or taken by one from the board."""

import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.request import KEPT
from doorstep.aid.models.task import Task
from doorstep.aid.models.volunteer import Volunteer
from doorstep.journal.lifecycle import Moving
from doorstep.vault.holding import DataClass, Held, Life


class Offer(Moving):
    """Outlives its task where the asker was erased: then whoever had said yes is still told."""

    class Status(models.TextChoices):
        OPEN = "open", _("asked")
        ACCEPTED = "accepted", _("said yes")
        DECLINED = "declined", _("not this time")
        WITHDRAWN = "withdrawn", _("no longer needed")
        LAPSED = "lapsed", _("went by unanswered")
        RETURNED = "returned", _("could not after all")
        DONE = "done", _("done")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.OPEN: [Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN, Status.LAPSED],
        Status.ACCEPTED: [Status.DONE, Status.RETURNED, Status.WITHDRAWN],
        Status.DECLINED: [],
        Status.WITHDRAWN: [],
        Status.LAPSED: [],
        Status.RETURNED: [],
        Status.DONE: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.OPEN, Status.ACCEPTED)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ended_at", KEPT),
        goes=True,
        # From the chance one could reckon how far it is to a door that they were never told.
        kept_back=("chance",),
        unsaid=("task", "volunteer", "reasons", "place", "made_by"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, related_name="offers")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="offers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind of help"), max_length=40)
    reasons = models.JSONField(default=list, help_text="Why them: words of matching/ranking.py, with their values.")
    chance = models.FloatField(null=True, help_text="Of a yes, when rested; empty where nobody asked.")
    warmth = models.FloatField(
        _("how often you had been asked lately, what is longer ago counting less"),
        null=True,
        help_text="See matching/chance.py.",
    )
    place = models.PositiveSmallIntegerField(null=True, help_text="Which of the task's hands they are, once yes.")
    made_at = models.DateTimeField(_("asked on"))
    made_by = models.UUIDField(null=True, help_text="Who asked them; empty for the installation and the board.")
    ends_at = models.DateTimeField(_("an answer was wanted until"))
    answered_at = models.DateTimeField(_("answered on"), null=True)
    seen_at = models.DateTimeField(_("you looked at the address on"), null=True)
    reminded_at = models.DateTimeField(_("you were reminded on"), null=True)
    ended_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("something you were asked to do")
        verbose_name_plural = _("what you were asked to do")
        constraints = [
            models.UniqueConstraint(
                fields=["task", "place"],
                condition=models.Q(status__in=["accepted", "done"], task__isnull=False),
                name="offer_one_for_each_hand",
            ),
            models.UniqueConstraint(
                fields=["task", "volunteer"],
                condition=models.Q(status__in=["open", "accepted"], task__isnull=False),
                name="offer_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["accepted", "done"], place__isnull=False)
                | ~models.Q(status__in=["accepted", "done"]),
                name="offer_yes_has_its_place",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "accepted"], ended_at__isnull=True)
                | (~models.Q(status__in=["open", "accepted"]) & models.Q(ended_at__isnull=False)),
                name="offer_ends_once_over",
            ),
        ]
        indexes = [
            models.Index(fields=["volunteer", "status"], name="offer_by_volunteer"),
            models.Index(fields=["status", "ends_at"], condition=models.Q(status="open"), name="offer_lapsing"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} to {self.volunteer_id}: {self.status}"
