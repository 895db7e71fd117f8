"""The key of a lead is theirs alone, and of use for as long as they lead."""

import pytest
from django.test import Client

from doorstep.groups.actions import members
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from doorstep.safeguarding import queries
from tests.factories import make_group, make_membership, make_person, sign_in
from tests.safeguarding.leading import ANOTHER, NOW, make_lead

pytestmark = pytest.mark.django_db


def test_the_key_of_one_lead_is_not_that_of_another(client: Client, nunhead: Group, grace: Person) -> None:
    without = make_lead(nunhead, "Lena", "")
    assert (queries.has_key(grace.pk), queries.has_key(without.pk)) == (True, False)
    sign_in(client, without, strong=True)
    assert "You have a key" not in client.get("/safeguarding/key/").text


def test_the_leads_of_other_groups_are_none_to_seal_to(nunhead: Group, grace: Person) -> None:
    peckham = make_group("Peckham Neighbours")
    make_membership(make_person("Dora", email="dora@canary.example"), peckham, Role.COORDINATOR)
    make_lead(peckham, "Olu", ANOTHER)
    assert [key.person for key in queries.keys_of(nunhead)] == [grace]


def test_who_leads_no_longer_changes_no_passphrase(client: Client, nunhead: Group, grace: Person) -> None:
    members.leave_altogether(grace, nunhead, by=grace.pk, now=NOW)
    sign_in(client, grace, strong=True)
    assert client.get("/safeguarding/key/passphrase/").status_code == 404
