"""Persons, known by nothing but an opaque id, and how they can be reached, which is sealed."""

import dataclasses
import uuid
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.people.safe import SafeToContact
from doorstep.vault.fields import HashedField, SealedJSON, SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Person(models.Model):
    """Anybody known to the system; may ask, help and coordinate at once.

    The user model from the first migration (docs/decisions/0011): no table ever refers to Django's own.
    """

    HELD = Held(whose="id", data_class=DataClass.P1, unsaid=("is_staff",))

    class Pace(models.TextChoices):
        AT_ONCE = "at-once", _("at once, each thing by itself")
        DAILY = "daily", _("once a day, all that can wait together")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_staff = models.BooleanField(default=False, help_text="May open the desk; nothing else follows from it.")
    language = models.CharField(
        _("the language we write to you in"),
        max_length=12,
        blank=True,
        help_text="In which we write to them; empty: the site's own.",
    )
    pace = models.CharField(_("how often we write to you"), max_length=10, choices=Pace, default=Pace.AT_ONCE)
    made_at = models.DateTimeField(_("known to us since"), default=timezone.now)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_anonymous = False
    is_authenticated = True

    class Meta:
        verbose_name = _("you yourself")
        verbose_name_plural = _("you yourself")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def language_in_words(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, self.language))


class Details(models.Model):
    """Who somebody is, as they told us: all of it sealed, and all of it optional but what we call them.

    Forgotten with its person: when they say so, or have nothing here any more and never signed in.
    """

    HELD = Held(whose="person_id", data_class=DataClass.P2)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="details")
    called = SealedText(_("what we call you"))
    surname = SealedText(_("surname"))
    postcode = SealedText(_("postcode"))
    household = HashedField(of="surname")
    languages = SealedJSON(_("languages you speak"))

    class Meta:
        verbose_name = _("who you are")
        verbose_name_plural = _("who you are")

    def __str__(self) -> str:
        return f"details of {self.person_id}"

    @property
    def languages_in_words(self) -> str:
        return languages.listed(languages.name(str(code)) for code in self.languages or ())


class AccessNeeds(models.Model):
    """What makes it easier to get to somebody, in their own words; apart, so as to be fetched only where shown."""

    HELD = Held(whose="person_id", data_class=DataClass.P3, goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="access_needs")
    words = SealedText(_("in your words"))

    class Meta:
        verbose_name = _("what makes it easier to get to you")
        verbose_name_plural = _("what makes it easier to get to you")

    def __str__(self) -> str:
        return f"access needs of {self.person_id}"


class Consent(models.Model):
    """What somebody agreed to, in the very words and on the day; withdrawn, it stays to be seen, with its end."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True, unsaid=("to",))

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    to = models.SlugField(max_length=40, help_text="What it is about, such as joining-a-group.")
    words = models.TextField(_("the words"), help_text="Ours, as they were shown: nothing personal.")
    given_at = models.DateTimeField(_("since"))
    withdrawn_at = models.DateTimeField(_("until"), null=True)

    class Meta:
        verbose_name = _("something you agreed to")
        verbose_name_plural = _("what you agreed to")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "to"], condition=models.Q(withdrawn_at=None), name="consent_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} to {self.to}"


class ContactPoint(models.Model):
    """How a person can be reached, and when that is safe; a person may have several, and two may share one.

    The number or address is sealed, and found by its keyed hash. What is safe says nothing of the person alone, and
    stands in plain columns, for whoever delivers to obey.
    """

    HELD = Held(whose="person_id", data_class=DataClass.P2)

    class Means(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        WHATSAPP = "whatsapp", _("WhatsApp")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_points")
    means = models.CharField(_("by"), max_length=10, choices=Means)
    value = SealedText(_("number or address"))
    hashed = HashedField(of="value")
    confirmed_at = models.DateTimeField(
        _("confirmed on"), null=True, help_text="When they showed that they read what is sent there."
    )

    comes_first = models.BooleanField(_("we write here first"), default=False)
    calls = models.BooleanField(_("we may ring"))
    messages = models.BooleanField(_("we may write"))
    voicemail = models.BooleanField(_("we may leave words on a machine"))
    letters = models.BooleanField(_("we may send a letter by post"))
    from_time = models.TimeField(_("not before"), null=True)
    to_time = models.TimeField(_("not after"), null=True)

    class Meta:
        verbose_name = _("a way to reach you")
        verbose_name_plural = _("ways to reach you")
        constraints = [
            models.UniqueConstraint(fields=["person", "means", "hashed"], name="contact_point_once"),
            models.CheckConstraint(
                condition=models.Q(from_time__isnull=True, to_time__isnull=True)
                | models.Q(from_time__isnull=False, to_time__isnull=False),
                name="contact_hours_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.means} of {self.person_id}"

    @property
    def safe(self) -> SafeToContact:
        return SafeToContact(**{each.name: getattr(self, each.name) for each in dataclasses.fields(SafeToContact)})


class Receipt(models.Model):
    """Sixteen digits that lead somebody without a way of signing in back to their own request; here is their hash.

    With a fact that they told us they open one's own pages, covered (docs/decisions/0041). Whoever keeps using one
    keeps it.
    """

    LIVES = timedelta(days=90)
    HELD = Held(
        whose="person_id", data_class=DataClass.P2, life=Life("used_at", LIVES), goes=True, kept_back=("hashed",)
    )

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="receipt")
    hashed = HashedField(unique=True, db_index=False)
    made_at = models.DateTimeField(_("made on"))
    used_at = models.DateTimeField(_("made or last used on"))

    class Meta:
        verbose_name = _("a receipt")
        verbose_name_plural = _("a receipt")

    def __str__(self) -> str:
        return f"receipt of {self.person_id}"
