"""Seats at the desk, and the codes that are given by hand."""

from django.conf import settings
from django.db import models

from doorstep.vault.holding import DataClass, Held


class Seat(models.Model):
    """A place at the desk: a plain note such as "Clara's desk", and the opaque person who sits there."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seat")
    LONGEST_NAME = 60
    name = models.CharField(max_length=LONGEST_NAME, unique=True)

    def __str__(self) -> str:
        return self.name


class StaffCode(models.Model):
    """A one-time code, kept as a keyed hash; `handle` says which it is, and proves nothing."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_codes")
    handle = models.CharField(max_length=4, unique=True)
    hashed = models.CharField(max_length=64)
    ends_at = models.DateTimeField()
    guesses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.handle
