"""What a charity or a business asks a network to pass on, without an account."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.broadcasts.models.broadcast import Broadcast, Kind
from doorstep.journal.lifecycle import Moving
from doorstep.networks.models import Network
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Suggestion(Moving):
    """Sealed until an officer made a broadcast of it: anything may stand in it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits for the network")
        TAKEN_UP = "taken-up", _("passed on by the network")
        DECLINED = "declined", _("not passed on")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITING: [Status.TAKEN_UP, Status.DECLINED],
        Status.TAKEN_UP: [Status.WAITING],
        Status.DECLINED: [],
    }
    HELD = Held(whose="person_id", data_class=DataClass.P2, life=Life("settled_at", timedelta(days=90)), goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.WAITING)
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="suggestions", verbose_name=_("to be passed on by")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who asks")
    )
    kind = models.CharField(_("what it is"), max_length=20, choices=Kind)
    organisation = SealedText(_("your organisation"))
    subject = SealedText(_("about"))
    body = SealedText(_("what it says"))
    where = SealedText(_("for where"))
    broadcast = models.ForeignKey(
        Broadcast, on_delete=models.SET_NULL, null=True, related_name="suggestion", verbose_name=_("what became of it")
    )
    asked_at = models.DateTimeField(_("asked on"))
    settled_at = models.DateTimeField(_("settled on"), null=True)

    class Meta:
        verbose_name = _("what you asked a network to pass on")
        verbose_name_plural = _("what you asked networks to pass on")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "taken-up", "declined"]), name="suggestion_status_known"
            )
        ]
        indexes = [models.Index(fields=["network", "status", "asked_at"], name="suggestion_by_network")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"
