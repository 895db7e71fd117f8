"""Tells Django about limits, and the worker about their due work."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "doorstep.limits"
    label = "limits"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.limits import due  # noqa: PLC0415 # as above

        worker.register(due.SWEEP)
