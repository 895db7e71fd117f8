"""Persons, known by nothing but an opaque id, and how they can be reached, which is sealed."""

import dataclasses
import uuid
from typing import ClassVar

from django.db import models

from doorstep.people.safe import SafeToContact
from doorstep.vault.fields import HashedField, SealedText
from doorstep.vault.holding import DataClass, Held


class Person(models.Model):
    """Anybody known to the system; may ask, help and coordinate at once.

    The user model from the first migration (docs/decisions/0011): no table ever refers to Django's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_staff = models.BooleanField(default=False, help_text="May open the desk; nothing else follows from it.")

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_anonymous = False
    is_authenticated = True

    def __str__(self) -> str:
        return str(self.pk)


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
