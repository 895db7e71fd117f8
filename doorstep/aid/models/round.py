"""One pick-up and many doors: a round, who drives which share of it, and each door on the way."""

import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.request import KEPT, HelpRequest
from doorstep.aid.models.task import Task
from doorstep.aid.models.volunteer import Volunteer
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.vault.holding import DataClass, Held, Life


class Household(models.Model):
    """How many parcels go to a door: remembered for one that comes again, and of a single day else."""

    HELD = Held(whose="person_id", data_class=DataClass.P2, goes=True)

    request = models.OneToOneField(HelpRequest, on_delete=models.CASCADE, primary_key=True, related_name="household")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    parcels = models.PositiveSmallIntegerField(_("how many parcels you get"), default=1)

    class Meta:
        verbose_name = _("what a round brings you")
        verbose_name_plural = _("what rounds bring you")
        constraints = [models.CheckConstraint(condition=models.Q(parcels__range=(1, 20)), name="household_parcels")]

    def __str__(self) -> str:
        return f"household of {self.request_id}"


class Round(Moving):
    """A day's parcels at a place: which doors they go to, and who drives."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("being planned")
        SHARED = "shared", _("shared between drivers")
        OVER = "over", _("over")
        CANCELLED = "cancelled", _("called off")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.PLANNED: [Status.SHARED, Status.OVER, Status.CANCELLED],
        Status.SHARED: [Status.PLANNED, Status.OVER, Status.CANCELLED],
        Status.OVER: [],
        Status.CANCELLED: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.PLANNED, Status.SHARED)
    MOST_PARCELS: ClassVar[int] = 999

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.PLANNED)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rounds")
    day = models.DateField()
    part = models.CharField(max_length=10, choices=Task.Part, default=Task.Part.ANY)
    starts_at = models.DateTimeField()
    pick_up = models.CharField(max_length=120, help_text="Where the parcels are: a hall, never somebody's home.")
    cell = models.BigIntegerField(help_text="Where drivers set out from, at resolution 9.")
    parcels = models.PositiveSmallIntegerField(help_text="How many there are.")
    left_over = models.PositiveSmallIntegerField(null=True, help_text="How many came back.")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["planned", "shared"], ended_at__isnull=True)
                | models.Q(status__in=["over", "cancelled"], ended_at__isnull=False),
                name="round_ends_once_over",
            ),
            models.CheckConstraint(condition=models.Q(parcels__range=(1, 999)), name="round_parcels"),
        ]
        indexes = [models.Index(fields=["group", "-day"], name="round_by_group")]

    def __str__(self) -> str:
        return f"round {self.pk}: {self.status}"

    @property
    def is_over(self) -> bool:
        return self.status not in self.LIVING


class Drive(Moving):
    """A driver's share of a round. Who drives is a volunteer who said yes to it; a new one waits for a nod."""

    class Status(models.TextChoices):
        ASKED = "asked", _("asked")
        NOD = "nod", _("would drive: a coordinator looks")
        READY = "ready", _("drives")
        DECLINED = "declined", _("not this time")
        WITHDRAWN = "withdrawn", _("no longer needed")
        DONE = "done", _("done")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.ASKED: [Status.NOD, Status.READY, Status.DECLINED, Status.WITHDRAWN],
        Status.NOD: [Status.READY, Status.DECLINED, Status.WITHDRAWN],
        Status.READY: [Status.DONE, Status.DECLINED, Status.WITHDRAWN],
        Status.DECLINED: [],
        Status.WITHDRAWN: [],
        Status.DONE: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.ASKED, Status.NOD, Status.READY)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ended_at", KEPT),
        goes=True,
        unsaid=("round", "volunteer", "made_by"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.ASKED)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drives")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="drives")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    room = models.PositiveSmallIntegerField(_("for how many parcels there is room"))
    made_at = models.DateTimeField(_("asked on"))
    made_by = models.UUIDField(help_text="The coordinator who asked; an opaque id.")
    ended_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("a share of a round that you were asked to drive")
        verbose_name_plural = _("shares of rounds that you were asked to drive")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "volunteer"],
                condition=models.Q(status__in=["asked", "nod", "ready"]),
                name="drive_once_a_round",
            ),
            models.CheckConstraint(condition=models.Q(room__range=(1, 200)), name="drive_room"),
            models.CheckConstraint(
                condition=models.Q(status__in=["asked", "nod", "ready"], ended_at__isnull=True)
                | models.Q(status__in=["declined", "withdrawn", "done"], ended_at__isnull=False),
                name="drive_ends_once_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.round_id}: {self.status}"


class Stop(Moving):
    """One door of a round: one task, of somebody's share once it is shared out."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("to come")
        DONE = "done", _("brought")
        NOT_IN = "not-in", _("nobody opened")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.PLANNED: [Status.DONE, Status.NOT_IN],
        Status.DONE: [],
        Status.NOT_IN: [],
    }
    HELD = Held(whose="person_id", data_class=DataClass.P2, goes=True, unsaid=("round", "task", "drive", "place"))

    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.PLANNED)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="stops")
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="stop")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    drive = models.ForeignKey(Drive, on_delete=models.SET_NULL, null=True, related_name="stops")
    place = models.PositiveSmallIntegerField(default=0, help_text="Its turn in the driver's order, from 1.")
    parcels = models.PositiveSmallIntegerField(_("how many parcels"), default=1)

    class Meta:
        verbose_name = _("a round that comes to your door")
        verbose_name_plural = _("rounds that come to your door")
        constraints = [models.CheckConstraint(condition=models.Q(parcels__range=(1, 20)), name="stop_parcels")]
        indexes = [models.Index(fields=["round", "drive", "place"], name="stop_in_order")]

    def __str__(self) -> str:
        return f"{self.task_id} in {self.round_id}: {self.status}"
