"""One browser in which somebody is signed in."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.vault.holding import DataClass, Held, Life


class Session(models.Model):
    """One browser in which somebody is signed in; the browser holds 256 random bits, this row their hash."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ends_at", timedelta(0)),
        goes=True,
        kept_back=("hashed",),
        unsaid=("proved_at", "seen_at"),
    )

    class How(models.TextChoices):
        """By what they showed that it was them."""

        CODE = "code", _("a code we sent")
        PASSKEY = "passkey", _("a passkey")
        AUTHENTICATOR = "authenticator", _("an authenticator app")
        RECOVERY = "recovery", _("a printed code")
        GIVEN = "given", _("a code given by hand")
        RECEIPT = "receipt", _("a receipt")

    STRONG = (How.PASSKEY, How.AUTHENTICATOR)
    # Whoever comes in by one of these may add a way of signing in, though they hold one that they cannot use.
    MENDING = (How.RECOVERY, How.GIVEN)

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    hashed = models.CharField(max_length=64, unique=True)
    how = models.CharField(_("by"), max_length=20, choices=How)
    browser = models.CharField(
        _("browser"), max_length=60, blank=True, help_text="In a few words, such as Firefox on Android."
    )
    opened_at = models.DateTimeField(_("since"))
    seen_at = models.DateTimeField(help_text="Within an hour: not written at every page.")
    proved_at = models.DateTimeField(
        null=True, help_text="When they showed that it is them; empty where they hold something stronger than this."
    )
    ends_at = models.DateTimeField(_("at the longest until"), db_index=True)

    class Meta:
        verbose_name = _("a browser in which you are signed in")
        verbose_name_plural = _("where you are signed in")

    def __str__(self) -> str:
        return f"{self.person_id} by {self.how} until {self.ends_at:%Y-%m-%d %H:%M}"

    @property
    def is_strong(self) -> bool:
        return self.how in self.STRONG
