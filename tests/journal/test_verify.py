"""Tampering of every kind is found, and said where; by somebody who owns the database, and lifts the guard.

The journal that is tampered with is that of conftest.py.
"""

import pytest
from django.core.checks import Tags, run_checks
from pytest_django import Settings

from doorstep.journal import chain, queries, sealing
from doorstep.journal.chain import Entry, Head
from doorstep.journal.models import JournalEntry, JournalSeal
from tests.journal.making import NOON, tamper

COPIED = "SELECT {}, happened_at, by, verb, thing, thing_id, facts FROM ENTRY WHERE id = 9"
INSERT = "INSERT INTO ENTRY (id, happened_at, by, verb, thing, thing_id, facts) "
SEAL_COPIED = "INSERT INTO SEAL SELECT {}, last, sealed_at, key, marks, digest, proof FROM SEAL WHERE number = 3"


def found(kept: Head | None = None) -> str:
    """Return what the walk says, without when the seal was made."""
    broken = queries.verify(kept).broken
    return broken.what.partition(", of ")[0] if broken else "whole"


pytestmark = pytest.mark.django_db

ENTRIES = {
    "UPDATE ENTRY SET verb = 'x' WHERE id = 1": "Entry 1 was changed (seal 1",
    "UPDATE ENTRY SET verb = 'x' WHERE id >= 6": "Entry 6 was changed (seal 2",
    "UPDATE ENTRY SET by = NULL WHERE id = 7": "Entry 7 was changed (seal 2",
    "UPDATE ENTRY SET by = (SELECT by FROM ENTRY WHERE id = 1) WHERE id = 10": "Entry 10 was changed (seal 3",
    "UPDATE ENTRY SET happened_at = '2026-11-22 12:00:09.000001+00:00' WHERE id = 9": "Entry 9 was changed (seal 3",
    "UPDATE ENTRY SET thing = 'groups.groups' WHERE id = 3": "Entry 3 was changed (seal 1",
    "UPDATE ENTRY SET thing_id = '5' WHERE id = 4": "Entry 4 was changed (seal 2",
    """UPDATE ENTRY SET facts = '{"before": "proposed", "at": 5}' WHERE id = 4""": "Entry 4 was changed (seal 2",
    "UPDATE ENTRY SET facts = '{}' WHERE id = 4": "Entry 4 was changed (seal 2",
    "UPDATE ENTRY SET facts = 'null' WHERE id = 4": "Entry 4 was changed (seal 2",
    "UPDATE ENTRY SET id = 5 WHERE id = 6": "Entry 5 was inserted after the sealing (seal 2",
    "UPDATE ENTRY SET id = 12 WHERE id = 6": "Entry 6 is missing (seal 2",
    "DELETE FROM ENTRY WHERE id = 1": "Entry 1 is missing (seal 1",
    "DELETE FROM ENTRY WHERE id = 7": "Entry 7 is missing (seal 2",
    "DELETE FROM ENTRY WHERE id = 10": "Entry 10 is missing (seal 3",
    "DELETE FROM ENTRY WHERE id >= 10": "Entry 10 is missing (seal 3",
    "DELETE FROM ENTRY": "Entry 1 is missing (seal 1",
    INSERT + COPIED.format(0): "Entry 0 was inserted after the sealing (seal 1",
    INSERT + COPIED.format(-3): "Entry -3 was inserted after the sealing (seal 1",
    INSERT + COPIED.format(5): "Entry 5 was inserted after the sealing (seal 2",
}
SEALS = {
    "DELETE FROM SEAL WHERE number = 1": "Seal 1 is missing.",
    "DELETE FROM SEAL WHERE number = 2": "Seal 2 is missing.",
    "UPDATE SEAL SET number = 4 WHERE number = 2": "Seal 2 is missing.",
    "UPDATE SEAL SET last = 9 WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET sealed_at = '2020-01-01 00:00:00+00:00' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET key = 'x' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET marks = digest WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET digest = proof WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET proof = digest WHERE number = 2": "Seal 2 was not made by this installation.",
    SEAL_COPIED.format(0): "Seal 0 was inserted.",
    SEAL_COPIED.format(4): "Seal 4 was changed.",
    SEAL_COPIED.format(5): "Seal 4 is missing.",
}
# SQLite takes anything anywhere.
NONSENSE = {
    "UPDATE ENTRY SET happened_at = 'nonsense' WHERE id = 6": "Entry 6 was changed (seal 2",
    "UPDATE ENTRY SET happened_at = '2026-99-99 12:00:00' WHERE id = 6": "Entry 6 was changed (seal 2",
    "UPDATE ENTRY SET happened_at = x'00' WHERE id = 6": "Entry 6 was changed (seal 2",
    "UPDATE ENTRY SET by = 'nonsense' WHERE id = 7": "Entry 7 was changed (seal 2",
    "UPDATE ENTRY SET by = 5 WHERE id = 7": "Entry 7 was changed (seal 2",
    "UPDATE ENTRY SET verb = x'00' WHERE id = 7": "Entry 7 was changed (seal 2",
    "UPDATE SEAL SET sealed_at = 'nonsense' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET sealed_at = '2026-99-99 12:00:00' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET marks = 'nonsense' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET digest = 'nonsense' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET proof = 5 WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET last = 'nonsense' WHERE number = 2": "Seal 2 was changed.",
    "UPDATE SEAL SET number = 'nonsense' WHERE number = 2": "Seal 2 is missing.",
    "UPDATE SEAL SET number = 'nonsense' WHERE number = 3": "Seal nonsense was inserted.",
}


