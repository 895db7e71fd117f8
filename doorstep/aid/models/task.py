"""One piece of doing with a time window: one shop, one call, one walk."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models.request import KEPT, HelpRequest
from doorstep.aid.models.way import Skill
from doorstep.groups.models import Group, StreetTeam
from doorstep.journal.lifecycle import Moving
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Task(Moving):
    """While it is open or taken it has an owner, a coordinator, and a `due_at` at which its next step is taken."""

    class Status(models.TextChoices):
        OPEN = "open", _("somebody is being found")
        NOD = "nod", _("somebody would do it: a coordinator looks")
        TAKEN = "taken", _("somebody does it")
        DONE = "done", _("done")
        CANCELLED = "cancelled", _("not needed")
        HANDED_ON = "handed-on", _("handed on")

    class Part(models.TextChoices):
        """Of the day."""

        ANY = "any", _("any time of the day")
        MORNING = "morning", _("in the morning")
        AFTERNOON = "afternoon", _("in the afternoon")
        EVENING = "evening", _("in the evening")

    class Went(models.TextChoices):
        """How it went, as whoever asked for it says; they are asked once."""

        DUE = "due", _("you have not been asked yet")
        ASKED = "asked", _("you were asked")
        WELL = "well", _("well")
        BADLY = "badly", _("not well")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.OPEN: [Status.NOD, Status.TAKEN, Status.DONE, Status.CANCELLED, Status.HANDED_ON],
        Status.NOD: [Status.OPEN, Status.TAKEN, Status.CANCELLED, Status.HANDED_ON],
        Status.TAKEN: [Status.OPEN, Status.DONE, Status.CANCELLED, Status.HANDED_ON],
        Status.DONE: [],
        Status.CANCELLED: [],
        Status.HANDED_ON: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.OPEN, Status.NOD, Status.TAKEN)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("ended_at", KEPT),
        goes=True,
        kept_back=("code",),
        unsaid=(
            *("cell", "owner", "due_at", "rung", "climbs_at", "chased", "on_board", "filled", "hands", "rested"),
            *("reminded_at", "went_at"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    request = models.ForeignKey(
        HelpRequest, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("for which request")
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="tasks", verbose_name=_("which group has it")
    )
    team = models.ForeignKey(
        StreetTeam,
        on_delete=models.SET_NULL,
        null=True,
        related_name="tasks",
        verbose_name=_("which street team has it"),
    )
    cell = models.BigIntegerField(help_text="As the request has it.")
    kind = models.CharField(_("kind of help"), max_length=40)
    skill = models.ForeignKey(Skill, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("skill"))
    day = models.DateField(_("on"), null=True, help_text="Empty where any day will do.")
    instead_of = models.DateField(_("instead of"), null=True, help_text="The day that a rule gave, if another.")
    rested = models.BooleanField(default=False, help_text="Cancelled by a rest: it is planned anew afterwards.")
    part = models.CharField(_("when on that day"), max_length=10, choices=Part, default=Part.ANY)
    starts_at = models.DateTimeField(_("not before"))
    ends_at = models.DateTimeField(_("not after"))
    hands = models.PositiveSmallIntegerField(default=1, help_text="How many it takes.")
    filled = models.PositiveSmallIntegerField(default=0, help_text="How many have said yes.")
    codeword = SealedText(_("the word that whoever comes will say"))
    code = models.CharField(_("its code in texts"), max_length=4, blank=True, help_text="See inbound/task_codes.py.")
    owner = models.UUIDField(null=True, help_text="The coordinator who looks after it; an opaque id.")
    due_at = models.DateTimeField(null=True, help_text="When the next step is taken; empty once it is over.")
    rung = models.PositiveSmallIntegerField(default=Rung.NONE, help_text="How far up the ladder (matching/ladder.py).")
    climbs_at = models.DateTimeField(null=True, help_text="When it goes up; it is looked at before, at `due_at`.")
    chased = models.PositiveSmallIntegerField(default=0, help_text="How often we asked whether it was done.")
    went = models.CharField(_("how you said it went"), max_length=10, choices=Went, blank=True)
    went_at = models.DateTimeField(null=True, help_text="When they are to be asked, were asked, or said it.")
    reminded_at = models.DateTimeField(null=True, help_text="When all whom it concerns were reminded of it.")
    on_board = models.BooleanField(default=False, help_text="Whoever fits may take it.")
    made_at = models.DateTimeField(_("planned on"))
    taken_at = models.DateTimeField(_("taken on"), null=True)
    ended_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("something that somebody does for you")
        verbose_name_plural = _("what neighbours do for you")
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind", "day"],
                condition=models.Q(day__isnull=False, rested=False),
                name="task_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["group", "code"],
                condition=models.Q(status__in=["open", "nod", "taken"]) & ~models.Q(code=""),
                name="task_code_once_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=["open", "nod", "taken"],
                    owner__isnull=False,
                    due_at__isnull=False,
                    ended_at__isnull=True,
                )
                | models.Q(status__in=["done", "cancelled", "handed-on"], due_at__isnull=True, ended_at__isnull=False),
                name="task_living_has_owner_and_next_step",
            ),
            models.CheckConstraint(
                condition=models.Q(filled__lte=models.F("hands"), hands__range=(1, 2)), name="task_hands"
            ),
            models.CheckConstraint(
                condition=models.Q(went__in=["", "due", "asked", "well", "badly"]), name="task_went_known"
            ),
            models.CheckConstraint(condition=models.Q(starts_at__lt=models.F("ends_at")), name="task_window"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="task_due"),
            models.Index(fields=["group", "status", "due_at"], name="task_by_group"),
            models.Index(fields=["group", "cell"], condition=models.Q(status="open", on_board=True), name="task_board"),
            models.Index(fields=["code"], condition=~models.Q(code=""), name="task_by_code"),
            models.Index(fields=["went_at"], condition=models.Q(went="due"), name="task_went_due"),
            models.Index(fields=["ends_at"], condition=models.Q(status="taken", reminded_at=None), name="task_reminds"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.status}"

    @property
    def next_step_at(self) -> datetime | None:
        """Return when it goes up or is asked after; looks in between are no steps that anybody waits for."""
        return self.climbs_at if self.status == self.Status.OPEN and self.climbs_at else self.due_at

    @property
    def is_over(self) -> bool:
        return self.status not in self.LIVING
