"""Sealed fields: what stands in the database, who can open it, and which questions are refused."""

import copy
import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps.registry import Apps
from django.core import serializers
from django.core.checks import run_checks
from django.core.exceptions import FieldError
from django.db import connection, models, transaction
from django.db.models import Count, F, Max, Q, Value
from django.db.models.functions import Length
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint, Person
from doorstep.vault import hashing
from doorstep.vault.columns import AskedBySealedValueError
from doorstep.vault.fields import SealedBytes, SealedText
from doorstep.vault.seals import UnreadableError
from tests.vault.conftest import Needs

pytestmark = pytest.mark.django_db
A_FEW = hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def raw(table: str, column: str, row: object) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [_id(row)])  # noqa: S608 # our own tables
        return bytes(cursor.fetchone()[0])


def put(table: str, column: str, row: object, sealed: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [sealed, _id(row)])  # noqa: S608 # our own tables


def _id(row: Any) -> str | UUID:
    key: UUID = row.pk
    return key.hex if connection.vendor == "sqlite" else key


def fresh(point: ContactPoint) -> ContactPoint:
    return ContactPoint.objects.get(pk=point.pk)


# -- There and back --------------------------------------------------------------------------------------------------


def test_a_field_gives_text_and_the_column_holds_none_of_it(point: ContactPoint) -> None:
    read: str = fresh(point).value

    assert read == "amina@canary.example"
    assert b"canary" not in raw("people_contactpoint", "value", point)


@given(note=st.text(st.characters(exclude_categories=["Cs"])), says=JSON)
@A_FEW
def test_whatever_is_sealed_comes_back(needs: type[Needs], amina: Person, note: str, says: object) -> None:
    row = needs.objects.create(person=amina.pk, note=note, says=says)

    back = needs.objects.get(pk=row.pk)

    assert (back.note, back.says) == (note, says)


def test_bulk_create_seals_and_saving_again_seals_anew(needs: type[Needs], amina: Person) -> None:
    rows = needs.objects.bulk_create([needs(person=amina.pk, note=f"note {each}") for each in range(3)])
    assert [each.note for each in needs.objects.order_by("closed_at", "pk")] == [
        each.note for each in sorted(rows, key=lambda row: row.pk)
    ]
    before = raw("people_needs", "note", rows[0])

    row = needs.objects.get(pk=rows[0].pk)
    row.note += ", changed"
    row.save()

    assert needs.objects.get(pk=row.pk).note == "note 0, changed"
    assert raw("people_needs", "note", row) != before


def test_a_row_that_nobody_opened_is_saved_as_it_was(point: ContactPoint) -> None:
    before = raw("people_contactpoint", "value", point)

    fresh(point).save()

    assert raw("people_contactpoint", "value", point) == before


def test_what_is_empty_stands_empty_and_a_deferred_field_is_fetched(point: ContactPoint) -> None:
    assert ContactPoint.objects.defer("value").get(pk=point.pk).value == "amina@canary.example"
    point.value = ""
    point.save()
    assert fresh(point).value == ""
    assert ContactPoint.objects.filter(value__isnull=True).get() == point


def test_json_that_is_changed_in_place_is_sealed_with_the_change(needs: type[Needs], amina: Person) -> None:
    row = needs.objects.create(person=amina.pk, says={"kinds": ["shopping"]})
    row.says["kinds"].append("a dog")
    row.save()
    assert needs.objects.get(pk=row.pk).says == {"kinds": ["shopping", "a dog"]}


# -- What cannot be opened -------------------------------------------------------------------------------------------


def test_a_value_moved_to_another_row_is_refused(point: ContactPoint, amina: Person) -> None:
    other = add_contact_point(amina, "email", "other@canary.example", by=None)
    put("people_contactpoint", "value", other, raw("people_contactpoint", "value", point))

    with pytest.raises(UnreadableError, match=rf"people.ContactPoint.value of row {other.pk} .*moved here"):
        _ = fresh(other).value


