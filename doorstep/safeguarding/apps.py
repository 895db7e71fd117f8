"""Tells Django about safeguarding, and the worker about what is due in it."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "doorstep.safeguarding"
    label = "safeguarding"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.safeguarding import due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
