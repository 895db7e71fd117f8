"""Who speaks for a group in a network: a deputy, passing it on, leaving, and what an officer may do about it."""

import pytest
from django.test import Client

from doorstep.groups.models import Group, Invitation, Role
from doorstep.messaging.models import Message
from doorstep.networks.models import Affiliation, Contact, Network
from doorstep.people.models import Person
from doorstep.vault.actions import erase
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_contact, make_officer, place_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return make_group("Rye Lane Neighbours")


@pytest.fixture
def clara(group: Group) -> Person:
    clara = make_person("Clara", email="clara@example.org")
    make_membership(clara, group, Role.COORDINATOR)
    return clara


@pytest.fixture
def ben(group: Group, clara: Person) -> Person:
    assert clara  # she is the first
    ben = make_person("Ben", email="ben@example.org")
    make_membership(ben, group, Role.COORDINATOR)
    return ben


@pytest.fixture
def main(network: Network, clara: Person, group: Group) -> Contact:
    return make_contact(network, clara, group)


def parts(group: Group) -> dict[str, Person]:
    return {row.part: row.person for row in Contact.objects.filter(affiliation__group=group).select_related("person")}


def mine(row: Contact, more: str = "") -> str:
    return f"/networks/mine/groups/{row.pk}/{more}"


def test_a_deputy_is_named_and_told(main: Contact, clara: Person, ben: Person, group: Group) -> None:
    theirs = browser_of(clara)
    assert "Ben" in text(theirs, mine(main))
    text(theirs, mine(main, "contacts/"), who=str(ben.pk), do="deputy")
    assert parts(group) == {"main": clara, "deputy": ben}
    assert "You stand in for the main contact" in Message.objects.get(person=ben, kind="contact-named").body
    assert "stands in for you" in text(theirs, mine(main))


def test_it_is_passed_on_and_whoever_had_it_sees_it_no_more(
    main: Contact, clara: Person, ben: Person, group: Group
) -> None:
    theirs = browser_of(clara)
    text(theirs, mine(main, "contacts/"), who=str(ben.pk), do="deputy")
    text(theirs, mine(main, "contacts/"), who=str(ben.pk), do="pass-on")
    assert parts(group) == {"main": ben}
    assert theirs.get(mine(main)).status_code == 404


def test_a_deputy_lays_it_down(main: Contact, clara: Person, ben: Person, group: Group) -> None:
    text(browser_of(clara), mine(main, "contacts/"), who=str(ben.pk), do="deputy")
    deputy = Contact.objects.get(person=ben)
    theirs = browser_of(ben)
    assert theirs.post(mine(deputy, "contacts/"), {"who": str(clara.pk), "do": "pass-on"}).status_code == 404
    assert theirs.get(mine(deputy, "leaving/")).status_code == 404
    text(theirs, mine(deputy, "laying-down/"), now="1")
    assert parts(group) == {"main": clara}
    assert Message.objects.filter(person=clara, kind="no-deputy").exists()


@pytest.mark.usefixtures("ben")
def test_nobody_who_is_no_coordinator_is_named(main: Contact, clara: Person, group: Group) -> None:
    dev = make_person("Dev")
    answer = browser_of(clara).post(mine(main, "contacts/"), {"who": str(dev.pk), "do": "pass-on"})
    assert answer.status_code == 422
    assert parts(group) == {"main": clara}


@pytest.mark.usefixtures("ben")
def test_a_contact_who_does_not_coordinate_sees_no_names(network: Network, group: Group) -> None:
    olu = make_person("Olu", email="olu@example.org")
    page = text(browser_of(olu), mine(make_contact(network, olu, group)))
    assert "Ben" not in page
    assert "Pass it on to a coordinator" in page


def test_a_group_leaves_and_comes_back(network: Network, main: Contact, clara: Person, group: Group) -> None:
    theirs = browser_of(clara)
    assert "Take <bdi>Rye Lane Neighbours</bdi> out" in text(theirs, mine(main, "leaving/"))
    text(theirs, mine(main, "leaving/"), now="1")
    assert place_of(group).status == Affiliation.Status.LEFT
    assert not Contact.objects.exists()
    assert "Rye Lane" not in text(Client(), network.get_absolute_url())
    make_contact(network, clara, group)
    assert place_of(group).status == Affiliation.Status.IN


def test_the_desk_takes_a_group_out_and_says_why(network: Network, main: Contact, clara: Person, group: Group) -> None:
    theirs = browser_of(make_officer(network))
    here = f"/networks/{network.slug}/desk/groups/{place_of(group).pk}/"
    page = text(theirs, here)
    assert "Clara" in page
    assert "clara@example.org" not in page
    assert "clara@example.org" in text(theirs, f"{here}reach/{main.pk}/", why="to-plan")
    assert "they would like to know" in text(theirs, f"{here}ending/", words="")
    text(theirs, f"{here}ending/", words="It moved to Lambeth.")
    assert "It moved to Lambeth." in Message.objects.filter(person=clara).latest("made_at", "pk").body
    assert place_of(group).status == Affiliation.Status.LEFT


def test_whoever_is_erased_speaks_for_nobody_and_the_group_stays(
    network: Network, main: Contact, clara: Person, group: Group
) -> None:
    erase(clara.pk, by=clara.pk)
    assert place_of(group).status == Affiliation.Status.IN
    assert not Contact.objects.filter(pk=main.pk).exists()
    page = text(browser_of(make_officer(network)), f"/networks/{network.slug}/desk/groups/")
    assert "nobody speaks for it" in page
    # Whoever does then comes in by asking again.
    ben = make_person("Ben")
    assert make_contact(network, ben, group).part == Contact.Part.MAIN


def test_nobody_elses_place_is_opened(main: Contact, ben: Person) -> None:
    theirs = browser_of(ben)
    for more in ("", "leaving/"):
        assert theirs.get(mine(main, more)).status_code == 404
    assert theirs.post(mine(main, "leaving/")).status_code == 404
    assert Contact.objects.filter(pk=main.pk).exists()


def test_who_coordinates_a_group_speaks_for_it_before_somebody_who_does_not(
    network: Network, group: Group, clara: Person
) -> None:
    dev = make_person("Dev", email="dev@example.org")
    make_contact(network, dev, group)
    assert "somebody speaks for it there" in Message.objects.get(person=clara, kind="somebody-speaks").body
    make_contact(network, clara, group)
    assert parts(group) == {"main": clara}


def test_a_double_press_names_and_tells_once(main: Contact, clara: Person, ben: Person, group: Group) -> None:
    theirs = browser_of(clara)
    for _twice in range(2):
        text(theirs, mine(main, "contacts/"), who=str(ben.pk), do="deputy")
    assert parts(group) == {"main": clara, "deputy": ben}
    assert Message.objects.filter(person=ben, kind="contact-named").count() == 1


def test_the_house_gives_coordinators_to_a_group_that_nobody_tends(network: Network) -> None:
    olu, group = make_person("Olu", email="olu@example.org"), make_group("Nunhead Knocks")
    page = text(browser_of(olu), mine(make_contact(network, olu, group)))
    assert "Ask whoever runs this site for a code" in page
    assert not Invitation.objects.filter(group=group, role=Role.COORDINATOR).exists()
