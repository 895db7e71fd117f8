"""Tells Django about backups, and the worker about their due work."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "doorstep.backups"
    label = "backups"

    def ready(self) -> None:
        from doorstep.backups import due  # noqa: PLC0415 # the apps must be there before modules that name models
        from doorstep.core import worker  # noqa: PLC0415 # the same

        worker.register(due.LETTING_GO)
