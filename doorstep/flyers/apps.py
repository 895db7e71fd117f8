"""Tells Django about flyers, and the worker what is due of them."""

from django.apps import AppConfig


class FlyersConfig(AppConfig):
    name = "doorstep.flyers"
    label = "flyers"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.flyers import due  # noqa: PLC0415 # as above

        worker.register(due.FORGOTTEN)
