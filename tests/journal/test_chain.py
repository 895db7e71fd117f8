"""The arithmetic of the chain: one way to write an entry, and a head that can be kept on paper."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.journal import chain
from doorstep.journal.chain import Entry, Head

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHO = UUID("c1a7a000-0000-4000-8000-000000000001")


def test_the_bytes_of_an_entry_are_settled_for_good() -> None:
    entry = Entry(7, NOON, WHO, "listed", "groups.group", "3", {"to": "é", "before": None})

    assert chain.written(entry) == (
        b'[7,"2026-11-22T12:00:00.000000+00:00","c1a7a000000040008000000000000001","listed","groups.group","3",'
        b'{"before":null,"to":"\\u00e9"}]'
    )


def test_the_order_of_facts_and_the_clock_they_were_read_by_change_nothing() -> None:
    summer = NOON.astimezone(timezone(timedelta(hours=1)))

    assert chain.mark(Entry(7, NOON, None, "a", "b", "c", {"x": 1, "y": 2})) == chain.mark(
        Entry(7, summer, None, "a", "b", "c", {"y": 2, "x": 1})
    )


def test_a_seal_depends_on_all_that_it_says() -> None:
    before = Head(1, bytes([1] * 32))
    heads = {
        chain.sealed(before, "key", 7, NOON, b"marks"),
        chain.sealed(Head(2, before.digest), "key", 7, NOON, b"marks"),
        chain.sealed(Head(1, bytes([2] * 32)), "key", 7, NOON, b"marks"),
        chain.sealed(before, "other", 7, NOON, b"marks"),
        chain.sealed(before, "key", 8, NOON, b"marks"),
        chain.sealed(before, "key", 7, NOON + timedelta(microseconds=1), b"marks"),
        chain.sealed(before, "key", 7, NOON, b"other"),
    }

    assert len(heads) == 7


def test_a_proof_depends_on_key_number_and_digest() -> None:
    head = Head(2, bytes(32))

    assert len({chain.proof("a", head), chain.proof("b", head), chain.proof("a", Head(3, bytes(32)))}) == 3


@given(st.integers(1, 10**18), st.binary(min_size=32, max_size=32))
def test_a_head_is_read_as_it_was_printed(number: int, digest: bytes) -> None:
    assert Head.read(str(Head(number, digest))) == Head(number, digest)


@given(st.text() | st.from_regex(r"-?[0-9]{1,3}:[0-9a-f]{0,70}", fullmatch=True))
def test_a_head_is_read_or_refused(text: str) -> None:
    try:
        read = Head.read(text)
    except ValueError:
        return
    assert read.number > 0
    assert len(read.digest) == 32


@pytest.mark.parametrize("text", ["", "1", f"0:{'00' * 32}", f"1:{'00' * 31}", f"-1:{'00' * 32}", f"x:{'00' * 32}"])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Head.read(text)
