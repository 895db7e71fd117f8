"""Tells Django about places, and the worker about their due work."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "doorstep.places"
    label = "places"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.places import due  # noqa: PLC0415 # as above

        worker.register(due.SWEEP)
