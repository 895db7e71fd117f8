"""Names are found as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.search import actions
from doorstep.search.models import Entry, Posting, Word
from doorstep.search.queries import alike

pytestmark = pytest.mark.django_db

NAMES = {
    1: "Peckham Rye Neighbours",
    2: "Camberwell Mutual Aid",
    3: "Peckham Mutual Aid",
    4: "Covid-19 Mutual Aid Nunhead",
    5: "Café Société, Saint-Denis",
    6: "St John's Wood Helpers",
}


@pytest.fixture(autouse=True)
def _index(db: None) -> None:  # noqa: ARG001 # the index needs its database
    actions.put_many("group", NAMES)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Peckham Rye", 1),
        ("Pekham rye", 1),
        ("pekham mutal aid", 3),
        ("mutual aid camberwel", 2),
        ("nunhed", 4),
        ("cafe societe", 5),
        ("st johns wood", 6),
        ("camb", 2),
        ("nunhed mutual aid", 4),
    ],
)
def test_a_name_is_found_however_it_is_spelt(typed: str, first: int) -> None:
    assert alike("group", typed)[0].key == first


def test_a_common_word_misspelt_finds_all_that_have_it() -> None:
    assert {hit.key for hit in alike("group", "mutal aid")} == {2, 3, 4}


def test_what_is_like_nothing_finds_nothing() -> None:
    assert alike("group", "xyzzy") == []
    assert alike("group", "") == []
    assert alike("group", "🙂 '; -- %") == []


def test_kinds_are_kept_apart() -> None:
    assert alike("guide", "Peckham") == []


def test_putting_again_replaces() -> None:
    actions.put("group", 1, "Rye Lane Neighbours")
    assert [hit.key for hit in alike("group", "peckham")] == [3]
    assert alike("group", "rye lane")[0].text == "Rye Lane Neighbours"
    assert Entry.objects.count() == len(NAMES)


def test_a_word_stands_once_however_many_use_it() -> None:
    assert Word.objects.filter(text="mutual").count() == 1
    assert Posting.objects.filter(word__text="mutual").count() == 3


def test_removing_takes_the_entry_out() -> None:
    actions.remove("group", 3)
    assert [hit.key for hit in alike("group", "peckham")] == [1]


def test_a_word_in_very_many_entries_sorts_what_a_rarer_one_found() -> None:
    actions.put_many("group", {key: f"Mutual Aid Somewhere {key}" for key in range(100, 2200)})
    assert alike("group", "mutual aid peckham")[0].key == 3
    assert len(alike("group", "mutual aid", limit=20)) == 20


@given(st.text(max_size=300))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    alike("group", typed)
