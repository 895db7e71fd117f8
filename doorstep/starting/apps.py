"""Tells Django about starting, and the worker what is due on evenings."""

from django.apps import AppConfig


class StartingConfig(AppConfig):
    name = "doorstep.starting"
    label = "starting"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.starting import due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
