"""People without a group are ready for a network's calls; its desk sees how many, and who only with a reason."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.accounts.actions import withdraw_consent
from doorstep.networks.actions.standing_by import STANDING_BY
from doorstep.networks.models import Network, NetworkSkill, Standby
from doorstep.networks.queries import standing_by
from doorstep.people.models import Consent, Person
from doorstep.places import cells
from tests.factories import PECKHAM, make_group, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_network, make_officer
from tests.networks.standing import make_skill, make_standby

pytestmark = pytest.mark.django_db
SAID = {"postcode": "SE15", "kinds": ["shopping", "lift"], "when": ["evenings"], "hours": "4", "agree": "on"}


@pytest.fixture
def ben() -> Person:
    return make_person("Ben", email="ben@example.org", phone="07700 900321")


@pytest.fixture
def his(ben: Person) -> Client:
    return browser_of(ben, strong=False)


def here(network: Network, more: str = "") -> str:
    return f"/networks/{network.slug}/{more}"


def mine(row: Standby, more: str = "") -> str:
    return f"/networks/mine/ready/{row.pk}/{more}"


# -- Saying so -------------------------------------------------------------------------------------------------------


def test_somebody_without_a_group_is_ready_and_no_postcode_is_kept(
    network: Network, esther: Person, ben: Person, his: Client
) -> None:
    van = make_skill(network, esther)
    assert "Be ready to help" in text(Client(), here(network))
    page = text(his, here(network, "ready/"), **SAID, skills=[str(van.pk)], languages=["bn"])
    assert "The network can call on you now." in page
    row = Standby.objects.get()
    assert (row.kinds, row.languages, row.when, row.hours) == (["shopping", "lift"], ["bn"], ["evenings"], 4)
    assert [skill.name for skill in row.skills.all()] == ["Drives a van"]
    assert cells.size(row.cell) == cells.SHOWN
    assert "Drives a van" in page
    assert Consent.objects.get(person=ben, to=STANDING_BY).withdrawn_at is None
    assert "Southern Network" in text(his, "/networks/mine/")


def test_a_double_press_is_one_and_what_was_said_is_said_anew(network: Network, his: Client) -> None:
    for said in (SAID, SAID, SAID | {"postcode": "", "kinds": ["post"], "hours": ""}):
        his.post(here(network, "ready/"), said)
    row = Standby.objects.get()
    assert (row.kinds, row.hours) == (["post"], None)
    page = text(his, here(network, "ready/"))
    assert "Leave this empty if it is." in page
    assert "SE15" in page


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("postcode", "", "Write a postcode"),
        ("postcode", "Peckham", "We could not find it."),
        ("postcode", "LS1", "Southern Network does not reach LS1"),
        ("kinds", [], "Tick at least one thing"),
        ("when", [], "Tick at least one."),
        ("hours", "900", "100"),
        ("agree", "", "Tick the box if you agree."),
    ],
)
def test_what_is_wrong_is_said_beside_it(network: Network, his: Client, field: str, typed: object, says: str) -> None:
    answer = his.post(here(network, "ready/"), SAID | {field: typed})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Standby.objects.exists()


def test_a_skill_alone_is_enough_but_not_one_of_another_network(network: Network, esther: Person, his: Client) -> None:
    other = make_network("Northern Network", "LS1", email="")
    theirs, van = make_skill(other, make_officer(other, "Olu"), "Plumbing"), make_skill(network, esther)
    assert his.post(here(network, "ready/"), SAID | {"skills": [str(theirs.pk)]}).status_code == 422
    assert his.post(here(network, "ready/"), SAID | {"kinds": [], "skills": [str(van.pk)]}).status_code == 302


# -- One's own page --------------------------------------------------------------------------------------------------


def test_they_see_the_groups_where_they_are(network: Network, ben: Person, his: Client) -> None:
    row = make_standby(network, ben)
    assert "No group is near you yet." in text(his, mine(row))
    make_group("Rye Lane Neighbours")
    page = text(his, mine(row))
    assert "Rye Lane Neighbours" in page
    assert "you can stay ready for the network as well" in page


def test_they_rest_and_come_back_and_nobody_asks_why(network: Network, ben: Person, his: Client) -> None:
    row = make_standby(network, ben)
    assert "You take a rest until" in text(his, mine(row, "rest/"), days="14")
    assert not standing_by.ready_for(network).exists()
    assert "Welcome back." in text(his, mine(row, "rest/"), do="return")
    assert "until you are back" in text(his, mine(row, "rest/"), days="")
    assert "taking a rest" in text(his, "/networks/mine/")


def test_they_end_it_and_with_the_last_one_what_they_agreed_to(network: Network, ben: Person, his: Client) -> None:
    row = make_standby(network, ben)
    assert "no longer calls on you" in text(his, mine(row, "ending/"), now="1")
    row.refresh_from_db()
    assert row.ended_at
    assert Consent.objects.get(person=ben).withdrawn_at
    assert his.get(mine(row)).status_code == 404


def test_whoever_no_longer_agrees_is_ready_no_longer(network: Network, ben: Person) -> None:
    make_standby(network, ben)
    withdraw_consent(Consent.objects.get(person=ben), by=ben.pk, now=timezone.now())
    assert not standing_by.living().exists()
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_nobody_opens_anybody_elses(network: Network, ben: Person) -> None:
    row = make_standby(network, ben)
    dev = browser_of(make_person("Dev", email="dev@example.org"))
    assert dev.get(mine(row)).status_code == 404
    assert dev.post(mine(row, "ending/")).status_code == 404


# -- The desk --------------------------------------------------------------------------------------------------------


def test_the_desk_sees_how_many_and_no_name(network: Network, esther: Person, ben: Person) -> None:
    van = make_skill(network, esther)
    make_standby(network, ben, skills=(van.pk,))
    make_standby(network, make_person("Dev"), kinds=("post",))
    theirs = browser_of(esther)
    page = text(theirs, here(network, "desk/ready/"))
    assert "2 people are ready to help." in page
    assert "SE15 Peckham" in page
    assert "Ben" not in page
    for query, many in (("skill=" + str(van.pk), 1), ("kind=post", 1), ("district=SE15", 2), ("district=LS1", 0)):
        assert text(theirs, here(network, f"desk/ready/?{query}")).count("Somebody in SE15") == many
    for nonsense in ("skill=x", "skill=99999999999999999999", "kind=nothing"):
        assert "Somebody in SE15" not in text(theirs, here(network, f"desk/ready/?{nonsense}"))


@pytest.mark.parametrize("rows", [1, 4])
def test_it_costs_the_same_for_one_and_for_many(
    rows: int, network: Network, esther: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    van, theirs = make_skill(network, esther), browser_of(esther)
    for number in range(rows):
        make_standby(network, make_person(f"Ben {number}"), skills=(van.pk,))
    theirs.get(here(network, "desk/"))
    with django_assert_num_queries(8):
        theirs.get(here(network, "desk/ready/"))


def test_a_name_is_shown_by_a_step_that_its_owner_can_read(network: Network, esther: Person, ben: Person) -> None:
    row, theirs = make_standby(network, ben), browser_of(esther)
    page = text(theirs, here(network, f"desk/ready/{row.pk}/"))
    assert "shopping" in page
    assert "Ben" not in page
    assert "Choose a reason." in text(theirs, here(network, f"desk/ready/{row.pk}/reach/"), why="")
    page = text(theirs, here(network, f"desk/ready/{row.pk}/reach/"), why="to-plan")
    assert "Ben" in page
    assert "+447700900321" in page
    assert "Southern Network" in text(browser_of(ben), "/me/looked/")


def test_another_networks_officer_sees_nothing(network: Network, ben: Person, esther: Person) -> None:
    other = make_network("Northern Network", "LS1", email="")
    row, van, olu = make_standby(network, ben), make_skill(network, esther), browser_of(make_officer(other, "Olu"))
    for more in ("desk/ready/", "desk/ready/skills/", f"desk/ready/skills/{van.pk}/", f"desk/ready/{row.pk}/"):
        assert olu.get(here(network, more)).status_code == 404
    for more in (f"desk/ready/{row.pk}/", f"desk/ready/skills/{van.pk}/"):
        assert olu.get(here(other, more)).status_code == 404
    assert olu.post(here(other, f"desk/ready/{row.pk}/reach/"), {"why": "to-plan"}).status_code == 404
    assert "Somebody in" not in text(olu, here(other, "desk/ready/"))


def test_the_desk_keeps_its_list_of_skills(network: Network, esther: Person, ben: Person) -> None:
    theirs, list_ = browser_of(esther), here(network, "desk/ready/skills/")
    assert "Nothing is on it yet." in text(theirs, list_)
    assert "It is on the list." in text(theirs, list_, name="Drives a van")
    van = NetworkSkill.objects.get()
    row = make_standby(network, ben, skills=(van.pk,))
    assert "on the list already" in text(theirs, list_, name="drives a VAN")
    assert "Write what it is called." in text(theirs, list_, name=" ")
    assert "It is called that now" in text(theirs, f"{list_}{van.pk}/", name="Has a van", do="rename")
    assert [skill.name for skill in row.skills.all()] == ["Has a van"]
    assert "1 person has it" in text(theirs, f"{list_}{van.pk}/")
    assert "off the list" in text(theirs, f"{list_}{van.pk}/", do="take-away")
    assert not row.skills.exists()


# -- Who is called on ------------------------------------------------------------------------------------------------


def test_an_audience_is_one_question(
    network: Network, esther: Person, ben: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    van = make_skill(network, esther)
    row = make_standby(network, ben, skills=(van.pk,), languages=("bn", "en"))
    make_standby(network, make_person("Dev"), kinds=("post",), languages=("so",))
    found = standing_by.ready_for(network).filter(cell=cells.cell_at(*PECKHAM, cells.SHOWN), skills__name=van.name)
    with django_assert_num_queries(1):
        assert list(standing_by.speaks(standing_by.does(found, "shopping"), "bn")) == [row]
    assert not standing_by.does(found, "post").exists()
    assert not standing_by.speaks(found, "b").exists()