@pytest.mark.usefixtures("sealed")
def test_an_untouched_journal_is_whole() -> None:
    verdict = queries.verify()

    assert verdict.broken is None
    assert (verdict.head, verdict.entries) == (queries.head(), 9)
    assert (verdict.unsealed, verdict.oldest_unsealed) == (1, JournalEntry.objects.get(id=11).happened_at)
    assert list(JournalSeal.objects.order_by("number").values_list("number", "last")) == [(1, 3), (2, 7), (3, 10)]


def test_a_journal_in_which_nothing_happened_is_whole() -> None:
    assert queries.verify() == queries.Verdict(Head(), 0, None, 0, None)


@pytest.mark.parametrize(("statement", "said"), (ENTRIES | SEALS).items())
@pytest.mark.usefixtures("sealed")
def test_tampering_is_found_where_it_was_done(statement: str, said: str) -> None:
    tamper(statement)

    assert found() == said


@pytest.mark.sqlite
@pytest.mark.parametrize(("statement", "said"), NONSENSE.items())
@pytest.mark.usefixtures("sealed")
def test_what_nobody_can_read_is_found_like_any_other_change(statement: str, said: str) -> None:
    tamper(statement)

    assert found() == said


@pytest.mark.usefixtures("sealed")
def test_two_entries_that_changed_places_are_found() -> None:
    tamper("UPDATE ENTRY SET thing_id = CASE id WHEN 2 THEN '3' ELSE '2' END WHERE id IN (2, 3)")

    assert found() == "Entry 2 was changed (seal 1"


@pytest.mark.usefixtures("sealed")
def test_a_break_says_how_far_all_is_whole() -> None:
    head = Head(1, bytes(JournalSeal.objects.get(number=1).digest))
    tamper("DELETE FROM ENTRY WHERE id = 7")

    verdict = queries.verify()

    assert (verdict.head, verdict.entries) == (head, 5)
    assert verdict.broken is not None
    assert (verdict.broken.entry, verdict.broken.seal) == (7, 2)


# -- Those who make the chain anew -----------------------------------------------------------------------------------


def made_anew(key: str, named: str) -> None:
    """Forge the whole chain over what was changed, without knowing the installation's key."""
    tamper("UPDATE ENTRY SET verb = 'x' WHERE id = 2")
    tamper("DELETE FROM SEAL")
    batch = [Entry(*each) for each in queries.entries().filter(id__lte=10)]
    marks = chain.packed(batch)
    head = chain.sealed(Head(), named, 10, NOON, marks)
    JournalSeal.objects.create(
        number=1, last=10, sealed_at=NOON, key=named, marks=marks, digest=head.digest, proof=chain.proof(key, head)
    )


@pytest.mark.usefixtures("sealed")
def test_a_chain_made_anew_under_our_name_is_found(settings: Settings) -> None:
    made_anew("a guess", chain.key_id(settings.JOURNAL_KEYS[0]))

    assert found() == "Seal 1 was not made by this installation."


@pytest.mark.usefixtures("sealed")
def test_a_chain_made_anew_under_another_name_is_found() -> None:
    made_anew("a guess", chain.key_id("a guess"))

    assert found() == f"Seal 1 was made with a key that is not here ({chain.key_id('a guess')})."


@pytest.mark.usefixtures("sealed")
def test_a_chain_cut_short_is_found_by_a_head_that_was_kept() -> None:
    kept = queries.head()
    tamper("DELETE FROM SEAL WHERE number > 1")
    tamper("DELETE FROM ENTRY WHERE id > 3")

    assert found() == "whole"
    assert found(kept) == "The chain ends at seal 1: it was cut after the head was kept."


@pytest.mark.usefixtures("sealed")
def test_a_chain_cut_and_sealed_again_by_our_own_worker_is_found_by_a_head_that_was_kept() -> None:
    kept = queries.head()
    tamper("DELETE FROM SEAL WHERE number > 1")
    tamper("UPDATE ENTRY SET verb = 'x' WHERE id = 9")
    sealing.seal_up_to(10)

    assert found() == "whole"
    assert found(kept) == "Seal 3 is not the one that was kept."


@pytest.mark.usefixtures("sealed")
def test_a_head_that_was_kept_stays_in_a_chain_that_goes_on() -> None:
    kept = queries.head()

    sealing.seal_up_to(11)

    assert queries.head().number == 4
    assert found(kept) == "whole"


# -- Keys -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("sealed")
def test_a_new_key_goes_on_where_the_old_one_ended(settings: Settings) -> None:
    [old] = settings.JOURNAL_KEYS
    settings.JOURNAL_KEYS = ["a new one", old]

    sealing.seal_up_to(11)

    assert found() == "whole"
    assert set(JournalSeal.objects.values_list("key", flat=True)) == {chain.key_id(old), chain.key_id("a new one")}


def told() -> list[str | None]:
    checked = run_checks(databases=["default"], tags=[Tags.database])
    return [each.id for each in checked if str(each.id).startswith("journal.")]


@pytest.mark.usefixtures("sealed")
def test_a_lost_key_is_told_at_the_start_and_made_up_for_by_a_head(settings: Settings) -> None:
    kept, lost = queries.head(), chain.key_id(settings.JOURNAL_KEYS[0])
    assert told() == []

    settings.JOURNAL_KEYS = ["a new one"]
    assert told() == ["journal.W002"]
    sealing.seal_up_to(11)

    assert told() == []
    assert found() == f"Seal 1 was made with a key that is not here ({lost})."
    assert found(kept) == "whole"
    tamper("UPDATE ENTRY SET verb = 'x' WHERE id = 9")
    assert found(kept) == "Entry 9 was changed (seal 3"
