"""Persons' keys, which of the installation's keys wrap them, and who was erased."""

from django.db import models
from django.db.models.functions import Now


class InstallationKey(models.Model):
    """That a key of the installation is in use, by its id; the key itself never lies in a database."""

    id = models.CharField(max_length=12, primary_key=True)
    known_at = models.DateTimeField(db_default=Now())
    retired_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.id


class PersonKey(models.Model):
    """One person's key, wrapped by one of the installation's; lies in the keys' database, apart from what it seals."""

    person = models.UUIDField(primary_key=True, help_text="The person's opaque id.")
    wrapped = models.BinaryField(max_length=61)
    wrapped_by = models.ForeignKey(InstallationKey, on_delete=models.PROTECT, related_name="person_keys")
    made_at = models.DateTimeField(db_default=Now(), db_index=True)

    def __str__(self) -> str:
        return f"key of {self.person}"


class Erasure(models.Model):
    """That a person was erased, by the opaque id; in both databases, so that either may be restored from a copy."""

    person = models.UUIDField(primary_key=True)
    erased_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person} erased"
