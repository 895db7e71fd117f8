"""Tells Django about accounts, and the worker about their due work."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "doorstep.accounts"
    label = "accounts"

    def ready(self) -> None:
        from doorstep.accounts import due  # noqa: PLC0415 # models are there only now
        from doorstep.core import worker  # noqa: PLC0415 # as above

        for work in due.ALL:
            worker.register(work)
