"""A column of PostgreSQL's tsvector, worked out by the database from the stems, with a GIN index."""

from collections.abc import Sequence
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

from doorstep.search.asked import Asked, Ranked, Sought
from doorstep.search.engines.base import do, rows

# How much a word counts in each: D the body, C nothing, B the summary, A the title.
WEIGHTS: Final = "{0.1, 0.1, 0.4, 0.9}"
# More than these are not ranked: whoever asks for what half of all texts say gets some of them.
RANKED: Final = 5_000

# PostgreSQL's own parser would cut words once more, by rules of the server's locale.
_PART: Final = """(
    SELECT coalesce(string_agg(word || ':' || place || '{letter}', ' '), '')
    FROM regexp_split_to_table({stems}, ' ') WITH ORDINALITY AS each (word, place) WHERE word <> ''
)::tsvector"""
_BODY: Final = " || ".join(
    _PART.format(letter=letter, stems=stems) for letter, stems in (("A", "title"), ("B", "summary"), ("D", "body"))
)
_MAKING: Final = """
    CREATE OR REPLACE FUNCTION search_found_by(title text, summary text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT {body} $$;
    ALTER TABLE search_publictext ADD COLUMN IF NOT EXISTS found_by tsvector
    GENERATED ALWAYS AS (search_found_by(title_stems, summary_stems, body_stems)) STORED;
    CREATE INDEX IF NOT EXISTS search_found_by_words ON search_publictext USING gin (found_by) WITH (fastupdate = off)
"""


class PostgreSQL:
    """Texts by tsvector; each word ranked by itself and weighed by how much it tells, which ts_rank does not know."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def make(self) -> None:
        do(self._connection, [_MAKING.format(body=_BODY)])

    def renew(self) -> None:
        self.make()
        do(self._connection, ["REINDEX INDEX search_found_by_words"])

    def standing(self, stems: Sequence[str]) -> dict[str, int]:
        if not stems:
            return {}
        counted = "(SELECT count(*) FROM search_publictext WHERE found_by @@ %s::tsquery)"
        found = rows(self._connection, f"SELECT {', '.join([counted] * len(stems))}", [*map(_stem, stems)])
        return {stem: many for stem, many in zip(stems, found[0], strict=True) if many}

    def ranked(self, asked: Asked, most: int) -> list[Ranked]:
        where, values = asked.narrowed.where()
        words = [word for word in asked.words if word.any]
        fit = " + ".join([f"%s * ts_rank('{WEIGHTS}', found_by, %s::tsquery, 1)"] * len(words))
        ranking = [value for word in words for value in (word.weight * len(word.any), _any(word))]
        statement = f"""
            SELECT id, {fit} AS fit, count(*) OVER () FROM (
                SELECT t.id, t.found_by FROM search_publictext t WHERE t.found_by @@ %s::tsquery{where} LIMIT {RANKED}
            ) AS found ORDER BY fit DESC, id LIMIT {int(most)}
        """  # noqa: S608 # conditions of our own, with places for values
        return [Ranked(*row) for row in rows(self._connection, statement, [*ranking, _match(asked), *values])]


def _match(asked: Asked) -> str:
    return " & ".join(f"({' | '.join(map(_any, words))})" for words in asked.needed)


def _any(word: Sought) -> str:
    return " | ".join(map(_stem, word.any))


def _stem(stem: str) -> str:
    """Write a lexeme; stems consist of letters and figures alone."""
    return f"'{stem}'"
