"""Brings in postcodes and areas, and says what is there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.timezone import localtime

from doorstep.core.management.prepared import PreparedCommand
from doorstep.places import actions
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.storing import SweptAwayError
from doorstep.places.management.meter import Meter
from doorstep.places.models import Edition


class Command(PreparedCommand):
    help = "Import postcodes (NSPL, ONSPD, or a CSV of postcode, lat, lon) or areas (GeoJSON); say what is loaded."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        bring = verbs.add_parser("import", help="replace the postcodes, or the areas of one kind, with those in a file")
        bring.add_argument("file", type=Path, help="zip, CSV or GeoJSON; gzip is fine")
        bring.add_argument("--kind", default="", help="what the areas are: borough, ward, neighbourhood")
        verbs.add_parser("status", help="what is loaded")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["verb"] == "import":
            self._import(options["file"], options["kind"])
        else:
            self._status()

    def _import(self, file: Path, kind: str) -> None:
        meter = Meter(self.stdout)
        try:
            edition = actions.import_places(file, kind=kind, tell=meter.show)
        except (BrokenFileError, SweptAwayError) as error:
            meter.end()
            raise CommandError(f"{error} Nothing has changed.") from error
        except KeyboardInterrupt:
            meter.end()
            raise CommandError("Stopped. Nothing has changed.", returncode=130) from None
        meter.end()
        self._tell(edition)

    def _status(self) -> None:
        current = Edition.objects.filter(status=Edition.Status.CURRENT).order_by("subject", "kind")
        for edition in current:
            self._tell(edition)
        if not current.filter(subject=Edition.Subject.POSTCODES).exists():
            self.stdout.write(
                "Postcodes: only the districts that come with Doorstep. Import the ONS's NSPL for streets."
            )

    def _tell(self, edition: Edition) -> None:
        many = "" if edition.rows == 1 else "s"
        what = f"area{many} ({edition.kind})" if edition.kind else f"postcode{many}"
        since = localtime(edition.finished_at).strftime("%d %B %Y, %H:%M").lstrip("0")
        self.stdout.write(f"{edition.rows:,} {what} from {edition.source}, since {since}.")
        for reason, count in sorted(edition.skipped.items()):
            if count:
                self.stdout.write(f"  left out: {count:,} {reason}")
