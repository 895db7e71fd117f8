"""FTS5, which keeps no text of its own: triggers tell it what comes and goes, and it looks the rest up in the rows."""

from collections.abc import Sequence
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

from doorstep.search.asked import Asked, Ranked, Sought
from doorstep.search.engines.base import do, rows

_COLUMNS: Final = ("title_stems", "summary_stems", "body_stems")
# How much a word counts in each of them.
WEIGHTS: Final = (8.0, 4.0, 1.0)


def _row(which: str) -> str:
    return ", ".join(f"{which}.{each}" for each in ("id", *_COLUMNS))


_NAMES: Final = ", ".join(_COLUMNS)
_COMES: Final = f"INSERT INTO search_index (rowid, {_NAMES}) VALUES ({_row('new')});"  # noqa: S608 # names of our own
_GOES: Final = f"INSERT INTO search_index (search_index, rowid, {_NAMES}) VALUES ('delete', {_row('old')});"  # noqa: S608 # the same
# Words come cut and folded. To the tokenizer "ascii" whatever is no blank is part of a word, in every script.
_SETTINGS: Final = "content='search_publictext', content_rowid='id', tokenize='ascii'"
MAKING: Final = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5({_NAMES}, {_SETTINGS})",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_standing USING fts5vocab(search_index, row)",
    f"CREATE TRIGGER IF NOT EXISTS search_comes AFTER INSERT ON search_publictext BEGIN {_COMES} END",
    f"CREATE TRIGGER IF NOT EXISTS search_goes AFTER DELETE ON search_publictext BEGIN {_GOES} END",
    f"CREATE TRIGGER IF NOT EXISTS search_changes AFTER UPDATE ON search_publictext BEGIN {_GOES} {_COMES} END",
)
_RENEWING: Final = (
    "INSERT INTO search_index (search_index) VALUES ('rebuild')",
    "INSERT INTO search_index (search_index) VALUES ('optimize')",
)


class SQLite:
    """Texts by FTS5, ranked by its bm25."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def make(self) -> None:
        do(self._connection, MAKING)

    def renew(self) -> None:
        do(self._connection, (*MAKING, *_RENEWING))

    def standing(self, stems: Sequence[str]) -> dict[str, int]:
        if not stems:
            return {}
        places = ", ".join(["%s"] * len(stems))
        found = rows(self._connection, f"SELECT term, doc FROM search_standing WHERE term IN ({places})", stems)  # noqa: S608 # places for values
        return dict(found)

    def ranked(self, asked: Asked, most: int) -> list[Ranked]:
        where, values = asked.narrowed.where()
        weights = ", ".join(map(str, WEIGHTS))
        statement = f"""
            WITH found AS MATERIALIZED (
                SELECT rowid AS id, -bm25(search_index, {weights}) AS fit FROM search_index WHERE search_index MATCH %s
            )
            SELECT found.id, found.fit, count(*) OVER () FROM found JOIN search_publictext t ON t.id = found.id
            WHERE true{where} ORDER BY found.fit DESC, found.id LIMIT {int(most)}
        """  # noqa: S608 # conditions of our own, with places for values
        return [Ranked(*row) for row in rows(self._connection, statement, [_match(asked), *values])]


def _match(asked: Asked) -> str:
    """Write a question of FTS5; stems consist of letters and figures alone, and stand in quotes."""
    return " AND ".join(f"({' OR '.join(map(_any, words))})" for words in asked.needed)


def _any(word: Sought) -> str:
    return " OR ".join(f'"{stem}"' for stem in word.any)