def test_a_value_moved_to_another_field_or_table_is_refused(
    needs: type[Needs], point: ContactPoint, amina: Person
) -> None:
    row = needs.objects.create(pk=point.pk, person=amina.pk, note="a dog", says="a dog")
    put("people_needs", "says", row, raw("people_needs", "note", row))
    put("people_needs", "note", row, raw("people_contactpoint", "value", point))
    back = needs.objects.get(pk=row.pk)

    with pytest.raises(UnreadableError, match=r"Needs\.says .*moved here"):
        _ = back.says
    with pytest.raises(UnreadableError, match=r"Needs\.note .*moved here"):
        _ = back.note


def test_a_row_given_to_another_person_is_refused(point: ContactPoint) -> None:
    ContactPoint.objects.update(person=add_person(by=None))

    with pytest.raises(UnreadableError, match="another key"):
        _ = fresh(point).value


@pytest.mark.parametrize("harm", [lambda b: b[:9], lambda b: b[:-1], lambda b: b[:20] + bytes([b[20] ^ 1]) + b[21:]])
def test_a_damaged_value_is_refused(point: ContactPoint, harm: Callable[[bytes], bytes]) -> None:
    put("people_contactpoint", "value", point, harm(raw("people_contactpoint", "value", point)))

    with pytest.raises(UnreadableError, match="cannot be opened"):
        _ = fresh(point).value


def test_a_copied_row_takes_no_seal_with_it(point: ContactPoint) -> None:
    copied = fresh(point)
    copied.pk, copied._state.adding = uuid4(), True  # noqa: SLF001 # Django's documented way to copy a row

    with pytest.raises(UnreadableError):
        copied.save()


def test_nothing_is_sealed_before_its_row_says_whose_it_is(needs: type[Needs]) -> None:
    with pytest.raises(TypeError, match="whose it is"):
        needs(note="a dog").save()
    with pytest.raises(UnreadableError, match="no key of its person"):
        needs(person=uuid4(), note="a dog").save()


# -- What does not get out -------------------------------------------------------------------------------------------


def test_an_opened_value_shows_in_no_listing_and_goes_into_no_cache(point: ContactPoint) -> None:
    assert point.value
    assert "canary" not in repr(point.__dict__)
    assert repr(fresh(point).__dict__["value"]) == "<sealed>"
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(point)
    assert pickle.loads(pickle.dumps(fresh(point))).value == point.value  # noqa: S301 # of our own making
    assert copy.copy(point).value == point.value
    with pytest.raises(TypeError, match="not written out"):
        serializers.serialize("json", [point])


# -- Questions that are refused --------------------------------------------------------------------------------------

ASKED: dict[str, Callable[[], object]] = {
    "filter": lambda: ContactPoint.objects.filter(value="a@b.example"),
    "filter in": lambda: ContactPoint.objects.filter(value__in=["a@b.example"]),
    "filter contains": lambda: ContactPoint.objects.filter(value__icontains="a"),
    "filter a transform": lambda: ContactPoint.objects.filter(value__lower="a"),
    "filter a transform of a transform": lambda: ContactPoint.objects.filter(value__lower__contains="a"),
    "exclude": lambda: ContactPoint.objects.exclude(value="a@b.example"),
    "Q": lambda: ContactPoint.objects.filter(Q(value="a") | Q(means="email")),
    "over a relation": lambda: Person.objects.filter(contact_points__value="a"),
    "F in a filter": lambda: list(ContactPoint.objects.filter(means=F("value"))),
    "order_by": lambda: list(ContactPoint.objects.order_by("value")),
    "order_by down": lambda: list(ContactPoint.objects.order_by("-value")),
    "order_by F": lambda: list(ContactPoint.objects.order_by(F("value").desc())),
    "order_by a function": lambda: list(ContactPoint.objects.order_by(Length("value"))),
    "values": lambda: list(ContactPoint.objects.values("value")),
    "all values": lambda: list(ContactPoint.objects.values()),
    "values_list": lambda: list(ContactPoint.objects.values_list("pk", "value")),
    "values over a relation": lambda: list(Person.objects.values("contact_points__value")),
    "annotate": lambda: list(ContactPoint.objects.annotate(also=F("value"))),
    "annotate a function": lambda: list(ContactPoint.objects.annotate(long=Length("value"))),
    "aggregate": lambda: ContactPoint.objects.aggregate(Max("value")),
    "a subquery": lambda: list(ContactPoint.objects.filter(means__in=ContactPoint.objects.values("value"))),
    "update": lambda: ContactPoint.objects.update(value="a@b.example"),
    "update with F": lambda: ContactPoint.objects.update(value=F("means")),
    "update with Value": lambda: ContactPoint.objects.update(value=Value("a")),
    "update another with it": lambda: ContactPoint.objects.update(means=F("value")),
    "get_or_create": lambda: ContactPoint.objects.get_or_create(value="a@b.example"),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED.keys())
