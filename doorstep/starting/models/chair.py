"""Who starts a group with whom: a chair for each, held open by a code or taken."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.starting.models.evening import Evening
from doorstep.vault.holding import DataClass, Held


class Part(models.TextChoices):
    """What somebody is to be once the group is listed."""

    COORDINATOR = "coordinator", _("coordinator")
    LEAD = "lead", _("safeguarding lead")


class Chair(Moving):
    """Open, it waits for whoever types its code, or for the worker who sends that; `person` is then whom it goes to.

    Whoever leaves, and a code that ended or was taken back, leave no chair behind.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        TAKEN = "taken", _("taken")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.OPEN: [Status.TAKEN], Status.TAKEN: []}
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        goes=True,
        kept_back=("hashed",),
        unsaid=("evening", "handle", "begun", "made_by"),
    )

    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    evening = models.ForeignKey(Evening, on_delete=models.CASCADE, related_name="chairs")
    part = models.CharField(_("as what"), max_length=12, choices=Part)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="chairs",
        verbose_name=_("who"),
    )
    handle = models.CharField(max_length=4, unique=True, null=True)
    hashed = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(_("made on"))
    made_by = models.UUIDField(null=True, help_text="The opaque id of whoever offers it; empty for the first.")
    ends_at = models.DateTimeField(_("to be taken until"), null=True)
    begun = models.BooleanField(default=False, help_text="Whom it is sent to was begun for it, and goes when it ends.")
    sent_at = models.DateTimeField(_("sent on"), null=True)
    page = models.CharField(
        _("where it is typed"), max_length=200, blank=True, help_text="As the browser named it in which it was made."
    )
    taken_at = models.DateTimeField(_("taken on"), null=True)

    class Meta:
        verbose_name = _("your part in starting a group")
        verbose_name_plural = _("your parts in starting groups")
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=["open", "taken"]), name="chair_status_known"),
            models.CheckConstraint(condition=models.Q(part__in=["coordinator", "lead"]), name="chair_part_known"),
            models.CheckConstraint(
                condition=models.Q(status="open", ends_at__isnull=False, taken_at=None)
                | models.Q(status="taken", person__isnull=False, taken_at__isnull=False),
                name="chair_open_or_taken",
            ),
            models.UniqueConstraint(
                fields=["evening", "person"], condition=models.Q(status="taken"), name="chair_once_each"
            ),
        ]
        indexes = [
            models.Index(fields=["evening", "status", "made_at"], name="chair_at_table"),
            models.Index(fields=["status", "ends_at"], name="chair_to_end"),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.evening_id}: {self.status}"
