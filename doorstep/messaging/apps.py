"""Tells Django about messaging, and the worker about its due work."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "doorstep.messaging"
    label = "messaging"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.messaging import checks, due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
        checks.register_all()
