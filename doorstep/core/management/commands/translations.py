"""Gathers sentences for translators, and compiles what they wrote."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from doorstep.core import translations


class Command(BaseCommand):
    help = "Gather the sentences on screen for translators, or compile the translations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["gather", "compile"])
        parser.add_argument("begin", nargs="*", metavar="CODE", help="languages to begin, such as cy or pt_BR")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "compile":
            translations.compile_all(translations.HOUSE / "locale", Path(settings.LOCALE_PATHS[0]))
            return
        for code in options["begin"]:
            translations.begin(translations.HOUSE / "locale" / code / "LC_MESSAGES" / "django.po")
        found = translations.gathered(translations.HOUSE)
        for file in translations.catalogues(translations.HOUSE / "locale"):
            translations.update(file, found)
            missing = translations.untranslated(translations.read(file))
            self.stdout.write(f"{file.parts[-3]}: {len(missing)} of {len(found)} to translate.")
