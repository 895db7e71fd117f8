"""Persons, known by nothing but an opaque id; what personal there is about them is sealed elsewhere."""

import uuid
from typing import ClassVar

from django.db import models


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
