"""Ways around sealing that somebody could think of, by mistake or on purpose: each is refused, or gives noise."""

import copy
import pickle
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import Cast, Coalesce, Collate, Concat, JSONObject, Lag, Lower, Upper
from django.forms.models import model_to_dict, modelform_factory

from doorstep.people.models import ContactPoint, Person
from doorstep.vault import hashing
from doorstep.vault.columns import AskedBySealedValueError
from doorstep.vault.fields import SealedBytes
from doorstep.vault.seals import UnreadableError
from tests.vault.conftest import Needs

pytestmark = pytest.mark.django_db

points = ContactPoint.objects
TEXT = models.TextField()

# -- Questions -------------------------------------------------------------------------------------------------------

ASKED: dict[str, Callable[[], object]] = {
    "cast": lambda: list(points.annotate(also=Cast("value", TEXT))),
    "coalesce": lambda: list(points.annotate(also=Coalesce(F("value"), Value(b"")))),
    "concat": lambda: list(points.annotate(also=Concat(F("value"), Value("")))),
    "collate": lambda: list(points.annotate(also=Collate("value", "C"))),
    "case": lambda: list(points.annotate(also=Case(When(means="email", then=F("value"))))),
    "case, by its value": lambda: list(points.annotate(also=Case(When(value="a", then=Value(1))))),
    "an object": lambda: list(points.annotate(also=JSONObject(v="value"))),
    "a window": lambda: list(points.annotate(also=Window(Lag("value")))),
    "wrapped": lambda: list(points.annotate(also=ExpressionWrapper(F("value"), TEXT))),
    "an alias in a filter": lambda: list(points.alias(also=F("value")).filter(also="a")),
    "an alias in an order": lambda: list(points.alias(also=F("value")).order_by("also")),
    "an alias of a function": lambda: list(points.alias(also=Upper("value")).filter(also="A")),
    "an alias of a function, empty": lambda: list(points.alias(also=Upper("value")).filter(also__isnull=True)),
    "a subquery": lambda: list(Person.objects.annotate(also=Subquery(points.values("value")[:1]))),
    "from without": lambda: list(points.annotate(also=Exists(Person.objects.filter(pk=OuterRef("value"))))),
    "a union": lambda: list(points.values("means").union(points.values("value"))),
    "counted": lambda: points.aggregate(Count("value", distinct=True)),
    "the latest": lambda: points.latest("value"),
    "compared with another": lambda: list(points.filter(~Q(means=F("value")))),
    "grouped by it": lambda: list(points.values("value").annotate(n=Count("pk"))),
    "its dates": lambda: list(points.filter(value__date="2026-11-22")),
    "none of it": lambda: points.filter(value=None),
    "over two relations": lambda: points.filter(person__contact_points__value="a"),
    "updated with case": lambda: points.update(value=Case(When(means="email", then=Value(b"a")))),
    "updated with a subquery": lambda: points.update(value=Subquery(points.values("means")[:1])),
    "updated in part": lambda: points.update(means="email", value="a"),
    "created, if not there": lambda: points.update_or_create(value="a", defaults={"means": "email"}),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED.keys())
def test_no_function_and_no_detour_gets_at_a_sealed_column(
    point: ContactPoint,  # noqa: ARG001 # there is something to find
    ask: Callable[[], object],
) -> None:
    with pytest.raises(AskedBySealedValueError, match="is sealed"):
        ask()


@pytest.mark.postgresql
@pytest.mark.usefixtures("point")
def test_no_distinct_on_it_either() -> None:
    with pytest.raises(AskedBySealedValueError, match="is sealed"):
        list(points.distinct("value"))


def test_in_sql_of_ones_own_it_is_noise(point: ContactPoint) -> None:
    (raw,) = points.raw("SELECT id, person_id, means, value FROM people_contactpoint")
    assert isinstance(raw.__dict__["value"], SealedBytes)
    assert raw.value == point.value
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_contactpoint")
        assert b"canary" not in repr(cursor.fetchall()).encode()


