"""What holds of every journal, however it came about and however long it is."""

import gc
import tracemalloc
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.journal import queries, sealing
from doorstep.journal.models import JournalEntry
from doorstep.journal.queries import Break
from tests.journal.making import tamper, write

pytestmark = pytest.mark.django_db


def peak(count: int) -> int:
    """Return the most memory that a walk over so many entries needs."""
    write(range(JournalEntry.objects.count() + 1, count + 1))
    sealing.seal_up_to(count)
    gc.collect()
    tracemalloc.start()
    assert queries.verify().entries == count
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_a_journal_eight_times_as_long_needs_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 100)
    monkeypatch.setattr(queries, "PAGE", 100)
    monkeypatch.setattr(queries, "SEALS", 2)

    peak(500)
    small, large = peak(1_000), peak(8_000)

    # Not 1, since Python keeps some of what was freed at hand for the next.
    assert large < 2 * small, (small, large)


STEP = st.tuples(st.sampled_from(["write", "skip", "seal"]), st.integers(1, 5))


def journal(steps: Sequence[tuple[str, int]]) -> tuple[list[int], int]:
    """Live through the steps; return the ids written, and up to which of them all is sealed."""
    tamper("DELETE FROM SEAL")
    tamper("DELETE FROM ENTRY")
    numbers: list[int] = []
    following, horizon = 1, 0
    for what, count in steps:
        if what == "write":
            write(range(following, following + count))
            numbers += range(following, following + count)
        if what == "seal":
            horizon = numbers[-1] if numbers else 0
            sealing.seal_up_to(horizon)
        following += count if what != "seal" else 0
    return numbers, horizon


@settings(max_examples=60)
@given(steps=st.lists(STEP, max_size=12), data=st.data())
def test_any_journal_is_whole_until_any_entry_of_it_is_touched(
    steps: list[tuple[str, int]], data: st.DataObject
) -> None:
    numbers, horizon = journal(steps)
    sealed = [number for number in numbers if number <= horizon]

    verdict = queries.verify()
    assert (verdict.broken, verdict.entries, verdict.unsealed) == (None, len(sealed), len(numbers) - len(sealed))

    at = data.draw(st.integers(1, max(numbers, default=1) + 1))
    if at in numbers:
        change = data.draw(st.sampled_from(["UPDATE ENTRY SET verb = 'x'", "DELETE FROM ENTRY"]))
        tamper(change + " WHERE id = %s", at)
    else:
        write([at])
    broken = queries.verify().broken
    assert (broken and broken.entry) == (at if at <= horizon else None)


@settings(max_examples=60)
@given(steps=st.lists(STEP, max_size=12), data=st.data())
def test_any_journal_shows_when_a_seal_of_it_is_gone(steps: list[tuple[str, int]], data: st.DataObject) -> None:
    journal(steps)
    kept = queries.head()
    if not kept.number:
        return

    at = data.draw(st.integers(1, kept.number))
    tamper("DELETE FROM SEAL WHERE number = %s", at)

    broken = queries.verify(kept).broken
    cut = f"The chain ends at seal {at - 1}: it was cut after the head was kept."
    assert broken == Break(cut if at == kept.number else f"Seal {at} is missing.", seal=at)
