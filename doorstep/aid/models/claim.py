"""What a volunteer laid out for a neighbour, and wants back from the group: an amount, a receipt, no name."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.offer import Offer
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.vault.fields import SealedBlob
from doorstep.vault.holding import DataClass, Held, Life


class Claim(Moving):
    """Known by its mark: those who approve it see neither whose it is nor for whom it was laid out."""

    class Status(models.TextChoices):
        ASKED = "asked", _("asked for")
        APPROVED = "approved", _("approved: it is paid to you")
        PAID = "paid", _("paid")
        REFUSED = "refused", _("not paid: have a word with a coordinator")

    class Hows(models.TextChoices):
        CASH = "cash", _("in cash")
        TRANSFER = "transfer", _("by bank transfer")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.ASKED: [Status.APPROVED, Status.REFUSED],
        Status.APPROVED: [Status.PAID],
        Status.PAID: [],
        Status.REFUSED: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.ASKED, Status.APPROVED)
    MOST: ClassVar[int] = 100_000
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P3,
        life=Life("ended_at", timedelta(days=28)),
        goes=True,
        unsaid=("first_by", "settled_by"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mark = models.CharField(_("its mark"), max_length=4, help_text="Four signs by which people speak of it.")
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.ASKED)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="claims", verbose_name=_("from which group")
    )
    offer = models.ForeignKey(Offer, on_delete=models.SET_NULL, null=True, related_name="claims")
    kind = models.CharField(_("kind of help"), max_length=40)
    pence = models.PositiveIntegerField(_("how much, in pence"))
    needs_two = models.BooleanField(
        _("two coordinators have to approve it"),
        default=False,
        help_text="As the cap of the group was when it was asked for; to raise it afterwards changes nothing.",
    )
    how = models.CharField(_("how you would like it back"), max_length=10, choices=Hows)
    receipt = SealedBlob(_("the photograph of the receipt"))
    made_at = models.DateTimeField(_("asked on"))
    first_by = models.UUIDField(null=True, help_text="The first of two coordinators who approve it.")
    settled_by = models.UUIDField(null=True, help_text="Who approved or refused it at last.")
    ended_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("what you laid out and wanted back")
        verbose_name_plural = _("what you laid out and wanted back")
        constraints = [
            models.UniqueConstraint(
                fields=["offer"],
                condition=models.Q(status__in=["asked", "approved", "paid"], offer__isnull=False),
                name="claim_once_for_a_task",
            ),
            models.UniqueConstraint(
                fields=["group", "mark"], condition=models.Q(status__in=["asked", "approved"]), name="claim_by_its_mark"
            ),
            models.CheckConstraint(condition=models.Q(pence__range=(1, 100_000)), name="claim_amount"),
            models.CheckConstraint(
                condition=models.Q(first_by__isnull=True)
                | models.Q(settled_by__isnull=True)
                | ~models.Q(first_by=models.F("settled_by")),
                name="claim_two_are_two",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["asked", "approved"], ended_at__isnull=True)
                | models.Q(status__in=["paid", "refused"], ended_at__isnull=False),
                name="claim_ends_once_over",
            ),
        ]
        indexes = [models.Index(fields=["group", "status", "made_at"], name="claim_by_group")]

    def __str__(self) -> str:
        return f"{self.mark}: {self.status}"
