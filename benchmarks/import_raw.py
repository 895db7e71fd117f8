"""The least that taking in a list of postcodes can cost: its columns into one bare table; for import_places."""

import argparse
import csv
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks.listing import opened
from benchmarks.planting import load

COLUMNS = ["code", "lat", "lon"]
AT_ONCE = 100_000


def run(arguments: Sequence[str] | None = None) -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("file", type=Path)
    reader.add_argument("--index", action="store_true", help="make one index afterwards")
    told = reader.parse_args(arguments)
    with opened(told.file) as lines, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (code text, lat double precision, lon double precision)")
        rows = csv.reader(lines)
        next(rows)
        while batch := list(islice(rows, AT_ONCE)):
            load(connection, "bare", COLUMNS, [(code, float(lat), float(lon)) for code, lat, lon, *_ in batch])
        if told.index:
            cursor.execute("CREATE INDEX bare_by_code ON bare (code)")


if __name__ == "__main__":
    run()
