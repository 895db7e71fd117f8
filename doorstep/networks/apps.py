"""Tells Django about networks, the worker what is due, and messaging who answers what groups write."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Stands before aid in the settings, which answers whatever nobody before it does."""

    name = "doorstep.networks"
    label = "networks"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.messaging import replies  # noqa: PLC0415 # as above
        from doorstep.networks import due  # noqa: PLC0415 # as above
        from doorstep.networks.actions import by_letter, first_answers, keeping_true  # noqa: PLC0415 # as above

        for answerer in (first_answers.ANSWERER, by_letter.ANSWERER, keeping_true.ANSWERER):
            replies.register(answerer)
        for each in due.ALL:
            worker.register(each)
