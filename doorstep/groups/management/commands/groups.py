"""The operator's part in the directory: lists taken in, and the human look before a group is shown."""

import datetime
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from doorstep.groups import actions
from doorstep.groups.importing import files
from doorstep.groups.importing.columns import ColumnsError
from doorstep.groups.models import Group
from doorstep.groups.queries import directory
from doorstep.journal.lifecycle import NotAMoveError

_MOVES = {"accept": actions.put_on_list, "rest": actions.rest, "close": actions.close}


class Command(BaseCommand):
    help = "Take in lists of groups, look at proposals, and keep listings true."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="take in a CSV list of groups")
        take.add_argument("file", type=Path)
        take.add_argument(
            "--source", help="where the list comes from, as shown on each page (default: the file's name)"
        )
        take.add_argument("--map", action="append", default=[], metavar="OURS=THEIRS", help="which column gives what")
        take.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        verbs.add_parser("waiting", help="show the groups that wait for a human look")
        for verb, what in {
            "accept": "list a group that was looked at, or bring one back",
            "rest": "show that a group takes a pause",
            "close": "take a group off the list",
            "confirm": "note that the group said today that its entry is true",
        }.items():
            verbs.add_parser(verb, help=what).add_argument("slug", help="the last part of the group's address")

    def handle(self, *_args: Any, **options: Any) -> None:
        verb = options["verb"]
        if verb == "import":
            self._import(options)
        elif verb == "waiting":
            self._waiting()
        else:
            self._keep(verb, options["slug"])

    def _waiting(self) -> None:
        waiting = directory.waiting()
        for group in waiting:
            self.stdout.write(directory.as_text(group) + "\n")
        self.stdout.write(f"{len(waiting)} waiting. Next: manage.py groups accept (or close) ADDRESS")

    def _keep(self, verb: str, slug: str) -> None:
        group = Group.objects.filter(slug=slug).first()
        if group is None:
            raise CommandError(f'No group has the address "{slug}". manage.py groups waiting shows those that wait.')
        try:
            if verb == "confirm":
                actions.confirm(group, datetime.datetime.now(datetime.UTC).date(), by=None)
            else:
                _MOVES[verb](group, by=None)
        except NotAMoveError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{group.name}: {group.get_status_display()}.")

    def _import(self, options: dict[str, Any]) -> None:
        file: Path = options["file"]
        said = dict(pair.partition("=")[::2] for pair in options["map"])
        try:
            rows = list(files.read(file, said, options["source"] or file.stem))
        except ColumnsError as error:
            raise CommandError(str(error)) from error
        for row in rows:
            for remark in row.remarks:
                self.stdout.write(f"Line {row.line}: {remark}.")
        found = [(row.about, row.cell) for row in rows if row.about]
        taken = actions.add_many(found, by=None, keep=not options["dry_run"])
        for name in taken.twice:
            self.stdout.write(f"Twice in the list, taken once: {name}")
        would = "would be added" if options["dry_run"] else "added"
        self.stdout.write(
            f"{len(taken.added)} {would}, {len(taken.there)} there already, {len(taken.twice)} twice in the list, "
            f"{len(rows) - len(found)} left out."
        )
        if settings.DEMO and taken.added and not options["dry_run"]:
            self.stdout.write("Every page still says that neighbours are made up: run with DOORSTEP_DEMO=no.")
