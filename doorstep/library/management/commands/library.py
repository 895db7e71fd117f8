"""Puts in the texts that come with the software."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.core.shipped import NotATextError
from doorstep.library.actions.shipping import ship
from doorstep.library.texts import of_files


class Command(BaseCommand):
    help = "Put in the guides and policies that come with the software; what the house changed itself stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["ship"])

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            new = ship(of_files(), now=timezone.now())
        except NotATextError as error:
            raise CommandError(str(error)) from None
        if new or options["verbosity"]:
            self.stdout.write(
                f"Guides and policies in the library: {new} new." if new else "The library is up to date."
            )
