"""Seats at the desk, and the codes that are given by hand."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.vault.holding import DataClass, Held, Life


class Seat(models.Model):
    """A place at the desk: a plain note such as "Clara's desk", and the opaque person who sits there."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seat")
    LONGEST_NAME = 60
    name = models.CharField(_("called"), max_length=LONGEST_NAME, unique=True)

    class Meta:
        verbose_name = _("your seat at the desk")
        verbose_name_plural = _("your seat at the desk")

    def __str__(self) -> str:
        return self.name


class StaffCode(models.Model):
    """A one-time code, kept as a keyed hash; `handle` says which it is, and proves nothing."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ends_at", timedelta(0)),
        goes=True,
        kept_back=("hashed",),
        unsaid=("guesses",),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_codes")
    handle = models.CharField(_("begins with"), max_length=4, unique=True)
    hashed = models.CharField(max_length=64)
    ends_at = models.DateTimeField(_("opens until"))
    guesses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(_("used on"), null=True)

    class Meta:
        verbose_name = _("a code that was given to you by hand")
        verbose_name_plural = _("codes that were given to you by hand")

    def __str__(self) -> str:
        return self.handle
