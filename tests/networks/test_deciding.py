"""A network's desk decides who comes in: the group it is, its contact, and what they are told."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.models import Session
from doorstep.groups.models import Group, Invitation, Role
from doorstep.messaging.models import Message
from doorstep.networks.actions import deciding
from doorstep.networks.models import Affiliation, Application, Contact, Network
from doorstep.networks.queries import criteria
from doorstep.people.models import Person
from doorstep.vault.models import PersonKey
from tests.factories import LEEDS, NUNHEAD, make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_application, make_contact, place_of
from tests.networks.test_joining import SAID, desk, here, kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(clara: Person) -> Client:
    return browser_of(clara, strong=False)


# -- Deciding --------------------------------------------------------------------------------------------------------


def test_a_new_group_is_listed_and_its_contact_is_told_and_invited(
    network: Network, esther: Person, clara: Person
) -> None:
    application = make_application(network, clara)
    page = text(browser_of(esther), desk(network, application))
    assert "It helps in this network’s area." in page
    assert "+447" not in page
    answer = text(browser_of(esther), desk(network, application, "decision/"), decision="take-in", which="new")
    assert "It is in, and its contact has been told." in answer
    group = Group.objects.get(name="Rye Lane Neighbours")
    assert group.status == Group.Listing.LISTED
    assert list(group.districts.values_list("code", flat=True)) == ["SE15"]
    assert Contact.objects.get(affiliation__group=group).person == clara
    assert kinds(clara) == ["group-taken-in"]
    assert Invitation.objects.get(group=group).role == Role.COORDINATOR


def test_a_group_that_is_listed_comes_in_as_itself(network: Network, esther: Person, clara: Person) -> None:
    group = make_group("Rye Lane Mutual Aid", metres=600)
    make_membership(make_person("Cora"), group, Role.COORDINATOR)
    application = make_application(network, clara, "Rye Lane Neighbours")
    found = criteria.likely(application)
    assert [(each.group, each.reasons) for each in found] == [(group, ("name", "patch"))]
    theirs = browser_of(esther)
    assert "Choose which group it is" in text(theirs, desk(network, application, "decision/"), decision="take-in")
    text(theirs, desk(network, application, "decision/"), decision="take-in", which=str(group.pk))
    assert place_of(group).status == Affiliation.Status.IN
    assert Group.objects.count() == 1
    assert not Invitation.objects.filter(status="open", made_by=esther.pk).exists()


def test_a_group_reached_by_the_same_number_is_shown_as_likely(network: Network, clara: Person) -> None:
    group = make_group("Something Else", at=NUNHEAD, contact_ways=(("phone", "07700 900123"),))
    application = make_application(network, clara)
    application.person.contact_points.all()
    amina = make_person("Amina", phone="07700 900123")
    application = make_application(network, amina, "Quite Another")
    assert ("reached", "patch") in [each.reasons for each in criteria.likely(application) if each.group == group]


def test_a_group_has_one_main_contact(network: Network, esther: Person, clara: Person) -> None:
    group = make_group("Rye Lane Neighbours")
    make_contact(network, make_person("Xanthe"), group)
    application = make_application(network, clara, "Rye Lane Neighbours")
    theirs = browser_of(esther)
    assert "is in already" in text(theirs, desk(network, application))
    page = text(theirs, desk(network, application, "decision/"), decision="take-in", which=str(group.pk))
    assert "This group is in already, and has a main contact." in page
    assert Contact.objects.filter(affiliation__group=group).count() == 1
    application.refresh_from_db()
    assert application.status == Application.Status.WAITING


def test_who_is_not_taken_in_reads_why(network: Network, esther: Person, clara: Person) -> None:
    application = make_application(network, clara)
    theirs = browser_of(esther)
    assert "they would like to know" in text(theirs, desk(network, application, "decision/"), decision="decline")
    text(theirs, desk(network, application, "decision/"), decision="decline", words="You help in Leeds, so ask there.")
    assert "You help in Leeds, so ask there." in Message.objects.get(person=clara).body
    assert not Affiliation.objects.exists()


def test_who_is_asked_something_reads_it_and_says_it_anew(
    network: Network, esther: Person, clara: Person, hers: Client
) -> None:
    application = make_application(network, clara)
    text(browser_of(esther), desk(network, application, "decision/"), decision="ask", words="Which side of the road?")
    assert "Which side of the road?" in Message.objects.get(person=clara).body
    application.refresh_from_db()
    assert application.status == Application.Status.ASKED_BACK
    text(hers, here(network, "joining/"), **SAID | {"area": "The east side of Rye Lane"})
    application.refresh_from_db()
    assert (application.status, application.area) == (Application.Status.WAITING, "The east side of Rye Lane")


def test_what_lies_outside_is_shown_to_the_desk(network: Network, esther: Person, clara: Person) -> None:
    application = make_application(network, clara)
    Application.objects.filter(pk=application.pk).update(districts=["LS1"])
    assert "It does not help in this network’s area" in text(browser_of(esther), desk(network, application))


def test_of_two_officers_one_decides(network: Network, esther: Person, clara: Person) -> None:
    application = make_application(network, clara)
    seen = Application.objects.get(pk=application.pk)
    deciding.decline(application, "Not now.", by=esther.pk, now=timezone.now())
    theirs = browser_of(esther)
    assert "was first" in text(theirs, desk(network, seen, "decision/"), decision="take-in", which="new")
    assert not Affiliation.objects.exists()


def test_an_officer_does_not_decide_about_their_own_group(network: Network, esther: Person) -> None:
    application = make_application(network, esther)
    page = text(browser_of(esther), desk(network, application, "decision/"), decision="take-in", which="new")
    assert "Another officer decides about it." in page
    assert not Affiliation.objects.exists()


def test_a_group_that_helps_elsewhere_does_not_come_in(network: Network, esther: Person, clara: Person) -> None:
    group = make_group("Rye Lane Neighbours", at=LEEDS)
    application = make_application(network, clara)
    page = text(browser_of(esther), desk(network, application, "decision/"), decision="take-in", which=str(group.pk))
    assert "does not help in the network’s area" in page
    assert not Affiliation.objects.exists()


def test_the_way_into_a_chat_is_refused_and_never_listed(network: Network, esther: Person, clara: Person) -> None:
    link = "Rye Lane, join us: https://chat.whatsapp.com/abc"
    assert "leads into a private chat" in text(browser_of(clara), here(network, "joining/"), **SAID | {"area": link})
    application = make_application(network, clara)
    application.area = link
    application.save()
    page = text(browser_of(esther), desk(network, application, "decision/"), decision="take-in", which="new")
    assert "The way into a private chat stands in it" in page


def test_asking_twice_asks_once(network: Network, esther: Person, clara: Person) -> None:
    application = make_application(network, clara)
    for _twice in range(2):
        text(browser_of(esther), desk(network, application, "decision/"), decision="ask", words="Which side?")
    assert kinds(clara) == ["asked-about-a-group"]
    assert "Which side?" in text(browser_of(esther), desk(network, application))


def test_one_whose_words_cannot_be_opened_closes_no_desk(network: Network, esther: Person, clara: Person) -> None:
    application = make_application(network, clara)
    make_application(network, make_person("Olu"), "Nunhead Knocks")
    PersonKey.objects.filter(person=clara.pk).delete()
    assert "Nunhead Knocks" in text(browser_of(esther), here(network, "desk/"))
    assert "A group without a name yet" in text(browser_of(esther), desk(network, application))


def test_words_that_took_long_to_write_are_not_lost(network: Network, esther: Person, clara: Person) -> None:
    application, theirs = make_application(network, clara), browser_of(esther)
    Session.objects.update(proved_at=timezone.now() - datetime.timedelta(minutes=30))
    text(theirs, desk(network, application, "decision/"), decision="decline", words="You help in Leeds.")
    assert "You help in Leeds." in Message.objects.get(person=clara).body


def test_far_away_groups_are_no_doubles(network: Network, clara: Person) -> None:
    make_group("Rye Lane Neighbours", at=LEEDS)
    found = criteria.likely(make_application(network, clara))
    assert [each.reasons for each in found] == [("name",)]


def test_of_a_group_that_waits_elsewhere_the_officer_learns_no_more_than_when(
    network: Network, esther: Person, clara: Person
) -> None:
    waits = "nobody has looked at it yet"
    make_group("Rye Lane Mutual Aid", listing=Group.Listing.PROPOSED)
    page = text(browser_of(esther), desk(network, make_application(network, clara)))
    assert waits in page
    assert "Rye Lane Mutual Aid" not in page
    far = make_application(network, make_person("Olu", email="olu@example.org"), "Leeds Dock Neighbours")
    make_group("Leeds Dock Mutual Aid", at=LEEDS, listing=Group.Listing.PROPOSED)
    assert waits not in text(browser_of(esther), desk(network, far))
