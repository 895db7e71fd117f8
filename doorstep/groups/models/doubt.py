"""Lines of a list that nobody should take over unseen; each is settled once, by a person."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.journal.lifecycle import Moving


class Doubt(Moving):
    """A doubtful line: as it was read, why it is doubtful, and the group it may be."""

    class Settled(models.TextChoices):
        WAITING = "waiting", _("waiting for a human look")
        ADDED = "added", _("added as a new group")
        MERGED = "merged", _("is a group we had")
        LEFT_OUT = "left-out", _("left out")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Settled.WAITING: [Settled.ADDED, Settled.MERGED, Settled.LEFT_OUT],
        Settled.LEFT_OUT: [Settled.WAITING],
        Settled.ADDED: [],
        Settled.MERGED: [],
    }

    status = models.CharField(max_length=20, choices=Settled, default=Settled.WAITING)
    source = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    line = models.JSONField(help_text="What the line says, by our names of columns; without ways into private chats.")
    name = models.CharField(max_length=120)
    reasons = models.JSONField(help_text='Pairs of a reason and what it is about: ["double", "Rye Lane Neighbours"].')
    resembles = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="doubts")
    sharing = models.CharField(max_length=10, choices=Group.Sharing, default=Group.Sharing.OPEN)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="doubt_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "added", "merged", "left-out"]), name="doubt_status_known"
            ),
        ]
        indexes = [models.Index(fields=["status", "id"], name="doubt_by_status")]

    def __str__(self) -> str:
        return self.name
