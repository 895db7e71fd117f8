"""The address at which somebody's calendar reads what they took."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.vault.holding import DataClass, Held


class CalendarFeed(models.Model):
    """One for a person, whatever groups they help in; the token itself stands nowhere."""

    HELD: ClassVar[Held] = Held(whose="person_id", data_class=DataClass.P1, goes=True, kept_back=("hashed",))

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    hashed = models.CharField(max_length=64, unique=True, help_text="The hash of the token in its address.")
    made_at = models.DateTimeField(_("made on"))

    class Meta:
        verbose_name = _("the address of your calendar")
        verbose_name_plural = _("the address of your calendar")

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"
