"""Persons' keys, and the installation's key that wraps them: made once, re-wrapped while the site runs, swept."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
from django.db import connections, transaction
from pytest_django import Settings

from doorstep.core import worker
from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import known
from doorstep.vault import actions, checks, keys, queries, rings, seals
from doorstep.vault.models import InstallationKey, PersonKey
from doorstep.vault.seals import UnreadableError

pytestmark = pytest.mark.django_db
T = TypeVar("T")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def wrong() -> list[str]:
    return [each.where for each in queries.tried() if each.why]


def at_once(do: Callable[[int], T], times: int) -> list[T]:
    """Call from several threads, each with connections of its own, which are closed again."""

    def alone(number: int) -> T:
        try:
            return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(alone, range(times)))


# -- Persons' keys ---------------------------------------------------------------------------------------------------


def test_a_key_is_made_once_and_stands_wrapped(amina: Person) -> None:
    before = keys.key_of(amina.pk)

    actions.ensure_key(amina.pk)

    row = PersonKey.objects.get(pk=amina.pk)
    assert keys.key_of(amina.pk) == before
    assert before not in bytes(row.wrapped)
    assert PersonKey.objects.count() == 1


def test_each_person_has_a_key_of_their_own(amina: Person) -> None:
    assert keys.key_of(add_person(by=None).pk) != keys.key_of(amina.pk)


def test_a_wrapped_key_moved_to_another_person_is_refused(amina: Person) -> None:
    ben = add_person(by=None)
    PersonKey.objects.filter(pk=ben.pk).update(wrapped=PersonKey.objects.get(pk=amina.pk).wrapped)

    with pytest.raises(UnreadableError, match=r"cannot be unwrapped\. .*moved here"):
        keys.key_of(ben.pk)


def test_another_installations_key_opens_nothing(point: ContactPoint, ring_file: Path) -> None:
    ring_file.write_text(rings.write(rings.key_of(seals.fresh_key())), "ascii")

    with pytest.raises(UnreadableError, match="not known here"):
        _ = ContactPoint.objects.get(pk=point.pk).value
    assert [each.id for each in checks.check_keys(databases=["keys"])] == ["vault.E004"]


def test_many_are_opened_with_one_question_for_keys(django_assert_num_queries: Callable[..., Any]) -> None:
    for each in range(3):
        add_contact_point(add_person(by=None), "email", f"{each}@canary.example", by=None)
    points = list(ContactPoint.objects.all())

    with (
        django_assert_num_queries(1, connection=connections["keys"]),
        keys.at_hand(each.person_id for each in points),
    ):
        values = [each.value for each in points]

    assert sorted(values) == ["0@canary.example", "1@canary.example", "2@canary.example"]


@pytest.mark.django_db(transaction=True)
def test_two_persons_made_at_once_and_one_made_twice_at_once_each_have_one_key() -> None:
    one = uuid4()

    at_once(lambda _number: actions.ensure_key(one), 8)
    made = at_once(lambda _number: add_person(by=None).pk, 8)

    assert PersonKey.objects.count() == 9
    assert len(set(made)) == 8
    assert wrong() == []


@pytest.mark.django_db(transaction=True)
def test_the_key_is_there_before_the_person_and_stays_when_they_do_not_come_to_be() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012 # what is undone, and why
        add_person(by=None)
        raise ZeroDivisionError

    assert (Person.objects.count(), PersonKey.objects.count()) == (0, 1)


# -- Sweeping --------------------------------------------------------------------------------------------------------


def aged(days: float, persons: Sequence[UUID] = ()) -> None:
    rows = PersonKey.objects.filter(pk__in=persons) if persons else PersonKey.objects.all()
    rows.update(made_at=NOW - timedelta(days=days))


def test_keys_that_are_a_week_old_and_nobodys_are_swept(amina: Person) -> None:
    strays = [uuid4() for _ in range(3)]
    actions.ensure_keys(strays)
    aged(8)
    aged(6, strays[:1])

    assert actions.sweep(NOW, known=known) == 2

    assert set(PersonKey.objects.values_list("pk", flat=True)) == {amina.pk, strays[0]}


def test_beside_another_database_nothing_is_swept() -> None:
    actions.ensure_keys([uuid4() for _ in range(101)])
    aged(8)

    with pytest.raises(actions.TooManyStrayKeysError, match="None was removed"):
        actions.sweep(NOW, known=known)

    assert PersonKey.objects.count() == 101


def test_the_worker_knows_what_is_due() -> None:
    names = {work.name for work in worker.registered()}

    assert {name.partition(":")[0] for name in names} >= {"people", "vault"}
    for work in worker.registered():
        if work.name.startswith(("people", "vault")):
            assert work.run(NOW) == 0


# -- The installation's key ------------------------------------------------------------------------------------------


def test_rotation_goes_on_where_it_was_killed_and_the_old_key_goes_only_then(ring_file: Path) -> None:
    persons = [add_person(by=None) for _ in range(5)]
    point = add_contact_point(persons[0], "email", "amina@canary.example", by=None)
    old, new = keys.ring().newest, actions.make_installation_key()

    assert actions.rewrap(most=2) == 2
    assert queries.wrapped_by() == {old.id: 3, new.id: 2}
    assert wrong() == []
    with pytest.raises(actions.StillNeededError, match="3 persons' keys"):
        actions.retire(old.id)
    with pytest.raises(actions.StillNeededError, match="newest"):
        actions.retire(new.id)
    assert [actions.rewrap(most=2) for _ in range(3)] == [2, 1, 0]
    assert actions.retire(old.id)

    assert rings.read(ring_file.read_text("ascii")).keys == (new,)
    assert ContactPoint.objects.get(pk=point.pk).value == "amina@canary.example"


def test_whoever_came_before_the_place_that_rotation_has_reached_is_re_wrapped_too() -> None:
    old = keys.ring()
    actions.ensure_keys([UUID(int=each) for each in (2, 4, 6, 8)])
    actions.make_installation_key()
    rotating = actions.rewrapping(most=2)
    assert next(rotating) == 2
    # By a machine that has not heard of the new key yet.
    late = UUID(int=1)
    PersonKey.objects.create(
        person=late, wrapped=keys.wrap(late, seals.fresh_key(), old.newest), wrapped_by_id=old.newest.id
    )

    assert list(rotating) == [2, 1]
    assert queries.wrapped_by() == {keys.ring().newest.id: 5}
    assert wrong() == []


def test_a_key_that_cannot_be_unwrapped_holds_nobody_else_up(amina: Person) -> None:
    others = [UUID(int=1), UUID(int=2**128 - 1)]
    actions.ensure_keys(others)
    PersonKey.objects.filter(pk=amina.pk).update(wrapped=b"\x01" + bytes(60))
    old, new = keys.ring().newest, actions.make_installation_key()

    assert sum(actions.rewrapping(most=1)) == 2
    assert queries.wrapped_by() == {old.id: 1, new.id: 2}
    with pytest.raises(actions.StillNeededError):
        actions.retire(old.id)


def test_nothing_is_wrapped_by_a_key_that_was_retired(ring_file: Path) -> None:
    add_person(by=None)
    before = ring_file.read_text("ascii")
    old = keys.ring().newest
    actions.make_installation_key()
    actions.rewrap()
    actions.retire(old.id)
    # A machine that was not told.
    ring_file.write_text(before, "ascii")

    with pytest.raises(Exception, match=old.id):
        add_person(by=None)

    assert InstallationKey.objects.exclude(retired_at=None).get().pk == old.id


def live(number: int, stop: threading.Event) -> int:
    """Add people, write and read what is sealed, until told to stop; return how many came."""
    written = 0
    while not stop.is_set() or not written:
        point = add_contact_point(add_person(by=None), "email", f"w{number}-{written}@canary.example", by=None)
        assert ContactPoint.objects.get(pk=point.pk).value == f"w{number}-{written}@canary.example"
        written += 1
    return written


def rotate_thrice(stop: threading.Event) -> int:
    """Rotate three times, a few keys at a time, and retire the first; then tell the others to stop."""
    first, rotated = keys.ring().newest.id, 0
    try:
        for _ in range(3):
            actions.make_installation_key()
            rotated += sum(actions.rewrapping(most=7))
        actions.retire(first)
    finally:
        stop.set()
    return rotated


@pytest.mark.django_db(transaction=True)
def test_persons_come_and_write_while_keys_are_rotated() -> None:
    points = [add_contact_point(add_person(by=None), "email", f"{n}@canary.example", by=None) for n in range(20)]
    stop = threading.Event()

    rotated, *came = at_once(lambda number: live(number, stop) if number else rotate_thrice(stop), 3)

    while actions.rewrap():
        pass
    assert rotated >= 60
    assert wrong() == []
    assert queries.wrapped_by() == {keys.ring().newest.id: 20 + sum(came)}
    assert [ContactPoint.objects.get(pk=each.pk).value for each in points] == [each.value for each in points]


def test_keys_may_come_from_the_environment(settings: Settings, point: ContactPoint, ring_file: Path) -> None:
    old, new = ring_file.read_text("ascii"), rings.key_of(seals.fresh_key())
    settings.VAULT_KEYS = f"{old},{rings.write(new)}"

    assert ContactPoint.objects.get(pk=point.pk).value == "amina@canary.example"
    assert actions.rewrap() == 1
    with pytest.raises(actions.NoFileError):
        actions.make_installation_key()
    assert not actions.retire(rings.read(old).newest.id)


# -- What a start looks at -------------------------------------------------------------------------------------------


def test_a_careless_installation_is_told(settings: Settings, ring_file: Path) -> None:
    assert checks.check_secrets() == []
    settings.LOOKUP_KEY = "short"
    assert [each.id for each in checks.check_secrets()] == ["vault.E002"]
    ring_file.write_text("no key", "ascii")
    assert [each.id for each in checks.check_secrets()] == ["vault.E001", "vault.E002"]


def test_keys_in_the_database_that_they_seal_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("ENGINE", "HOST", "PORT", "NAME"):
        monkeypatch.setitem(connections["keys"].settings_dict, each, connections["default"].settings_dict[each])

    assert [each.id for each in checks.check_secrets()] == ["vault.E003"]


def test_keys_beside_what_they_seal_are_told_whatever_the_database_is_called() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE vault_personkey (person int)")

    assert [each.id for each in checks.check_keys(databases=["keys"])] == ["vault.E003"]


def test_keys_lie_in_their_own_database_and_nothing_else_does() -> None:
    tables = {alias: set(connections[alias].introspection.table_names()) for alias in ("default", "keys")}

    assert {"vault_personkey", "vault_installationkey"} & tables["default"] == set()
    assert tables["keys"] - {"django_migrations"} == {"vault_personkey", "vault_installationkey", "vault_erasure"}
