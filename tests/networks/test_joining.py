"""A group joins a network by the form: two criteria, looked at at once and by a person, and one main contact."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.messaging.models import Message
from doorstep.networks.actions.officers import offer_seat
from doorstep.networks.models import Application, Network, Officer
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called
from tests.factories import make_group, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_application, make_contact, make_network, make_officer

pytestmark = pytest.mark.django_db
SAID = {
    "called": "Rye Lane Neighbours",
    "area": "Rye Lane and around",
    "districts": "SE15, se22 8bz",
    "name": "Clara Okoro",
    "mobile": "07700 900123",
    "agree": "on",
}


@pytest.fixture
def hers(clara: Person) -> Client:
    return browser_of(clara, strong=False)


def here(network: Network, more: str = "") -> str:
    return f"/networks/{network.slug}/{more}"


def desk(network: Network, application: Application, more: str = "") -> str:
    return here(network, f"desk/applications/{application.pk}/{more}")


def kinds(person: Person) -> list[str]:
    return [*Message.objects.filter(person=person).order_by("made_at", "pk").values_list("kind", flat=True)]


# -- Asking ----------------------------------------------------------------------------------------------------------


def test_a_group_asks_and_the_desk_hears_of_it(network: Network, esther: Person, clara: Person, hers: Client) -> None:
    assert "The network’s desk has it" in text(hers, here(network, "joining/"), **SAID)
    application = Application.objects.get()
    assert application.status == Application.Status.WAITING
    assert (application.called, application.districts) == ("Rye Lane Neighbours", ["SE15", "SE22"])
    assert called([clara.pk]) == {clara.pk: "Clara Okoro"}
    assert ContactPoint.objects.get(person=clara, means="phone").value == "+447700900123"
    assert kinds(esther) == ["group-asks-to-join"]
    assert "Waits for the network" in text(hers, "/networks/mine/")


def test_a_double_press_asks_once(network: Network, esther: Person, hers: Client) -> None:
    for _twice in range(2):
        hers.post(here(network, "joining/"), SAID)
    assert Application.objects.count() == 1
    assert len(kinds(esther)) == 1


def test_whoever_gave_a_number_need_not_type_it_again(network: Network) -> None:
    amina = make_person("Amina", email="amina@example.org", phone="020 7946 0501")
    theirs = browser_of(amina, strong=False)
    assert "We have a number of yours" in text(theirs, here(network, "joining/"))
    text(theirs, here(network, "joining/"), **SAID | {"mobile": ""})
    assert ContactPoint.objects.filter(person=amina, means="phone").count() == 1
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("called", "", "Write your group’s name."),
        ("called", "🐈", "Write a name that can be read aloud."),
        ("area", "", "Say where your group helps."),
        ("districts", "Peckham", "We know no such postcode district."),
        ("districts", "LS1", "Southern Network does not reach LS1."),
        ("mobile", "", "Write a number where the network can reach you."),
        ("mobile", "ring me", "Write the whole number"),
        ("name", "", "you would be the main contact"),
        ("agree", "", "Tick the box if you agree."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(
    network: Network, hers: Client, field: str, typed: str, says: str
) -> None:
    answer = hers.post(here(network, "joining/"), SAID | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Rye Lane and around" in page or field == "area"
    assert not Application.objects.exists()


def test_a_group_that_is_in_already_is_told_so_and_no_contact_is_named(
    network: Network, clara: Person, hers: Client
) -> None:
    group = make_group("Rye Lane Neighbours")
    make_contact(network, make_person("Xanthe", email="xanthe@example.org"), group)
    page = text(hers, here(network, "joining/"), **SAID)
    assert "A group of this name is in already." in page
    assert "Xanthe" not in page
    text(hers, here(network, "joining/"), **SAID | {"another": "on"})
    assert Application.objects.filter(person=clara).exists()


def test_whoever_asked_asks_no_longer(network: Network, clara: Person, hers: Client) -> None:
    application = make_application(network, clara)
    text(hers, f"/networks/mine/applications/{application.pk}/withdrawal/", now="1")
    application.refresh_from_db()
    assert application.status == Application.Status.WITHDRAWN
    assert "was first" in text(hers, f"/networks/mine/applications/{application.pk}/withdrawal/", now="1")


# -- The network's page ----------------------------------------------------------------------------------------------


def test_anybody_sees_who_is_in_and_nobody_who_speaks_for_them(network: Network, clara: Person) -> None:
    make_contact(network, clara, make_group("Rye Lane Neighbours"))
    page = text(Client(), here(network))
    assert "Rye Lane Neighbours" in page
    assert "Clara" not in page
    assert "1 group" in text(Client(), "/networks/")
    assert "Yes, it is in" in text(Client(), here(network, "?name=rye+lane"))
    assert "No group called “Nunhead” is in" in text(Client(), here(network, "?name=Nunhead"))
    assert Client().get("/networks/nowhere/").status_code == 404


def test_a_network_without_groups_says_what_to_do(network: Network) -> None:
    assert "Yours could be the first" in text(Client(), here(network))
    Network.objects.all().delete()
    assert "There is no network here yet" in text(Client(), "/networks/")


# -- Who may ---------------------------------------------------------------------------------------------------------


def test_the_desk_is_closed_to_everybody_else(network: Network, esther: Person, clara: Person, hers: Client) -> None:
    other = make_network("Northern Network", "LS1", email="")
    application = make_application(network, clara)
    olu = browser_of(make_officer(other, "Olu"))
    for more in ("desk/", "desk/groups/", f"desk/applications/{application.pk}/"):
        assert olu.get(here(network, more)).status_code == 404
        assert hers.get(here(network, more)).status_code == 302
        assert Client().get(here(network, more)).status_code == 302
    # Under the address of their own network neither.
    assert olu.get(here(other, f"desk/applications/{application.pk}/")).status_code == 404
    assert browser_of(esther).get(here(network, "desk/")).status_code == 200


def test_a_number_is_shown_by_a_step_that_its_owner_can_read(network: Network, esther: Person) -> None:
    amina = make_person("Amina", email="amina@example.org", phone="07700 900123")
    application = make_application(network, amina)
    theirs = browser_of(esther)
    assert "Choose a reason." in text(theirs, desk(network, application, "reach/"), why="")
    assert "+447700900123" in text(theirs, desk(network, application, "reach/"), why="they-asked")
    assert "Southern Network" in text(browser_of(amina), "/me/looked/")


# -- Seats -----------------------------------------------------------------------------------------------------------


def test_a_seat_is_taken_once_by_a_code(network: Network) -> None:
    code = offer_seat(network, by=None, now=timezone.now())
    olu, dev = make_person("Olu"), make_person("Dev")
    assert "This code opens nothing." in text(browser_of(olu), "/networks/desk/", code="AAAA-AAAA-AAAA")
    assert "You sit at its desk now." in text(browser_of(olu), "/networks/desk/", code=code)
    assert "This code opens nothing." in text(browser_of(dev), "/networks/desk/", code=code)
    assert list(Officer.objects.values_list("person", flat=True)) == [olu.pk]
