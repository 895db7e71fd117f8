"""The operator's part in search: texts put in anew, should the index ever say something else than the pages."""

from argparse import ArgumentParser
from typing import Any

from doorstep.core.management.prepared import PreparedCommand
from doorstep.search.actions import texts
from doorstep.web.texts import EVERY


class Command(PreparedCommand):
    help = "Put the texts that everybody may read in to be found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rebuild", help="put all of them in anew")
        verbs.add_parser("fill", help="put in those of a kind of which there are none yet")

    def handle(self, *_args: Any, **options: Any) -> None:
        anew = options["verb"] == "rebuild"
        for kind, every in EVERY.items():
            if anew or not texts.stands(kind):
                many = texts.put_anew(kind, every())
                self._say(f"{kind}: {many}", options)
        if anew:
            texts.forget_words()
            self._say("Words that stand nowhere any more are forgotten.", options)

    def _say(self, words: str, options: dict[str, Any]) -> None:
        if options["verbosity"]:
            self.stdout.write(words)
