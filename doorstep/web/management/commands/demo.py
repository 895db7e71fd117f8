"""Plants the demo world, so that a first look shows something."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from doorstep.web.demo import plant


class Command(BaseCommand):
    help = "Plant the made-up borough of Larkmead, if the directory is empty."

    def handle(self, *_args: Any, **options: Any) -> None:
        planted = plant(timezone.now())
        if planted:
            self.stdout.write(f"Planted the made-up borough of Larkmead: {planted} groups.")
            self.stdout.write("A code for the desk that looks after them: manage.py staff code")
        elif options["verbosity"]:
            self.stdout.write("There are groups here already; nothing was planted.")
