"""A model as a later app will declare it, for tests alone: nothing in the house knows of it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import ClassVar

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Wish(models.Model):
    """What somebody wished for, sealed, with a secret that opens something and a code that only programs read."""

    class Kind(models.TextChoices):
        DOG = "dog-walking", _("A walk for the dog")

    HELD = Held(
        whose="person",
        data_class=DataClass.P3,
        life=Life("done_at", timedelta(days=28)),
        kept_back=("token",),
        unsaid=("code",),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.UUIDField()
    words = SealedText(_("what you wished for"))
    kind = models.CharField(_("of which kind"), max_length=20, choices=Kind)
    token = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    done_at = models.DateTimeField(_("done on"), null=True)

    objects: ClassVar["models.Manager[Wish]"] = models.Manager()

    class Meta:
        app_label = "people"
        apps = Apps()
        verbose_name = _("a wish")
        verbose_name_plural = _("wishes")

    def __str__(self) -> str:
        return str(self.pk)


@contextmanager
def later_app() -> Iterator[type[Wish]]:
    """Let there be such an app, with its table; both go again with the test."""
    meta = Wish._meta  # noqa: SLF001 # Django's own name for it
    columns = ", ".join(f"{field.column} {field.db_type(connection)}" for field in meta.concrete_fields)
    with connection.cursor() as cursor:
        # Not through Django's schema editor, which SQLite does not let into a transaction; undone with the test.
        cursor.execute(f"CREATE TABLE {meta.db_table} ({columns}, PRIMARY KEY (id))")
    apps.register_model("people", Wish)
    try:
        yield Wish
    finally:
        del apps.all_models["people"]["wish"]
        apps.clear_cache()
