"""Tells Django about feeds, and the worker about following those of others."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "doorstep.feeds"
    label = "feeds"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.feeds import due  # noqa: PLC0415 # as above

        worker.register(due.FOLLOW)
