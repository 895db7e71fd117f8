"""A model that exists for these tests alone, installation's keys in a file of their own, and Amina."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from django.apps.registry import Apps
from django.db import connection, models
from pytest_django import Settings

from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint, Person
from doorstep.vault import rings, seals
from doorstep.vault.fields import SealedJSON, SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Needs(models.Model):
    """What somebody needs, as a later app will keep it: two sealed fields, and an end."""

    HELD = Held(whose="person", data_class=DataClass.P3, life=Life(since="closed_at", lasts=timedelta(days=28)))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.UUIDField()
    says = SealedJSON()
    note = SealedText()
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar["models.Manager[Needs]"] = models.Manager()

    class Meta:
        app_label = "people"
        apps = Apps()

    def __str__(self) -> str:
        return str(self.pk)


@pytest.fixture
def needs(db: None) -> type[Needs]:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    # Not through Django's schema editor, which SQLite does not let into a transaction.
    meta = Needs._meta  # noqa: SLF001 # Django's own name for it
    columns = ", ".join(f"{field.column} {field.db_type(connection)}" for field in meta.concrete_fields)
    with connection.cursor() as cursor:
        # Undone with the test.
        cursor.execute(f"CREATE TABLE {meta.db_table} ({columns}, PRIMARY KEY (id))")
    return Needs


@pytest.fixture(autouse=True)
def ring_file(settings: Settings, tmp_path: Path) -> Path:
    """Give each test keys of the installation that it may change."""
    file = tmp_path / "installation"
    file.write_text(rings.write(rings.key_of(seals.fresh_key())), "ascii")
    settings.VAULT_KEYS, settings.VAULT_KEYS_FILE = "", file
    return file


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return add_person(by=None)


@pytest.fixture
def point(amina: Person) -> ContactPoint:
    return add_contact_point(amina, "email", "amina@canary.example", by=None)
