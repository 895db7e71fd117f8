"""Puts in the first answers, which come with the software."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.questions.actions.shipping import index_all, ship
from doorstep.questions.texts import NotATextError, of_files


class Command(BaseCommand):
    help = "Put in the first answers (ship); let all answers be found anew (index)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["ship", "index"])

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "index":
            self.stdout.write(f"Answers that can be found: {index_all()}.")
            return
        try:
            new = ship(of_files(), now=timezone.now())
        except NotATextError as error:
            raise CommandError(str(error)) from None
        if new or options["verbosity"]:
            self.stdout.write(f"First answers: {new} new." if new else "The first answers are up to date.")
