"""Persons, known by nothing but an opaque id, and how they can be reached, which is sealed."""

import dataclasses
import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

from doorstep.people.safe import SafeToContact
from doorstep.vault.fields import HashedField, SealedJSON, SealedText
from doorstep.vault.holding import DataClass, Held


class Person(models.Model):
    """Anybody known to the system; may ask, help and coordinate at once.

    The user model from the first migration (docs/decisions/0011): no table ever refers to Django's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_staff = models.BooleanField(default=False, help_text="May open the desk; nothing else follows from it.")
    language = models.CharField(
        max_length=12, blank=True, help_text="In which we write to them; empty: the site's own."
    )
    made_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_anonymous = False
    is_authenticated = True

    def __str__(self) -> str:
        return str(self.pk)


class Details(models.Model):
    """Who somebody is, as they told us: all of it sealed, and all of it optional but what we call them."""

    HELD = Held(whose="person_id", data_class=DataClass.P2)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="details")
    called = SealedText()
    surname = SealedText()
    postcode = SealedText()
    household = HashedField(of="surname")
    languages = SealedJSON()

    class Meta:
        verbose_name_plural = "details"

    def __str__(self) -> str:
        return f"details of {self.person_id}"


class AccessNeeds(models.Model):
    """What makes it easier to get to somebody, in their own words; apart, so as to be fetched only where shown."""

    HELD = Held(whose="person_id", data_class=DataClass.P3)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="access_needs")
    words = SealedText()

    class Meta:
        verbose_name_plural = "access needs"

    def __str__(self) -> str:
        return f"access needs of {self.person_id}"


class Consent(models.Model):
    """What somebody agreed to, in the very words and on the day; withdrawn, it stays to be seen, with its end."""

    HELD = Held(whose="person_id", data_class=DataClass.P1)

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    to = models.SlugField(max_length=40, help_text="What it is about, such as joining-a-group.")
    words = models.TextField(help_text="Ours, as they were shown: nothing personal.")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
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
        EMAIL = "email"
        PHONE = "phone"
        WHATSAPP = "whatsapp"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="contact_points")
    means = models.CharField(max_length=10, choices=Means)
    value = SealedText()
    hashed = HashedField(of="value")
    confirmed_at = models.DateTimeField(null=True, help_text="When they showed that they read what is sent there.")

    calls = models.BooleanField()
    messages = models.BooleanField()
    voicemail = models.BooleanField()
    letters = models.BooleanField()
    from_time = models.TimeField(null=True)
    to_time = models.TimeField(null=True)

    class Meta:
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
