"""Somebody asks for a code, and types it in the same browser."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.people.models import ContactPoint
from doorstep.vault.holding import DataClass, Held, Life


class CodeRequest(models.Model):
    """A code that somebody asked for: the same row whether anybody is reached by that address or not.

    The page writes the row; the worker looks who is reached, makes the code and sends it. Row and code are gone a day
    later, and at once with a person who is erased.
    """

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        # Later than accounts forgets it, together with whoever began to join by it and never came.
        life=Life("asked_at", timedelta(days=2)),
        goes=True,
        kept_back=("hashed", "browser", "code"),
        unsaid=("purpose", "point", "ends_at", "made_at", "guesses", "used_at", "chosen_at"),
    )
    MOST_GUESSES = 5

    class Purpose(models.TextChoices):
        SIGN_IN = "sign-in"
        JOIN = "join"
        CONFIRM = "confirm"
        PROVE = "prove"

    # Typing these shows that somebody reads what is sent to the contact point.
    CONFIRMING = (Purpose.JOIN, Purpose.CONFIRM)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=10, choices=Purpose)
    means = models.CharField(_("sent by"), max_length=10, choices=ContactPoint.Means)
    hashed = models.CharField(max_length=64, help_text="The keyed hash of the address or number.")
    point = models.ForeignKey(ContactPoint, on_delete=models.CASCADE, null=True, help_text="Unless it is looked for.")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    browser = models.CharField(max_length=64, unique=True, help_text="The hash of what the browser holds that asked.")
    words = models.CharField(_("asked for in"), max_length=60, blank=True, help_text="That browser in a few words.")
    asked_at = models.DateTimeField(_("asked for on"))
    ends_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, help_text="When the worker had looked who is reached.")
    code = models.CharField(max_length=64, blank=True, help_text="A keyed hash; empty where nobody is reached.")
    guesses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    chosen_at = models.DateTimeField(null=True, help_text="When it was clear who of those behind it they are.")

    class Meta:
        verbose_name = _("a code that you asked for")
        verbose_name_plural = _("codes that you asked for")
        indexes = [models.Index(fields=["made_at", "ends_at"], name="code_to_be_made")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
