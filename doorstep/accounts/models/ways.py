"""The stronger ways of signing in: passkeys, an authenticator app, printed codes for when both are lost."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held


class Passkey(models.Model):
    """A key that never leaves somebody's device; here is its public half."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        goes=True,
        kept_back=("credential", "public_key"),
        unsaid=("uses",),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="passkeys")
    # 1,023 bytes at most (WebAuthn, 5.8.3), in base64url.
    credential = models.CharField(max_length=1364, unique=True, help_text="What the device calls it.")
    public_key = models.BinaryField()
    uses = models.BigIntegerField(default=0, help_text="As the device counts: one that goes back is a copy.")
    browser = models.CharField(_("made in"), max_length=60, blank=True, help_text="Where it was made, in a few words.")
    made_at = models.DateTimeField(_("made on"))
    used_at = models.DateTimeField(_("last used on"), null=True)

    class Meta:
        verbose_name = _("a passkey")
        verbose_name_plural = _("passkeys")

    def __str__(self) -> str:
        return f"passkey of {self.person_id}"


class Authenticator(models.Model):
    """An app that shows six digits, new ones every thirty seconds (RFC 6238), from a secret that both sides know."""

    HELD = Held(
        whose="person_id", data_class=DataClass.P2, goes=True, kept_back=("secret",), unsaid=("last_step", "begun_in")
    )
    # For its first digits, and so long it may be shown again.
    WAITS = timedelta(hours=1)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="authenticators")
    secret = SealedText()
    made_at = models.DateTimeField(_("made on"))
    confirmed_at = models.DateTimeField(
        _("confirmed on"), null=True, help_text="When its first digits were typed; it counts from then."
    )
    begun_in = models.BigIntegerField(
        null=True, help_text="The session that began it: no other is shown its secret, or confirms it."
    )
    last_step = models.BigIntegerField(default=0, help_text="The thirty seconds whose digits were used last.")

    class Meta:
        verbose_name = _("an authenticator app")
        verbose_name_plural = _("an authenticator app")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(confirmed_at__isnull=False), name="authenticator_once"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(confirmed_at__isnull=True), name="authenticator_waits_once"
            ),
        ]

    def __str__(self) -> str:
        return f"authenticator of {self.person_id}"


class RecoveryCode(models.Model):
    """One of eight printed codes; each opens once, to add a new way."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True, kept_back=("hashed",), unsaid=("guesses",))

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    handle = models.CharField(_("begins with"), max_length=4, unique=True)
    hashed = models.CharField(max_length=64)
    guesses = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(_("used on"), null=True)

    class Meta:
        verbose_name = _("a printed code")
        verbose_name_plural = _("printed codes")

    def __str__(self) -> str:
        return f"recovery code of {self.person_id}"


class Challenge(models.Model):
    """Random bytes that a passkey signs, once, in the browser that asked for them; a new one in whose name, too."""

    browser = models.CharField(max_length=64, unique=True, help_text="The hash of what it holds, and of whose name.")
    words = models.BinaryField()
    ends_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"challenge until {self.ends_at:%H:%M}"
