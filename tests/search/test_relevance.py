"""Who asks as people ask finds the text that answers, on both databases."""

import pytest

from doorstep.search.queries.texts import found
from tests.search.shipped import put_shipped
from tests.search.sixty import SIXTY

pytestmark = pytest.mark.django_db

FIRST, WITHIN_FIVE = 0.80, 0.95
FEWEST = 50


def test_sixty_questions_find_their_answers() -> None:
    assert put_shipped() >= FEWEST
    questions = dict(line.rsplit(": ", 1) for line in SIXTY.strip().splitlines())
    assert len(questions) == 60
    places = {typed: _place(typed, slugs.split()) for typed, slugs in questions.items()}
    missed = {typed: place for typed, place in places.items() if place != 1}
    assert sum(place == 1 for place in places.values()) >= FIRST * 60, missed
    assert sum(place <= 5 for place in places.values()) >= WITHIN_FIVE * 60, missed


def _place(typed: str, slugs: list[str]) -> int:
    """Return at which place the first right answer stands; 99 where there is none among ten."""
    hits = [hit.address.strip("/") for hit in found(typed).hits]
    return min((hits.index(slug) + 1 for slug in slugs if slug in hits), default=99)
