"""A text costs what its parts cost: counted as the networks count, and never more than it must."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from doorstep.messaging.channels.text.cost import Price, Size, size_of
from doorstep.messaging.channels.text.length import ALPHABET, EXTENSION, divided, is_gsm, parts, spared

HOUSE = "\U0001f3e0"
gsm = some.text(some.sampled_from(sorted(ALPHABET | EXTENSION)), max_size=700)
ucs2 = some.text(some.sampled_from(["a", "é", "[", "ب", "\u2019", HOUSE]), max_size=300)
any_text = gsm | ucs2 | some.text(max_size=300)


def places(part: str) -> int:
    """Count as 3GPP TS 23.038 does: septets with their escapes, or code units of UTF-16."""
    return len(part.encode("utf-16-le", "surrogatepass")) // 2


def test_the_alphabet_is_whole() -> None:
    assert (len(ALPHABET), len(EXTENSION), ALPHABET & EXTENSION) == (127, 10, frozenset())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 459, 3),
        ("a" * 1_000, 7),
        ("€" * 80, 1),
        ("€" * 81, 2),
        # 76 of them fill 152 of 153 places, and the next would be torn.
        ("€" * 152, 2),
        ("€" * 153, 3),
        ("a" * 152 + "€" + "a" * 6, 1),
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("è" * 160, 1),
        ("ç" * 70, 1),
        ("ç" * 71, 2),
        ("ب" * 134, 2),
        ("ب" * 135, 3),
        (HOUSE * 35, 1),
        (HOUSE * 36, 2),
        # 33 of them fill 66 of 67 places.
        (HOUSE * 66, 2),
        (HOUSE * 67, 3),
        ("a" * 159 + "\u2019", 3),
        ("Line one\nLine two\r\n", 1),
        ("\t", 1),
    ],
)
def test_a_text_takes_so_many_parts(text: str, count: int) -> None:
    assert parts(text) == count


@given(any_text)
def test_what_is_divided_is_whole_and_nothing_that_takes_two_places_is_torn(text: str) -> None:
    found = divided(text)
    alone, joined = (160, 153) if is_gsm(text) else (70, 67)
    taken = [sum(2 if each in EXTENSION else 1 for each in part) if is_gsm(text) else places(part) for part in found]
    assert "".join(found) == text
    assert all(each <= (alone if len(found) == 1 else joined) for each in taken)
    # Each is as full as it can be: at most one place is left where the next sign takes two.
    assert all(each >= joined - 1 for each in taken[:-1])


@given(gsm, gsm)
@example("a" * 160, "a" * 160)
def test_texts_joined_take_no_fewer_parts_than_each_and_one_more_than_both_at_most(one: str, other: str) -> None:
    assert max(parts(one), parts(other)) <= parts(one + other) <= parts(one) + parts(other) + 1


@given(ucs2)
def test_a_part_can_be_written_by_itself(text: str) -> None:
    assert [part.encode("utf-16-le").decode("utf-16-le") for part in divided(text)] == divided(text)


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("It\u2019s at Clara\u2019s \u2013 ring twice\u2026", "It's at Clara's - ring twice..."),
        ("\u201cBlue door\u201d,\u00a0please", '"Blue door", please'),
        # Composed, it is a letter of the alphabet.
        ("caf\u0065\u0301", "café"),
        ("Ring twice", "Ring twice"),
        # It stays dear in any case, so it stays as it was written.
        ("\u2018بيت\u2019", "\u2018بيت\u2019"),
        ("François\u2019s", "François\u2019s"),
        # Written plainly it would be longer, and cost more.
        ("\u2026" * 60, "\u2026" * 60),
        ("", ""),
    ],
)
def test_typographic_signs_are_spared_where_that_alone_makes_it_cheaper(text: str, plainer: str) -> None:
    assert spared(text) == plainer


@given(any_text | some.text(some.sampled_from("a\u2019\u201c\u2026\u2013\u00a0é\u0301"), max_size=200))
def test_sparing_costs_nothing_and_is_done_once(text: str) -> None:
    assert parts(spared(text)) <= parts(text)
    assert spared(spared(text)) == spared(text)
    assert spared(text) == text or is_gsm(spared(text))


def test_what_is_paid_is_said_of_the_text_as_it_goes_out() -> None:
    assert size_of("It’s " + "a" * 155) == Size(160, 1)
    assert size_of("ب" * 71) == Size(71, 2)


def test_many_parts_cost_what_each_costs() -> None:
    assert Price(Decimal("0.04"), "GBP").of(14) == Decimal("0.56")
