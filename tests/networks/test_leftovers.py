"""Small promises of networks: twice at once, a group looked for by name, files with a letter, passing it on."""

from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group, Role
from doorstep.messaging.actions import read_due, take_in
from doorstep.messaging.models import Message, Reply
from doorstep.networks import maps
from doorstep.networks.actions import applying, opening
from doorstep.networks.models import Affiliation, Application, Contact, Network
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called
from tests.factories import make_group, make_membership, make_person, open_desk
from tests.groups.pages import text
from tests.networks.making import ADDRESS, browser_of, make_application, make_contact, make_network, place_of
from tests.networks.test_joining import SAID

pytestmark = pytest.mark.django_db


def test_a_network_that_is_opened_twice_at_once_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    make_network("Southern Network")
    # As it was when both looked.
    monkeypatch.setattr(opening, "_is_free", lambda _slug: True)
    desk = Client()
    open_desk(desk)
    said = {"name": "Southern Network", "level": "borough", "where": "SE15"}
    answer = desk.post("/desk/networks/new/", said)
    assert answer.status_code == 422
    assert "at this very moment" in answer.content.decode()
    assert Network.objects.count() == 1


# -- Which group it is -----------------------------------------------------------------------------------------------


def test_a_group_that_nobody_thought_of_is_found_by_name_and_let_in(
    network: Network, esther: Person, clara: Person
) -> None:
    other = make_group("Choumert Road Gardens", metres=None)
    application = make_application(network, clara, "Something Else")
    browser, at = browser_of(esther), f"/networks/{network.slug}/desk/applications/{application.pk}/"
    assert "Choumert" not in text(browser, at)
    assert "Nobody is listed by a name like that" in text(browser, f"{at}?name=xyzzy")
    page = text(browser, f"{at}?name=choumert")
    assert f'value="{other.pk}"' in page
    assert "you looked for it" in page
    decision = {"decision": "take-in", "which": str(other.pk)}
    assert browser.post(f"{at}decision/", decision).status_code == 422
    text(browser, f"{at}decision/", **decision, name="choumert")
    assert place_of(other).status == Affiliation.Status.IN


# -- Asking ----------------------------------------------------------------------------------------------------------


def test_saying_it_anew_begins_with_what_was_said(network: Network, clara: Person) -> None:
    application = make_application(network, clara)
    hers, at = browser_of(clara, strong=False), f"/networks/{network.slug}/joining/"
    assert f"?anew={application.pk}" in text(hers, "/networks/mine/")
    page = text(hers, f"{at}?anew={application.pk}")
    assert "Rye Lane and around" in page
    assert 'value="Rye Lane Neighbours"' in page
    assert 'value="SE15"' in page
    dev = browser_of(make_person("Dev", email="dev@example.org"), strong=False)
    for typed in (str(application.pk), "nonsense"):
        assert "Rye Lane and around" not in text(dev, f"{at}?anew={typed}")


def test_nothing_is_noted_of_whoever_asks_once_too_often(
    network: Network, clara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "MOST_WAITING", 0)
    hers = browser_of(clara, strong=False)
    answer = hers.post(f"/networks/{network.slug}/joining/", SAID)
    assert answer.status_code == 422
    assert called([clara.pk]) == {clara.pk: "Clara"}
    assert not ContactPoint.objects.filter(person=clara, means="phone").exists()


def test_files_that_come_with_a_letter_stand_at_the_networks_desk(network: Network, esther: Person) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "clara@example.org", ADDRESS, "MUTUAL AID Rye Lane Neighbours"
    letter.set_content("Main contact: Clara Okoro\nArea: Rye Lane\nPostcode district: SE15\n")
    letter.add_attachment(b"%PDF-1.4 our flyer", maintype="application", subtype="pdf", filename="flyer.pdf")
    take_in("mail", letter.as_bytes(), "message/rfc822", now=timezone.now())
    read_due(timezone.now())
    assert Application.objects.get().called == "Rye Lane Neighbours"
    assert Reply.objects.get().desk == network.uid
    assert Message.objects.filter(person=esther, kind="wrote-to-network").exists()
    page = text(browser_of(esther), f"/networks/{network.slug}/desk/replies/")
    assert "files came along: a document" in page


# -- Who speaks for it -----------------------------------------------------------------------------------------------


@pytest.fixture
def group() -> Group:
    return make_group("Rye Lane Neighbours")


@pytest.fixture
def main(network: Network, clara: Person, group: Group) -> Contact:
    """Give a main contact who does not coordinate the group."""
    return make_contact(network, clara, group)


def test_a_main_contact_who_is_no_coordinator_passes_it_to_one_without_learning_who(
    main: Contact, clara: Person, group: Group
) -> None:
    fay = make_person("Fay", email="fay@example.org")
    make_membership(fay, group, Role.COORDINATOR)
    hers, at = browser_of(clara), f"/networks/mine/groups/{main.pk}/"
    page = text(hers, at)
    assert "Pass it on to a coordinator" in page
    assert "Fay" not in page
    text(hers, f"{at}contacts/", do="to-a-coordinator")
    assert [(row.person, row.part) for row in Contact.objects.select_related("person")] == [(fay, "main")]
    assert Message.objects.filter(person=fay, kind="contact-named").exists()


def test_where_nobody_coordinates_it_the_desk_is_asked_once(
    network: Network, main: Contact, clara: Person, esther: Person
) -> None:
    hers, at = browser_of(clara), f"/networks/mine/groups/{main.pk}/"
    for _twice in range(2):
        assert "The network’s desk has been told" in text(hers, f"{at}contacts/", do="ask-desk")
    assert Message.objects.filter(person=esther, kind="contact-wants-another").count() == 1
    assert "You asked the network’s desk on" in text(hers, at)
    assert "asks for somebody else" in text(browser_of(esther), f"/networks/{network.slug}/desk/health/")
    assert hers.post(f"{at}contacts/", {"do": "to-a-coordinator"}).status_code == 302
    assert Contact.objects.get().person == clara


def test_a_deputy_without_a_main_contact_stands_on_the_health_page(
    network: Network, main: Contact, esther: Person
) -> None:
    ben = make_person("Ben", email="ben@example.org")
    Contact.objects.create(affiliation=main.affiliation, person=ben, part="deputy", began_at=timezone.now())
    at = f"/networks/{network.slug}/desk/health/"
    assert "They have no main contact" not in text(browser_of(esther), at)
    main.delete()
    page = text(browser_of(esther), at)
    assert "They have no main contact" in page
    assert "only its deputy" in page


def test_the_map_of_a_network_is_worked_out_once(network: Network) -> None:
    maps._frame.cache_clear()  # noqa: SLF001 # what it keeps
    for _visit in range(3):
        text(Client(), network.get_absolute_url())
    assert maps._frame.cache_info().misses == 1  # noqa: SLF001 # as above
