"""Tells Django about help requests, and the worker about what is due in them."""

from django.apps import AppConfig


class AidConfig(AppConfig):
    name = "doorstep.aid"
    label = "aid"

    def ready(self) -> None:
        from doorstep.aid import due  # noqa: PLC0415 # models are there only now
        from doorstep.core import worker  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