def test_a_question_about_a_sealed_value_is_refused_and_names_the_right_way(
    point: ContactPoint,  # noqa: ARG001 # there is something to find
    ask: Callable[[], object],
) -> None:
    with pytest.raises(
        AskedBySealedValueError, match=r"people.ContactPoint.value is sealed: .* keyed hash, hashed, with"
    ):
        ask()


def test_bulk_update_is_refused(point: ContactPoint) -> None:
    point.value = "other@canary.example"

    with pytest.raises(AskedBySealedValueError, match="save that"), transaction.atomic():
        ContactPoint.objects.bulk_update([point], ["value"])
    ContactPoint.objects.bulk_update([point], ["means"])


def test_other_questions_about_such_rows_are_answered(point: ContactPoint) -> None:
    asked = ContactPoint.objects

    assert asked.filter(value__isnull=False).get() == point
    assert not asked.exclude(value__isnull=False).exists()
    assert list(asked.values_list("means", flat=True)) == ["email"]
    assert asked.select_related("person").get().value == point.value
    assert asked.annotate(n=Count("person__seat")).get().value == point.value
    assert asked.annotate(none=Q(value__isnull=True)).get().value == point.value
    assert asked.order_by("means").distinct().only("value").get().value == point.value
    assert asked.filter(pk__in=asked.filter(value__isnull=False)).count() == 1
    assert asked.union(asked.all()).get().value == point.value
    assert list(Person.objects.filter(contact_points__value__isnull=False)) == [point.person]
    assert list(Person.objects.prefetch_related("contact_points").get().contact_points.all()) == [point]
    assert asked.update(value=None) == 1


def test_a_column_of_hashes_takes_only_hashes(point: ContactPoint) -> None:
    found = ContactPoint.objects.get(hashed=hashing.email("AMINA@canary.example"))

    assert found == point
    assert isinstance(found.hashed, hashing.Hashed)
    for ask in (
        lambda: ContactPoint.objects.filter(hashed="amina@canary.example"),
        lambda: ContactPoint.objects.update(hashed="amina@canary.example"),
    ):
        with pytest.raises(TypeError, match="takes only keyed hashes"):
            ask()
    with pytest.raises(FieldError, match="exact, in or isnull"):
        ContactPoint.objects.filter(hashed__startswith="a")


# -- What a model is told --------------------------------------------------------------------------------------------


def test_a_model_that_does_not_say_whose_it_is_is_told() -> None:
    class Careless(models.Model):
        note = SealedText()

        class Meta:
            app_label = "people"
            apps = Apps()

        def __str__(self) -> str:
            return self.note

    assert [found.id for found in Careless.check() if str(found.id).startswith("vault")] == ["vault.E011", "vault.E012"]
    assert [found.id for found in Needs.check()] == []
    assert [found for found in run_checks() if str(found.id).startswith("vault")] == []


def test_what_came_sealed_is_passed_on_sealed(point: ContactPoint) -> None:
    assert isinstance(fresh(point).__dict__["value"], SealedBytes)
