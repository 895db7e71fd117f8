"""Makes stylesheet and fonts ahead of the first page, saying what takes time."""

from typing import Any

from django.core.management.base import BaseCommand

from doorstep.core import assets


class Command(BaseCommand):
    help = "Join the stylesheet and cut the fonts. Quick when nothing has changed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        assets.make(tell=self.stdout.write)
