"""That somebody can help with what a broadcast asks for."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.broadcasts.models.broadcast import Broadcast
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Hand(models.Model):
    """A raised hand: whoever called sees whose it is and how to reach them, as they were told before."""

    HELD = Held(whose="person_id", data_class=DataClass.P2, life=Life("raised_at", timedelta(days=90)), goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    broadcast = models.ForeignKey(
        Broadcast, on_delete=models.CASCADE, related_name="hands", verbose_name=_("with what")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who")
    )
    words = SealedText(_("what you wrote with it"))
    raised_at = models.DateTimeField(_("raised on"))

    class Meta:
        verbose_name = _("that you can help with a call")
        verbose_name_plural = _("calls that you can help with")
        constraints = [models.UniqueConstraint(fields=["broadcast", "person"], name="hand_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.broadcast_id}"
