"""A group that is being started, before it is a group: all of it is meant for everybody to read."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving


class Evening(Moving):
    """Goes on until it is sent in; then a person looks, as at any group. It knows nobody but by its chairs."""

    class Status(models.TextChoices):
        GOING = "going", _("going on")
        SENT = "sent", _("sent in; a person looks at it")
        LISTED = "listed", _("listed")
        NOT_LISTED = "not-listed", _("not listed")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.GOING: [Status.SENT],
        Status.SENT: [Status.LISTED, Status.NOT_LISTED],
        Status.LISTED: [],
        # The desk thinks better of it; or they mend it, and send it in again.
        Status.NOT_LISTED: [Status.LISTED, Status.GOING],
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.GOING)
    cell = models.BigIntegerField(help_text="Around which it was asked whether there is a group already; as shown.")
    group = models.OneToOneField(Group, on_delete=models.SET_NULL, null=True, related_name="evening")
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField(help_text="When anybody last went on with it.")
    warned_at = models.DateTimeField(null=True, help_text="When they were told that it is soon forgotten.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["going", "sent", "listed", "not-listed"]), name="evening_status_known"
            ),
            models.CheckConstraint(condition=models.Q(cell__gt=0), name="evening_has_a_place"),
        ]
        indexes = [models.Index(fields=["status", "touched_at"], name="evening_to_forget")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"

    @property
    def is_going(self) -> bool:
        return self.status == self.Status.GOING

    @property
    def takes_people(self) -> bool:
        """Whether somebody can be asked to the table: also while a person looks, until it is listed."""
        return self.status in {self.Status.GOING, self.Status.SENT}


class Chapter(models.Model):
    """One of the things that are settled on an evening, once it is; `said` is what its form was filled in with."""

    class Which(models.TextChoices):
        PATCH = "patch", _("Name and patch")
        PEOPLE = "people", _("Who looks after it")
        WAY = "way", _("How you work")
        POLICIES = "policies", _("What you go by")
        CONTACT = "contact", _("How neighbours reach you")
        FLYER = "flyer", _("A flyer")

    evening = models.ForeignKey(Evening, on_delete=models.CASCADE, related_name="chapters")
    which = models.CharField(max_length=10, choices=Which)
    said = models.JSONField(default=dict)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evening", "which"], name="chapter_once"),
            models.CheckConstraint(
                condition=models.Q(which__in=["patch", "people", "way", "policies", "contact", "flyer"]),
                name="chapter_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.which} of {self.evening_id}"

    @property
    def stamp(self) -> str:
        """Tell what was said from anything else: what a form was filled in upon."""
        return stamp_of(self.said)


def stamp_of(said: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
