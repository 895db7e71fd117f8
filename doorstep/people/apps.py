"""Tells Django about people, and the worker about their due work."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "doorstep.people"
    label = "people"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.people import due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
