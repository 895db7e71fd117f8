"""Finding texts on one database, at each size, in turns with its raw query; a process of its own."""

import argparse
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import measuring
from benchmarks.search_world import WORDS, plant, questions, world
from doorstep.search.asked import Narrowed
from doorstep.search.engines import postgresql, sqlite
from doorstep.search.queries.texts import found, ways
from doorstep.search.queries.understanding import understood

HEADER = ["texts", "ours p50", "ours p99", "raw p50", "raw p99", "x p50", "x p99"]
OURS, RAW = "ours", "raw"
_RAW = {
    "sqlite": "SELECT rowid FROM search_index WHERE search_index MATCH %s"
    " ORDER BY bm25(search_index, 8.0, 4.0, 1.0) LIMIT 10",
    "postgresql": "SELECT id FROM search_publictext, CAST(%s AS tsquery) AS asked WHERE found_by @@ asked"
    " ORDER BY ts_rank_cd(found_by, asked) DESC LIMIT 10",
}


@dataclass(frozen=True)
class Scale:
    """How large a run is: texts, words that there are, questions that warm the caches, timed ones, in turns of."""

    sizes: tuple[int, ...] = (200, 20_000)
    words: int = WORDS
    warm: int = 100
    timed: int = 400
    block: int = measuring.BLOCK


QUICK = Scale(sizes=(20, 60), words=200, warm=10, timed=20, block=10)


def run(scale: Scale) -> None:
    logging.disable(logging.INFO)
    call_command("migrate", verbosity=0, skip_checks=True)
    known, rows = world(scale.words), []
    for size in scale.sizes:
        plant(known, size)
        _look_at_what_there_is()
        typed = questions(known, size, scale.warm + scale.timed)
        contenders: dict[str, Callable[[str], object]] = {OURS: found, RAW: _raw}
        asked = {OURS: typed, RAW: [_question(each) for each in typed]}
        times = measuring.side_by_side(contenders, asked, warm=scale.warm, block=scale.block)
        ours, raw = times[OURS], times[RAW]
        rows.append([size, ours.p50, ours.p99, raw.p50, raw.p99, ours.p50 / raw.p50, ours.p99 / raw.p99])
    print(measuring.table(HEADER, rows))


def _question(typed: str) -> str:
    """Write what we end up asking the database for these words, in its own language."""
    asked = ways(understood(typed), Narrowed())[0]
    return sqlite.match(asked) if connection.vendor == "sqlite" else postgresql.match(asked)


def _raw(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(_RAW[connection.vendor], [question])
        return cursor.fetchall()


def _look_at_what_there_is() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true")
    run(QUICK if reader.parse_args().quick else Scale())
