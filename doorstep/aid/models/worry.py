"""That a volunteer is worried and wants to be rung, where no lead has a key: about whom, and why, is said then."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.vault.holding import DataClass, Held, Life


class Worry(Moving):
    """Names whoever is to be rung, and nobody else."""

    class Status(models.TextChoices):
        OPEN = "open", _("somebody rings you")
        HEARD = "heard", _("somebody spoke with you")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.OPEN: [Status.HEARD], Status.HEARD: []}
    HELD = Held(whose="person_id", data_class=DataClass.P1, life=Life("ended_at", timedelta(days=28)), goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+", verbose_name=_("in which group"))
    raised_at = models.DateTimeField(_("said on"))
    ended_at = models.DateTimeField(_("over since"), null=True)

    class Meta:
        verbose_name = _("that you were worried, and wanted to be rung")
        verbose_name_plural = _("when you were worried, and wanted to be rung")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group"], condition=models.Q(status="open"), name="worry_one_call_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(status="open", ended_at__isnull=True)
                | models.Q(status="heard", ended_at__isnull=False),
                name="worry_ends_once_heard",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"
