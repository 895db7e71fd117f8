"""What safeguarding leads hold: their keys, concerns that only they can open, and who is kept apart."""

import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.vault.fields import HashedField
from doorstep.vault.holding import DataClass, Held


class LeadKey(models.Model):
    """A lead's key: the public half, and the private one locked with their passphrase and with a printed code."""

    HELD = Held(
        whose="person_id", data_class=DataClass.P1, goes=True, kept_back=("public", "locked", "locked_by_sheet")
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lead_key")
    public = models.BinaryField()
    locked = models.BinaryField()
    locked_by_sheet = models.BinaryField()
    made_at = models.DateTimeField(_("made on"))

    class Meta:
        verbose_name = _("your key as a safeguarding lead")
        verbose_name_plural = _("your key as a safeguarding lead")

    def __str__(self) -> str:
        return f"key of {self.person_id}"


class Concern(Moving):
    """That somebody is worried. What about, and about whom, is sealed, and no operator of this house can open it."""

    class Status(models.TextChoices):
        NEW = "new", _("nobody has read it")
        IN_HAND = "in-hand", _("somebody looks after it")
        CLOSED = "closed", _("closed")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.NEW: [Status.IN_HAND],
        Status.IN_HAND: [Status.CLOSED],
        Status.CLOSED: [Status.IN_HAND],
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.NEW)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="concerns")
    sealed = models.BinaryField(help_text="About whom, by whom, in which words: sealed with the concern's own key.")
    raised_at = models.DateTimeField()
    review_on = models.DateField(help_text="When the leads look whether it is still needed.")
    erasure_by = models.UUIDField(null=True, help_text="The lead who wants it erased; another has to agree.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["new", "in-hand", "closed"]), name="concern_status_known"
            )
        ]
        indexes = [models.Index(fields=["group", "status", "raised_at"], name="concern_by_group")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"


class ConcernNote(models.Model):
    """What a lead wrote down later, sealed with the concern's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="notes")
    sealed = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["written_at"]

    def __str__(self) -> str:
        return f"note on {self.concern_id}"


class Envelope(models.Model):
    """The concern's key, for one lead."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="envelopes")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["concern", "lead"], name="envelope_once_a_lead")]

    def __str__(self) -> str:
        return f"{self.concern_id} for {self.lead_id}"


class KeptApart(models.Model):
    """Two who must never be matched: each known by an opaque id, or by the hash of how they are reached."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True, unsaid=("other", "group", "made_by"))

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", help_text="Who asked for it."
    )
    other = models.UUIDField(null=True, help_text="The other's opaque id, where they are known here.")
    reached_by = HashedField(db_index=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField(_("since"))
    made_by = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("somebody whom you are never matched with")
        verbose_name_plural = _("people whom you are never matched with")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(other__isnull=False) | models.Q(reached_by__isnull=False), name="kept_apart_of_whom"
            )
        ]
        indexes = [models.Index(fields=["other"], name="kept_apart_by_other")]

    def __str__(self) -> str:
        return f"kept apart from {self.person_id}"
