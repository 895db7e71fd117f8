"""Tells Django about networks, and messaging who answers letters with which groups join."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Stands before aid in the settings, which answers whatever nobody before it does."""

    name = "doorstep.networks"
    label = "networks"

    def ready(self) -> None:
        from doorstep.messaging import replies  # noqa: PLC0415 # models are there only now
        from doorstep.networks.actions import by_letter  # noqa: PLC0415 # as above

        replies.register(by_letter.ANSWERER)
