"""Tells Django about the desk, and messaging who answers what the desk wants to know of a group."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "doorstep.desk"
    label = "desk"

    def ready(self) -> None:
        from doorstep.groups.actions.contacts_answering import ANSWERER  # noqa: PLC0415 # models are there only now
        from doorstep.messaging import replies  # noqa: PLC0415 # as above

        # Before aid, which answers whatever nobody before it does; groups themselves come after it.
        replies.register(ANSWERER)
