"""Seats at the desk, the codes that open it, and the sessions that hold it open."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from doorstep.vault.holding import DataClass, Held


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


class Session(models.Model):
    """One browser in which somebody is signed in; the browser holds 256 random bits, this row their hash."""

    HELD = Held(whose="person_id", data_class=DataClass.P1)

    class How(models.TextChoices):
        """By what they showed that it was them."""

        CODE = "code", _("a code we sent")
        PASSKEY = "passkey", _("a passkey")
        AUTHENTICATOR = "authenticator", _("an authenticator app")

    STRONG = (How.PASSKEY, How.AUTHENTICATOR)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    hashed = models.CharField(max_length=64, unique=True)
    how = models.CharField(max_length=20, choices=How)
    browser = models.CharField(max_length=60, blank=True, help_text="In a few words, such as Firefox on Android.")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(help_text="Within an hour: not written at every page.")
    proved_at = models.DateTimeField(help_text="When they last showed that it is still them.")
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} by {self.how} until {self.ends_at:%Y-%m-%d %H:%M}"


class Knock(models.Model):
    """How often a code was tried on one day, right or wrong; each try writes here, so that none is told by its time."""

    day = models.DateField(primary_key=True)
    tries = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.day}: {self.tries}"
