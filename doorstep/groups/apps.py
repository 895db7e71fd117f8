"""Tells Django about groups, and the worker about their due work."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "doorstep.groups"
    label = "groups"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.groups import due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
