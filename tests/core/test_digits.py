"""Numbers as people read them out and type them: read whatever they look like, and slips are noticed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.core import digits

ARABIC = str.maketrans(string.digits, "٠١٢٣٤٥٦٧٨٩")
numbers = st.text(string.digits, min_size=15, max_size=15)


def test_the_last_digit_is_that_of_damm() -> None:
    assert digits.checked("572") == "5724"


@given(numbers)
def test_a_number_with_its_last_digit_has_no_slip(number: str) -> None:
    assert not digits.has_slip(digits.checked(number))


@given(numbers, st.integers(0, 15), st.integers(1, 9))
def test_every_wrong_digit_shows(number: str, place: int, off: int) -> None:
    right = digits.checked(number)
    wrong = str((int(right[place]) + off) % 10)

    assert digits.has_slip(right[:place] + wrong + right[place + 1 :])


@given(numbers, st.integers(0, 14))
def test_every_swap_of_two_neighbours_shows(number: str, place: int) -> None:
    right = digits.checked(number)
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]

    assert digits.has_slip(swapped) == (swapped != right)


@given(numbers)
def test_a_receipt_is_read_as_it_is_written_out_and_in_arabic(number: str) -> None:
    right = digits.checked(number)
    written = digits.in_fours(right)

    assert len(written) == 19
    for typed in (right, written, written.replace(" ", "-"), f" {written.translate(ARABIC)}\u200f"):
        assert digits.read(typed, 16) == right


@pytest.mark.parametrize("typed", ["", "123", "1" * 17, "1234 5678 9012 345O", "1" * 15 + "½"])
def test_what_has_not_sixteen_digits_is_no_receipt(typed: str) -> None:
    assert digits.read(typed, 16) == ""


@given(st.text(max_size=60), st.sampled_from([6, 16]))
def test_no_text_is_an_error(typed: str, length: int) -> None:
    read = digits.read(typed, length)

    assert read == "" or (len(read) == length and set(read) <= set(string.digits))
