"""Tells Django about broadcasts, the worker what is due, and messaging who answers what comes back."""

from django.apps import AppConfig


class BroadcastsConfig(AppConfig):
    """Stands before aid in the settings, which answers whatever nobody before it does."""

    name = "doorstep.broadcasts"
    label = "broadcasts"

    def ready(self) -> None:
        from doorstep.broadcasts import due  # noqa: PLC0415 # models are there only now
        from doorstep.broadcasts.actions import replying  # noqa: PLC0415 # as above
        from doorstep.core import worker  # noqa: PLC0415 # as above
        from doorstep.messaging import replies  # noqa: PLC0415 # as above

        replies.register(replying.ANSWERER)
        for each in due.ALL:
            worker.register(each)
