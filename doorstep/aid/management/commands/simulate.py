"""Compares ways of asking in a made-up world, before anybody is asked."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from doorstep.aid.simulation import tables
from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.comparing import POLICIES, SEEDS, Scenario, compared
from doorstep.aid.simulation.making import SETTINGS
from doorstep.aid.simulation.writing import write


class Command(BaseCommand):
    help = "Compare ways of asking neighbours in a made-up world of four weeks. Nobody is asked anything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--world", choices=sorted(SETTINGS), default="city", help="which world (city)")
        parser.add_argument("--size", type=_share, default=0.1, help="how much of its area, 1 being all (0.1)")
        parser.add_argument("--seeds", type=int, default=len(SEEDS), help=f"how many times anew ({len(SEEDS)})")
        parser.add_argument("--policies", nargs="+", choices=list(POLICIES), default=list(POLICIES), metavar="NAME")
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="where tables and charts are put")
        parser.add_argument(
            "--postcodes", type=Path, metavar="CSV.GZ", help="real postcodes, as lat and lon, for homes"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        scenario = Scenario(options["world"], SETTINGS[options["world"]].sized(options["size"]))
        seeds = range(SEEDS[0], SEEDS[0] + options["seeds"])
        found = compared([scenario], seeds, options["policies"], postcodes=options["postcodes"])
        self.stdout.write(tables.of_scores(found[scenario.name]))
        for file in write(options["to"], found, Behaviour()) if options["to"] else []:
            self.stdout.write(str(file))


def _share(written: str) -> float:
    try:
        size = float(written)
    except ValueError:
        size = 0.0
    if not 0 < size <= 1:
        raise ArgumentTypeError("write a number above 0, and 1 at most")
    return size
