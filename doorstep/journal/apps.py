"""Tells Django about journal."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "doorstep.journal"
    label = "journal"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # the apps must be there before the modules that name models
        from doorstep.journal import checks, guard, sealing  # noqa: PLC0415 # the same

        checks.register_all()
        worker.register(sealing.WORK)
        # The one signal in the house: migrations rebuild tables, and what stood on them must stand again.
        post_migrate.connect(guard.put_back, sender=self)
