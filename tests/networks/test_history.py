"""A network's desk reads what was changed in a group's entry, by whose word, and what happened to its place."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.groups.actions import changing, rest
from doorstep.groups.models import Group, Role
from doorstep.groups.speakers import ITSELF, LIST, THE_DESK, Speaker
from doorstep.networks.actions import contacts, deciding
from doorstep.networks.models import Contact, Network
from doorstep.networks.queries import history
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_contact, place_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def main(network: Network, clara: Person) -> Contact:
    group = make_group("Rye Lane Neighbours", place="Peckham")
    make_membership(clara, group, Role.COORDINATOR)
    return make_contact(network, clara, group)


def page(network: Network, main: Contact, esther: Person) -> str:
    shown = text(browser_of(esther), f"/networks/{network.slug}/desk/groups/{main.affiliation_id}/")
    return " ".join(re.sub(r"<[^>]+>", "", unescape(shown)).split())


def change(group: Group, speaker: Speaker, **values: object) -> None:
    changing.change(group, values, by=None, speaker=speaker)


def test_fields_stand_with_what_they_said_before_and_who_said_it(
    network: Network, main: Contact, esther: Person
) -> None:
    group = main.affiliation.group
    change(group, ITSELF, summary="Shopping and calls")
    change(group, THE_DESK, summary="Shopping, calls and lifts")
    change(group, Speaker(LIST, "The wiki's list"), place="Rye Lane")
    shown = page(network, main, esther)
    assert "from Shopping and calls to Shopping, calls and lifts" in shown
    for said in ("the group itself", "whoever looks after this site", "The wiki's list", "from Peckham to Rye Lane"):
        assert said in shown, said


def test_what_happened_to_its_place_names_nobody(network: Network, main: Contact, esther: Person) -> None:
    ben = make_person("Ben", email="ben@example.org")
    make_membership(ben, main.affiliation.group, Role.COORDINATOR)
    now = timezone.now()
    contacts.name_deputy(main, ben.pk, now=now)
    contacts.pass_on(main, ben.pk, now=now)
    shown = page(network, main, esther)
    happened = shown.partition("What happened in the network")[2]
    for said in (
        *("It came into the network.", "Somebody became its main contact.", "A deputy was named."),
        "It was passed on to another main contact.",
    ):
        assert said in happened, said
    assert "Clara" not in happened
    assert "Ben" not in happened
    deciding.end_place(place_of(main.affiliation.group), by=esther.pk, now=now)
    assert str(history.happened_to(place_of(main.affiliation.group))[0].words) == "It left the network."


def test_it_asks_as_much_for_many_changes_as_for_few(network: Network, main: Contact, esther: Person) -> None:
    browser, group = browser_of(esther), main.affiliation.group
    at, asks = f"/networks/{network.slug}/desk/groups/{main.affiliation_id}/", []
    for many in (1, 5):
        for number in range(many):
            change(group, ITSELF, summary=f"Shopping {many} {number}")
        browser.get(at)
        with CaptureQueriesContext(connection) as queries:
            browser.get(at)
        asks.append(len(queries))
    assert asks[0] == asks[1]
    rest(group, by=None)
    assert "State from " in page(network, main, esther)
