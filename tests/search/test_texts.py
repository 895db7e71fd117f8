"""Public texts are found by what they say, as people ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.search.actions.texts import put, remove
from doorstep.search.models import PublicText
from doorstep.search.queries import texts
from doorstep.search.queries.texts import Found, found
from doorstep.search.text import Text

pytestmark = pytest.mark.django_db

MONEY = Text(
    "Shopping and money",
    "How to shop and pay safely.",
    "Never take a neighbour’s bank card or <b>PIN</b>. A vaccine is another matter.",
    "en-gb",
    "/library/shopping-and-money/",
    frozenset({"topic:money", "for:volunteers"}),
)
HEALTH = Text("Vaccines", "Going to have a jab.", "Lifts to the surgery, and back.", "en", "/library/vaccines/")
DINERO = Text("Compras y dinero", "Cómo pagar.", "Nunca tome la tarjeta.", "es", "/library/shopping-and-money/")
NEWS = Text("A warm room", "Open on Sunday.", "Soup, and money advice.", "en", "/news/1/")


@pytest.fixture(autouse=True)
def _index(db: None) -> None:  # noqa: ARG001 # the index needs its database
    put("guide", 1, MONEY)
    put("guide", 1, DINERO)
    put("guide", 2, HEALTH)
    put("news", 1, NEWS)


def keys(answer: Found) -> list[tuple[str, int]]:
    return [(hit.kind, hit.key) for hit in answer.hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("can i use my neighbours bank card", "Shopping and money"),
        ("shopping", "Shopping and money"),
        ("soup", "A warm room"),
        ("jab", "Vaccines"),
        ("injections", "Vaccines"),
        ("vaccin", "Vaccines"),
        ("dinero", "Compras y dinero"),
        ("como pagó", "Compras y dinero"),
    ],
)
def test_a_text_is_found_by_what_it_says(typed: str, first: str) -> None:
    assert found(typed).hits[0].title == first


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("shoping", "shopping"), ("neigbours bnak card", "neighbours bank card"), ("vacine", "vaccine")],
)
def test_a_word_that_stands_nowhere_is_taken_for_the_likeliest_that_does(typed: str, meant: str) -> None:
    answer = found(typed)
    assert answer.meant == meant
    assert answer.hits


def test_what_was_found_is_marked_and_all_else_is_text() -> None:
    assert found("bank pin").hits[0].snippet == (
        "Never take a neighbour’s <mark>bank</mark> <mark>card</mark> or &lt;b&gt;<mark>PIN</mark>&lt;/b&gt;. "
        "A vaccine is another matter."
    )


def test_a_search_is_narrowed() -> None:
    assert keys(found("money")) == [("guide", 1), ("news", 1)]
    assert keys(found("money", kinds=["news"])) == [("news", 1)]
    assert keys(found("money", facets=["topic:money"])) == [("guide", 1)]
    assert keys(found("money", facets=["topic:mone"])) == []
    assert keys(found("money", facets=["for:%"])) == []
    assert [hit.title for hit in found("dinero money", language="es-mx").hits] == ["Compras y dinero"]


def test_some_of_many_are_shown_and_all_are_counted() -> None:
    first, second = found("money", most=1), found("money", start=1, most=1)
    assert (keys(first), keys(second)) == ([("guide", 1)], [("news", 1)])
    assert first.total == second.total == 2


def test_putting_again_replaces() -> None:
    put("guide", 2, Text("Dogs", "Walkies.", "", "en", "/library/dogs/"))
    assert not found("surgery").hits
    assert keys(found("dog")) == [("guide", 2)]
    assert PublicText.objects.count() == 4


def test_what_is_taken_out_is_found_no_longer() -> None:
    remove("guide", 1, languages=["es"])
    assert not found("dinero").hits
    assert keys(found("bank")) == [("guide", 1)]
    remove("guide", 1, 2)
    assert not found("bank card").hits
    assert keys(found("soup")) == [("news", 1)]


@pytest.mark.parametrize(
    "typed", ["", " ", "xyzzyqwv", "🙂", '"', "NEAR(", "q*", "title_stems:x", "\x00", "x" * 10_000_000]
)
def test_what_means_nothing_finds_nothing(typed: str) -> None:
    assert found(typed) == Found([], 0, None)


@given(st.text() | st.from_regex(r"(?i)[\"'*^:(){}&|!<>\\\x00 -]*(NEAR|AND|OR|NOT|bank|money)[\"'*^:(){}&|!<>\\ -]*"))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    assert found(typed).total >= 0


def test_as_many_are_found_whichever_page_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many texts: where those with all the words fill one page and not two, and others have one of them."""
    monkeypatch.setattr(texts, "_MANY", 10)
    for number in range(40):
        both = "A teapot and a zeppelin." if number < 15 else "A teapot." if number % 2 else "A zeppelin."
        put("guide", 100 + number, Text(f"Page {number}", "", both, "en", f"/library/{number}/"))
    pages = [found("teapot zeppelin", start=start, most=10) for start in (0, 10, 20)]
    assert [each.total for each in pages] == [15] * 3
    assert [len(each.hits) for each in pages] == [10, 5, 0]
    assert len({key for each in pages for key in keys(each)}) == 15


def test_of_many_words_that_stand_nowhere_three_are_taken_for_others() -> None:
    answer = found("shoping vacine soop mony")
    assert answer.meant
    assert answer.meant.endswith(" mony")
