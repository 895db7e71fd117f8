"""Seats at the desk, the codes that open it, and the sessions that hold it open."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Seat(models.Model):
    """A place at the desk: a plain note such as "Clara's desk", and the opaque person who sits there."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seat")
    LONGEST_NAME = 60
    name = models.CharField(max_length=LONGEST_NAME, unique=True)

    def __str__(self) -> str:
        return self.name


class StaffCode(models.Model):
    """A one-time code, kept as a keyed hash; `handle` says which it is, and proves nothing."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_codes")
    handle = models.CharField(max_length=4, unique=True)
    hashed = models.CharField(max_length=64)
    ends_at = models.DateTimeField()
    guesses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.handle


class DeskSession(models.Model):
    """One browser in which the desk is open; the browser holds 256 random bits, this row their hash."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_sessions")
    hashed = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField(db_default=Now())
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} until {self.ends_at:%Y-%m-%d %H:%M}"


class Knock(models.Model):
    """How often a code was tried on one day, right or wrong; each try writes here, so that none is told by its time."""

    day = models.DateField(primary_key=True)
    tries = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.day}: {self.tries}"