# -- What is written -------------------------------------------------------------------------------------------------


def saved(point: ContactPoint, hashed: Any) -> None:
    point.hashed = hashed
    point.save()


def made(point: ContactPoint, hashed: Any) -> ContactPoint:
    """Make another, as mypy would not let us."""
    return ContactPoint(person=point.person, means="phone", hashed=hashed)


WRITTEN: dict[str, Callable[[ContactPoint], object]] = {
    "a value": lambda _point: points.update(hashed=Value("amina@canary.example")),
    "another column": lambda _point: points.update(hashed=F("means")),
    "a function": lambda _point: points.update(hashed=Lower(Value("AMINA@canary.example"))),
    "a case": lambda _point: points.update(hashed=Case(When(means="email", then=Value("amina@canary.example")))),
    "saved": lambda point: saved(point, Value("amina@canary.example")),
    "saved, plain": lambda point: saved(point, "amina@canary.example"),
    "made": lambda point: made(point, Lower(Value("AMINA"))).save(force_insert=True),
    "many made": lambda point: points.bulk_create([made(point, Value("amina"))]),
}


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN.keys())
def test_nothing_plain_gets_into_a_column_of_hashes(
    point: ContactPoint, write: Callable[[ContactPoint], object]
) -> None:
    with pytest.raises(TypeError, match="takes only keyed hashes"), transaction.atomic():
        write(point)
    assert points.get().hashed == hashing.email("amina@canary.example")


def test_a_hash_may_be_set_by_a_query_and_taken_away(point: ContactPoint) -> None:
    other = hashing.email("other@canary.example")
    assert points.filter(pk=point.pk).update(hashed=other) == 1
    assert points.get().hashed == other
    assert points.filter(hashed__in=[other], value__isnull=False).update(hashed=None) == 1
    assert points.get().hashed is None


def test_a_seal_copied_by_a_query_opens_nowhere_else(point: ContactPoint, needs: type[Needs]) -> None:
    row = needs.objects.create(person=point.person_id, note="a dog")
    needs.objects.update(note=points.get().__dict__["value"])

    with pytest.raises(UnreadableError, match="moved here"):
        _ = needs.objects.get(pk=row.pk).note


# -- What gets out ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("says", [42, 4.2, True, "text", ["list"], {"a": 1}])
@pytest.mark.parametrize("form", ["json", "xml", "python", "jsonl"])
def test_nothing_is_written_out_not_even_a_number(
    needs: type[Needs], point: ContactPoint, says: object, form: str
) -> None:
    row = needs.objects.create(person=point.person_id, says=says)

    with pytest.raises(TypeError, match="is sealed and not written out"):
        serializers.serialize(form, [needs.objects.get(pk=row.pk)])


@pytest.mark.usefixtures("point")
def test_djangos_own_dump_is_refused() -> None:
    said = StringIO()
    with pytest.raises(CommandError, match="is sealed and not written out"):
        call_command("dumpdata", "people", stdout=said)
    call_command("dumpdata", "vault", "--database=keys", stdout=said)

    # Nothing but ids, and keys that are wrapped.
    assert "wrapped_by" in said.getvalue()
    assert "canary" not in said.getvalue()


def test_a_form_made_of_the_model_has_no_such_field(point: ContactPoint) -> None:
    assert point.value
    assert {"value", "hashed"}.isdisjoint(model_to_dict(point))
    assert {"value", "hashed"}.isdisjoint(modelform_factory(ContactPoint, fields="__all__").base_fields)


@pytest.mark.usefixtures("point")
def test_an_opened_value_is_in_no_copy_that_leaves() -> None:
    opened = points.get()
    assert opened.value
    rows = points.all()
    assert [each.value for each in rows]

    for goes in (opened, rows, [opened], {"a": opened}, opened.__dict__["value"]):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(goes)
    with pytest.raises(TypeError, match="not pickled"):
        copy.deepcopy(opened)
    assert "canary" not in f"{opened!r} {opened} {vars(opened)} {rows!r}"
