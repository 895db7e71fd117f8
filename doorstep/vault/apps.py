"""Tells Django about the vault, its checks, and the worker about its due work."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "doorstep.vault"
    label = "vault"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.vault import checks, due  # noqa: PLC0415 # as above

        checks.register_all()
        worker.register(due.LOG)
        worker.register(due.ERASURES)
        worker.register(due.EXPIRY)
