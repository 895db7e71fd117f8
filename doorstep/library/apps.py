"""Tells Django about the library, and the worker what is due in it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "doorstep.library"
    label = "library"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.library import due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
