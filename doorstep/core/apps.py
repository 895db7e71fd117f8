"""Tells Django about core."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "doorstep.core"
    label = "core"

    def ready(self) -> None:
        from doorstep.core import checks, upkeep, worker  # noqa: PLC0415 # the apps must be there before their checks

        checks.register_all()
        worker.register(upkeep.WORK)
