"""Somebody whose key is gone while their rows still stand: nobody else's page is closed by that."""

from datetime import time

import pytest

from doorstep.people import looking, queries
from doorstep.people.models import ContactPoint
from doorstep.vault.models import PersonKey
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_names_are_said_of_all_others() -> None:
    amina, ben = make_person("Amina"), make_person("Ben")
    PersonKey.objects.filter(person=amina.pk).delete()

    assert queries.called([amina.pk, ben.pk]) == {ben.pk: "Ben"}


def test_nothing_may_be_done_where_what_they_wrote_cannot_be_opened() -> None:
    amina = make_person("Amina", email="amina@canary.example", phone="020 7946 0000")
    PersonKey.objects.filter(person=amina.pk).delete()

    ways = looking.ways(ContactPoint.objects.filter(person=amina), time(12))

    assert [(way.value, way.may_ring, way.may_write, way.may_leave_words) for way in ways] == [
        ("", False, False, False)
    ] * 2
