"""What somebody asks for by text or e-mail, one message after the other, until it is a request or a human has it."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.people.models import ContactPoint
from doorstep.vault.fields import HashedField, SealedJSON
from doorstep.vault.holding import DataClass, Held, Life

KEPT = timedelta(days=14)


class Exchange(Moving):
    """One at a time for each number and address. While it lives it is due at a moment, so that it is never lost.

    The number is a claim: whoever holds it learns here what they wrote themselves, and nothing else.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("we wait for your next words")
        WAITS = "waits", _("somebody looks at it")
        ASKED = "asked", _("it became something you asked for")
        TO_RING = "to-ring", _("somebody gets in touch with you")
        OVER = "over", _("over")

    class Why(models.TextChoices):
        """Why it is over, or waits for whoever runs this site."""

        NOWHERE = "nowhere", _("we do not know where they live")
        NOBODY = "nobody", _("no group can be asked for their street")
        THEIR_WORD = "their-word", _("they want it no more")
        STOPPED = "stopped", _("nothing may be sent there any more")
        SETTLED = "settled", _("somebody spoke with them")
        NO_ANSWER = "no-answer", _("nobody answers there")
        NO_REQUEST = "no-request", _("it asks for nothing")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.OPEN: [Status.WAITS, Status.ASKED, Status.TO_RING, Status.OVER],
        Status.WAITS: [Status.OPEN, Status.TO_RING, Status.OVER],
        Status.ASKED: [],
        Status.TO_RING: [],
        Status.OVER: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.OPEN, Status.WAITS)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P3,
        life=Life("written_at", KEPT),
        goes=True,
        kept_back=("hashed",),
        unsaid=("group", "due_at", "why"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    why = models.CharField(max_length=12, choices=Why, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exchanges")
    means = models.CharField(_("by"), max_length=10, choices=ContactPoint.Means)
    hashed = HashedField(help_text="Where it came from: whatever comes from there belongs to it.")
    said = SealedJSON(_("what you wrote so far"))
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, related_name="+", help_text="Which has it, once one has."
    )
    began_at = models.DateTimeField(_("began on"))
    written_at = models.DateTimeField(_("last written on"))
    due_at = models.DateTimeField(null=True, help_text="When a human has it, if nothing comes before; empty once over.")
    ended_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("something you asked by text or e-mail")
        verbose_name_plural = _("what you asked by text or e-mail")
        constraints = [
            models.UniqueConstraint(
                fields=["means", "hashed"],
                condition=models.Q(status__in=["open", "waits"]),
                name="exchange_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "waits"], due_at__isnull=False, ended_at__isnull=True)
                | models.Q(status__in=["asked", "to-ring", "over"], due_at__isnull=True, ended_at__isnull=False),
                name="exchange_living_is_due",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="exchange_due"),
            models.Index(fields=["status", "written_at"], name="exchange_by_status"),
        ]

    def __str__(self) -> str:
        return f"by {self.means}: {self.status}"
