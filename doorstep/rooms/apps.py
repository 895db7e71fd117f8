"""Tells Django about rooms, the worker what is due in them, and messaging who answers what members write."""

from django.apps import AppConfig


class RoomsConfig(AppConfig):
    """Stands before networks and aid in the settings: an answer to a letter of a room is nothing else."""

    name = "doorstep.rooms"
    label = "rooms"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.messaging import replies  # noqa: PLC0415 # as above
        from doorstep.rooms import due  # noqa: PLC0415 # as above
        from doorstep.rooms.actions import by_letter  # noqa: PLC0415 # as above

        replies.register(by_letter.ANSWERER)
        for each in due.ALL:
            worker.register(each)
