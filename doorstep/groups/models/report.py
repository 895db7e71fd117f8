"""Somebody says that a listing is wrong; a person looks at each."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.journal.lifecycle import Moving


class Report(Moving):
    """What is wrong, in a choice and a few words; nothing about who says so."""

    class Settled(models.TextChoices):
        WAITING = "waiting", _("waiting for a human look")
        CORRECTED = "corrected", _("the listing was corrected")
        CLOSED = "closed", _("the group has closed")
        NOTHING_WRONG = "nothing-wrong", _("nothing is wrong")

    class Wrong(models.TextChoices):
        CLOSED = "closed", _("The group has closed")
        CONTACT = "contact", _("Its phone number, e-mail address or page is wrong")
        NOT_A_GROUP = "not-a-group", _("It is not a group of neighbours who help each other")
        OTHER = "other", _("Something else is wrong")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Settled.WAITING: [Settled.CORRECTED, Settled.CLOSED, Settled.NOTHING_WRONG],
        Settled.CORRECTED: [],
        Settled.CLOSED: [],
        Settled.NOTHING_WRONG: [],
    }

    status = models.CharField(max_length=20, choices=Settled, default=Settled.WAITING)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="reports")
    wrong = models.CharField(max_length=20, choices=Wrong)
    words = models.TextField(max_length=1000, blank=True, help_text="Deleted ninety days after it was settled.")
    sent_as = models.CharField(max_length=64, unique=True, help_text="So that what is sent twice is kept once.")
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "corrected", "closed", "nothing-wrong"]),
                name="report_status_known",
            ),
        ]
        indexes = [models.Index(fields=["status", "id"], name="report_by_status")]

    def __str__(self) -> str:
        return f"{self.wrong} of {self.group_id}"
