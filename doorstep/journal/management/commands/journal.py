"""The operator's look at the journal: whether it is still what was sealed, and the head to keep elsewhere."""

import argparse
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import connection

from doorstep.core.management.prepared import PreparedCommand
from doorstep.journal import guard, queries
from doorstep.journal.chain import Head
from doorstep.journal.queries import Verdict


class Command(PreparedCommand):
    help = "Prove that nobody changed the journal since it was sealed; print the end of its chain, to keep elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verify = verbs.add_parser("verify", help="walk along the whole chain; fails where it no longer holds")
        verify.add_argument("--head", type=_head, help="a head that was kept elsewhere: it must still be in the chain")
        verbs.add_parser("head", help="print the end of the chain; keep it where this database cannot be reached from")

    def handle(self, *_args: Any, **options: Any) -> None:
        {"verify": self._verify, "head": self._head}[options["verb"]](options)

    def _head(self, _options: dict[str, Any]) -> None:
        head = queries.head()
        if not head.number:
            raise CommandError("Nothing is sealed yet; the worker does it within seconds of the first entry.")
        self.stdout.write(str(head))

    def _verify(self, options: dict[str, Any]) -> None:
        verdict = queries.verify(options["head"])
        if verdict.broken:
            raise CommandError(f"{verdict.broken.what} Whole: {_covered(verdict)}.")
        self.stdout.write(f"The chain is whole: {_covered(verdict)}.")
        self._tell_the_rest(verdict, options["head"])

    def _tell_the_rest(self, verdict: Verdict, kept: Head | None) -> None:
        if kept:
            self.stdout.write(f"The head that was kept is in it, as seal {kept.number}.")
        since = f", the oldest of {verdict.oldest_unsealed:%d %B %Y %H:%M} UTC" if verdict.oldest_unsealed else ""
        self.stdout.write(f"Entries not sealed yet: {verdict.unsealed:,}{since}.")
        if verdict.head.number:
            self.stdout.write(f"The head is {verdict.head}")
        for table in guard.missing(connection):
            self.stderr.write(f"Nothing guards {table}. Put the guard back: manage.py migrate")


def _covered(verdict: Verdict) -> str:
    return f"seals {verdict.head.number:,}, entries {verdict.entries:,}"


def _head(text: str) -> Head:
    try:
        return Head.read(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write it as `journal head` printed it: number:letters") from None
