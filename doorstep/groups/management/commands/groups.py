"""The operator's part in the directory: lists taken in, the human look before a group is shown, patches drawn."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from doorstep.core.management.prepared import PreparedCommand
from doorstep.core.sentences import SentenceError
from doorstep.groups import actions
from doorstep.groups.forms.where import read_where
from doorstep.groups.importing import files, telling, verdicts
from doorstep.groups.importing.columns import ColumnsError
from doorstep.groups.importing.verdicts import Verdicts
from doorstep.groups.management.looking import as_text
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.groups.queries import directory
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.places.shapes import checked

_MOVES = {"accept": actions.put_on_list, "refuse": actions.refuse, "rest": actions.rest, "close": actions.close}
_ONE_GROUP = {
    "accept": "list a group that was looked at, or bring one back",
    "refuse": "decide not to list a group that was looked at",
    "rest": "show that a group takes a pause",
    "close": "take a group off the list; its page says that it has closed",
    "confirm": "note that the group said today that its entry is true",
    "draw": "draw where a group or one of its street teams helps",
}


class Command(PreparedCommand):
    help = "Take in lists of groups, look at proposals, draw patches, and keep listings true."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="take in a CSV list of groups")
        take.add_argument("file", type=Path)
        take.add_argument(
            "--source", help="where the list comes from, as shown on each page (default: the file's name)"
        )
        take.add_argument("--map", action="append", default=[], metavar="OURS=THEIRS", help="which column gives what")
        take.add_argument(
            "--not-open", action="store_true", help="its licence lets nobody pass it on: not in open data"
        )
        take.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        take.add_argument("--report", type=Path, metavar="CSV", help="write each line with what becomes of it, and why")
        verbs.add_parser("waiting", help="show the groups that wait for a human look")
        verbs.add_parser("redraw", help="work every patch out anew, after other postcodes or areas were imported")
        one = {verb: verbs.add_parser(verb, help=what) for verb, what in _ONE_GROUP.items()}
        for verb in one.values():
            verb.add_argument("slug", help="the last part of the group's address")
        one["draw"].add_argument("where", help='such as "SE15, SE22 8", a postcode with --metres, or a GeoJSON file')
        one["draw"].add_argument("--metres", type=float, default=600, help="how far around a full postcode (600)")
        one["draw"].add_argument("--team", help="the street team whose patch this is")

    def handle(self, *_args: Any, **options: Any) -> None:
        doing = {"import": self._import, "waiting": self._waiting, "redraw": self._redraw, "draw": self._draw}
        try:
            doing.get(options["verb"], self._keep)(options)
        except (SentenceError, ColumnsError, NotAMoveError, SomebodyWasFirstError) as error:
            raise CommandError(str(error)) from error

    def _waiting(self, _options: dict[str, Any]) -> None:
        waiting = directory.waiting()
        for group in waiting:
            self.stdout.write(as_text(group) + "\n")
        self.stdout.write(f"{len(waiting)} waiting. Next: manage.py groups accept (or refuse) ADDRESS")

    def _group(self, slug: str) -> Group:
        group = Group.objects.filter(slug=slug).first()
        if group is None:
            raise CommandError(f'No group has the address "{slug}". manage.py groups waiting shows those that wait.')
        return group

    def _keep(self, options: dict[str, Any]) -> None:
        group = self._group(options["slug"])
        if options["verb"] == "confirm":
            actions.confirm(group, timezone.localdate(), by=None)
        else:
            _MOVES[options["verb"]](group, by=None)
        self.stdout.write(f"{group.name}: {group.get_status_display()}.")

    def _draw(self, options: dict[str, Any]) -> None:
        group = self._group(options["slug"])
        parts = _parts(options["where"], options["metres"])
        if options["team"]:
            actions.name_street_team(group, options["team"], parts, by=None)
        elif drawn := draw(parts):
            actions.draw_patch(group, drawn, by=None)
        self.stdout.write(f"{group.name}: drawn.")

    def _redraw(self, _options: dict[str, Any]) -> None:
        groups = Group.objects.filter(patches__team=None).distinct()
        for group in groups:
            drawn = draw(Parts.from_json(group.patches.get(team=None).parts))
            if drawn:
                actions.draw_patch(group, drawn, by=None)
        self.stdout.write(f"{len(groups)} patches drawn anew.")

    def _import(self, options: dict[str, Any]) -> None:
        file: Path = options["file"]
        said = dict(pair.partition("=")[::2] for pair in options["map"])
        source = options["source"] or file.stem
        sharing = Group.Sharing.KEPT if options["not_open"] else Group.Sharing.OPEN
        rows = list(files.read(file, said, source, sharing))
        if options["not_open"] and not options["dry_run"]:
            # What came from it before under another word goes out no longer either.
            actions.keep_in(source, by=None)
        found = actions.take_in(rows, source, by=None, keep=not options["dry_run"])
        if options["report"]:
            _write_report(found, options["report"])
        for line in telling.lines(found, dry_run=options["dry_run"]):
            self.stdout.write(line)
        counted = found.counted()
        if counted[verdicts.DOUBTFUL] and not options["dry_run"]:
            self.stdout.write("What is doubtful waits at /desk/doubts/; manage.py staff code opens the desk.")
        if settings.DEMO and counted[verdicts.ADDED] and not options["dry_run"]:
            self.stdout.write("Every page still says that neighbours are made up: run with DOORSTEP_DEMO=no.")


def _write_report(found: Verdicts, file: Path) -> None:
    try:
        telling.write(found, file)
    except OSError as error:
        raise CommandError(f"The report cannot be written to {file} ({error.strerror}).") from error


def _parts(where: str, metres: float) -> Parts:
    file = Path(where)
    if file.suffix.lower() in {".json", ".geojson"}:
        try:
            return Parts(shapes=(checked(json.loads(file.read_text("utf-8"))),))
        except (OSError, ValueError, RecursionError) as error:
            raise CommandError(f"{where} cannot be read as GeoJSON ({error}).") from error
    return read_where(where, metres, None)
