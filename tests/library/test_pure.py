"""What needs no database: gaps, what changed between two texts, and texts taken apart."""

import datetime
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.core.markdown import plain
from doorstep.library import differing
from doorstep.library.differing import Pair, Piece, around, differences
from doorstep.library.filling import GAPS, as_words, filled, filled_plainly, gaps
from doorstep.library.texts import taken_apart
from tests.library.making import TEXT


def test_gaps_are_found_in_our_order_and_each_once() -> None:
    assert gaps("{lead}, {group} and {lead}, and {nothing}") == ["group", "lead"]


def test_what_is_not_known_stays_a_gap() -> None:
    assert filled("{group} and {lead}", {"group": "Rye"}) == "Rye and {lead}"
    assert filled_plainly("{group}’s policy", {"group": "Rye * Lane"}) == "Rye * Lane’s policy"


@given(some.text())
def test_whatever_is_filled_in_reads_as_it_was_typed(value: str) -> None:
    words = " ".join(value.replace("\0", "").split())

    said = plain(f"Before {as_words(words)} after.")

    assert " ".join(said.split()) == " ".join(f"Before {words} after.".split())


@given(some.dictionaries(some.sampled_from(GAPS), some.text()))
def test_filling_in_adds_no_paragraph(values: dict[str, str]) -> None:
    assert filled("{group} and {lead}", values).count("\n") == 0


def test_what_changed_stands_beside_what_it_was() -> None:
    pairs = differences("One.\n\nKeep the receipt.\n\nThree.", "One.\n\nKeep each receipt.\n\nThree.\n\nFour.")

    assert pairs == [
        Pair((Piece("One."),), (Piece("One."),)),
        Pair(
            (Piece("Keep "), Piece("the", differs=True), Piece(" receipt.")),
            (Piece("Keep "), Piece("each", differs=True), Piece(" receipt.")),
        ),
        Pair((Piece("Three."),), (Piece("Three."),)),
        Pair(None, (Piece("Four.", differs=True),)),
    ]


@given(some.text(), some.text())
def test_both_texts_can_be_read_off_what_differs(before: str, after: str) -> None:
    pairs = differences(before, after)

    for text, side in ((before, [pair.before for pair in pairs]), (after, [pair.after for pair in pairs])):
        lines = [line.rstrip() for line in text.splitlines() if line.strip()]
        assert ["".join(piece.words for piece in each) for each in side if each is not None] == lines


def test_so_many_lines_that_it_would_take_minutes_are_compared_in_one_pass() -> None:
    before, after = ([*"ab", *(letter for _ in range(24_000)), *"yz"] for letter in "or")
    after.insert(-2, "New.")

    pairs = differences("\n".join(before), "\n".join(after))

    assert pairs[:3] == [Pair((Piece("a"),), (Piece("a"),)), Pair((Piece("b"),), (Piece("b"),)), _whole("o", "r")]
    assert pairs[-3:-1] == [Pair(None, (Piece("New.", differs=True),)), Pair((Piece("y"),), (Piece("y"),))]
    assert len(pairs) == len(after)


# Texts in which the same stands over and over, in lines and in words: comparing them item by item took minutes.
REPEATED = {
    "lines": ("a\nb\n" * 999, "a\nc\n" * 999),
    "words": ("x " + "a b " * 200 + "x", "y " + "a c " * 200 + "y"),
    "many lines": tuple("\n".join(f"{at}{one} " + f"a {one} " * 34 + one for at in range(300)) for one in "bc"),
}


@pytest.mark.parametrize(("before", "after"), REPEATED.values(), ids=REPEATED.keys())
def test_what_repeats_itself_is_not_compared_item_by_item(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alike = list[int]()

    class Counted(SequenceMatcher[str]):
        def __init__(self, junk: None, old: Sequence[str], new: Sequence[str], *, autojunk: bool) -> None:
            alike.append(sum(Counter(new)[item] for item in old))
            super().__init__(junk, old, new, autojunk=autojunk)

    monkeypatch.setattr(differing, "SequenceMatcher", Counted)
    pairs = differences(before, after)

    assert max([0, *alike]) <= 20_000
    assert sum(alike) <= 200_000
    assert len(pairs) == len(after.splitlines())
    assert pairs[-1].differs


def test_of_a_long_paragraph_the_word_is_shown_that_changed() -> None:
    words = " ".join(["Ring", "the", "council", "and", "ask"] * 15)

    assert differences(f"{words} today {words}", f"{words} tomorrow {words}") == [
        Pair(
            (Piece(f"{words} "), Piece("today", differs=True), Piece(f" {words}")),
            (Piece(f"{words} "), Piece("tomorrow", differs=True), Piece(f" {words}")),
        )
    ]


def _whole(before: str, after: str) -> Pair:
    return Pair((Piece(before, differs=True),), (Piece(after, differs=True),))


def test_of_a_long_text_only_what_is_near_a_change_is_shown() -> None:
    lines = [f"Line {number}." for number in range(100)]
    pairs = differences("\n".join(lines), "\n".join([*lines[:50], "New.", *lines[50:]]))

    assert [len(each) for each in around(pairs)] == [5]
    assert around(differences("Same.", "Same.")) == []


def test_a_text_is_taken_apart() -> None:
    found = taken_apart(TEXT, slug="shopping-and-money", language="en")

    assert (found.title, found.kind, found.topic, found.for_whom) == (
        "Shopping and money",
        "guide",
        "money",
        "volunteers",
    )
    assert (found.written, found.review) == (datetime.date(2026, 11, 1), datetime.date(2027, 11, 1))
    assert found.sources.splitlines()[1] == "Scams, Age UK, https://www.ageuk.org.uk/scams"
    assert found.markdown.startswith("## Before you go")


@pytest.mark.parametrize(
    "broken",
    ["", "No head.", "---\ntitle: A\n---\n", TEXT.replace("2026-11-01", "soon"), TEXT.replace("kind: guide\n", "")],
)
def test_a_text_without_a_proper_head_is_refused(broken: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        taken_apart(broken, slug="a", language="en")


@given(some.text() | some.text().map(lambda words: TEXT.replace("{}", words)))
def test_whatever_stands_in_a_file_it_is_a_text_or_refused(said: str) -> None:
    try:
        found = taken_apart(said, slug="a", language="en")
    except (KeyError, ValueError):
        return
    assert found.title or not found.title
