"""Does what is due, for as long as the house stands."""

from typing import Any

from django.core.management.base import BaseCommand

from doorstep.core.worker import work


class Command(BaseCommand):
    help = "Do what is due, again and again, until told to stop. `serve` runs one beside the web server."

    def handle(self, *_args: Any, **_options: Any) -> None:
        work()
