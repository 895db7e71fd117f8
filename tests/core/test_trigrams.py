"""Words in threes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.core.trigrams import likeness, plain, trigrams


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("St. John's Wood", "st johns wood"),
        ("St John\u2019s Wood", "st johns wood"),
        ("Ynys M\u00f4n", "ynys mon"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("  ", ""),
    ],
)
def test_plain_words_have_no_accents_and_no_punctuation(text: str, words: str) -> None:
    assert plain(text) == words


def test_trigrams_are_those_of_postgresql() -> None:
    assert trigrams("Pim") == {"  p", " pi", "pim", "im "}


def test_the_order_of_words_makes_no_difference() -> None:
    assert trigrams("Rye Peckham") == trigrams("Peckham Rye")


def test_a_slip_leaves_a_word_more_alike_than_another_word() -> None:
    peckham, pekham, lewisham = map(trigrams, ("Peckham", "Pekham", "Lewisham"))

    assert likeness(peckham, peckham) == 1
    assert likeness(peckham, pekham) == 0.5
    assert likeness(peckham, lewisham) < 0.2


def test_nothing_is_like_nothing() -> None:
    assert likeness(frozenset(), frozenset()) == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    alike = likeness(trigrams(a), trigrams(b))

    assert 0 <= alike <= 1
    assert alike == likeness(trigrams(b), trigrams(a))


@given(st.text(max_size=60))
def test_plain_words_are_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
