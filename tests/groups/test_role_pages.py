"""Roles given and taken on a person's page, and what takes two answered on a decision's."""

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.actions import deciding, members
from doorstep.groups.models import Decision, Group, Membership, Role
from doorstep.groups.views import roles
from doorstep.limits.actions import take
from doorstep.people.models import Person
from tests.factories import make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


def below(group: Group, *parts: object) -> str:
    return "/".join(["/groups", group.slug, "people", *map(str, parts), ""])


def held(person: Person) -> set[tuple[str, str]]:
    rows = Membership.objects.filter(person=person, status__in=Membership.IN)
    return set(rows.values_list("role", "status"))


def offered(client: Client, address: str) -> list[str]:
    return [str(value) for value, _words in client.get(address).context["form"].fields["what"].choices]


# -- Roles -----------------------------------------------------------------------------------------------------------


def test_what_somebody_is_already_is_not_offered(nunhead: Group, clara: Person, ben: Person) -> None:
    team = make_team(nunhead)
    client = browser(clara)
    volunteer = [f"volunteer:{team.pk}", f"street-coordinator:{team.pk}"]
    assert offered(client, below(nunhead, ben.pk, "roles")) == ["coordinator", "safeguarding-lead", *volunteer]
    assert offered(client, below(nunhead, clara.pk, "roles")) == ["volunteer", "safeguarding-lead", *volunteer]


def test_one_coordinator_gives_a_street_team_and_takes_it(nunhead: Group, clara: Person, ben: Person) -> None:
    team, client = make_team(nunhead), browser(clara)
    page = text(client, below(nunhead, ben.pk, "roles"), what=f"street-coordinator:{team.pk}")
    assert "they have been told" in page
    row = Membership.objects.get(person=ben, role=Role.STREET_COORDINATOR)
    assert "have been told" in text(client, below(nunhead, ben.pk, "roles", row.pk), do="end")
    assert held(ben) == {(Role.VOLUNTEER, Membership.Status.JOINED)}


def test_one_coordinator_lets_a_volunteer_rest_come_back_and_go(nunhead: Group, clara: Person, ben: Person) -> None:
    row, client = Membership.objects.get(person=ben), browser(clara)
    address = below(nunhead, ben.pk, "roles", row.pk)
    assert "They take a rest now." in text(client, address, do="rest")
    assert "Somebody was first" in text(client, address, do="rest")
    assert "They are back." in text(client, address, do="return")
    page = text(client, address, do="end")
    assert "The people of" in page
    assert "Ben" not in page
    assert held(ben) == set()


def test_what_somebody_is_stands_under_their_own_page_alone(nunhead: Group, clara: Person, ben: Person) -> None:
    row = Membership.objects.get(person=ben)
    address = below(nunhead, clara.pk, "roles", row.pk)
    assert browser(clara).post(address, {"do": "rest"}).status_code == 404
    assert held(ben) == {(Role.VOLUNTEER, Membership.Status.JOINED)}


def test_what_is_not_known_does_nothing(nunhead: Group, clara: Person, ben: Person) -> None:
    row = Membership.objects.get(person=ben)
    text(browser(clara), below(nunhead, ben.pk, "roles", row.pk), do="burn")
    assert browser(clara).post(below(nunhead, ben.pk, "roles"), {"what": "king"}).status_code == 422
    assert held(ben) == {(Role.VOLUNTEER, Membership.Status.JOINED)}


def test_another_coordinator_is_neither_put_to_rest_nor_removed_from_a_page(
    nunhead: Group, clara: Person, esther: Person
) -> None:
    row, client = Membership.objects.get(person=esther, role=Role.COORDINATOR), browser(clara)
    address = below(nunhead, esther.pk, "roles", row.pk)
    # As the volunteer that she is too, she can be put to rest.
    assert text(client, below(nunhead, esther.pk, "roles")).count("They take a rest") == 1
    text(client, address, do="rest")
    assert "it is done in a day" in text(client, address, do="end")
    assert (Role.COORDINATOR, Membership.Status.JOINED) in held(esther)
    assert Decision.objects.filter(kind=Decision.Kind.REMOVE_COORDINATOR).count() == 1


def test_a_role_that_takes_two_becomes_a_decision(nunhead: Group, clara: Person, esther: Person, ben: Person) -> None:
    page = text(browser(clara), below(nunhead, ben.pk, "roles"), what="coordinator")
    assert "Another coordinator has to agree" in page
    assert "The same waits for an answer" in text(browser(esther), below(nunhead, ben.pk, "roles"), what="coordinator")
    assert held(ben) == {(Role.VOLUNTEER, Membership.Status.JOINED)}


def test_nobody_keeps_the_others_busy_with_decisions(nunhead: Group, clara: Person, ben: Person) -> None:
    for _ in range(roles.DECIDING.most):
        take(roles.DECIDING, str(clara.pk))
    client = browser(clara)
    assert client.post(below(nunhead, ben.pk, "roles"), {"what": "coordinator"}).status_code == 429
    assert client.post(f"/groups/{nunhead.slug}/listing/state/", {"kind": "rest"}).status_code == 429
    assert not Decision.objects.exists()


# -- Decisions -------------------------------------------------------------------------------------------------------


def decided(
    group: Group, by: Person, about: Person | None = None, kind: str = Decision.Kind.ADD_COORDINATOR
) -> Decision:
    return deciding.decide(group, kind, person=about.pk if about else None, by=by.pk, now=timezone.now())


def test_another_coordinator_agrees(nunhead: Group, clara: Person, esther: Person, ben: Person) -> None:
    address = below(nunhead, "decisions", decided(nunhead, clara, ben).pk)
    own, other = text(browser(clara), address), text(browser(esther), address)
    assert ["I agree" in page for page in (own, other)] == [False, True]
    assert ["Take it back" in page for page in (own, other)] == [True, False]
    assert ['value="refuse"' in page for page in (own, other)] == [False, True]
    assert "<bdi>Ben</bdi> becomes a coordinator" in other
    page = text(browser(esther), address, answer="agree")
    assert "Settled by <bdi>Esther</bdi>" in page
    assert (Role.COORDINATOR, Membership.Status.JOINED) in held(ben)


@pytest.mark.parametrize(("who", "answer"), [("clara", "withdraw"), ("esther", "refuse")])
def test_it_is_taken_back_or_refused(
    who: str, answer: str, nunhead: Group, clara: Person, esther: Person, ben: Person
) -> None:
    decision = decided(nunhead, clara, ben)
    text(browser({"clara": clara, "esther": esther}[who]), below(nunhead, "decisions", decision.pk), answer=answer)
    assert Decision.objects.get(pk=decision.pk).status in {Decision.Status.WITHDRAWN, Decision.Status.REFUSED}
    assert held(ben) == {(Role.VOLUNTEER, Membership.Status.JOINED)}


def test_an_answer_that_is_not_theirs_finds_no_page(nunhead: Group, clara: Person, esther: Person) -> None:
    address = below(nunhead, "decisions", decided(nunhead, clara, kind=Decision.Kind.REST).pk)
    assert browser(clara).post(address, {"answer": "agree"}).status_code == 404
    assert browser(esther).post(address, {"answer": "withdraw"}).status_code == 404
    assert Group.objects.get().status == Group.Listing.LISTED


def test_who_comes_second_is_told_how_it_stands(nunhead: Group, clara: Person, esther: Person) -> None:
    decision = decided(nunhead, clara, kind=Decision.Kind.REST)
    deciding.withdraw(decision, by=clara.pk, now=timezone.now())
    answer = browser(esther).post(below(nunhead, "decisions", decision.pk), {"answer": "agree"})
    assert answer.status_code == 409
    assert "Somebody was first" in answer.content.decode()


def test_a_lead_sees_what_is_decided_about_them_and_says_no_where_only_a_day_stands_between(
    nunhead: Group, clara: Person
) -> None:
    grace = make_person("Grace")
    make_membership(grace, nunhead, Role.SAFEGUARDING_LEAD)
    decision = decided(nunhead, clara, grace, Decision.Kind.TAKE_LEAD)
    client, address = browser(grace), below(nunhead, "decisions", decision.pk)
    assert "Something about you waits" in text(client, "/groups/mine/")
    assert "Something about you waits" not in text(browser(clara), "/groups/mine/")
    page = text(client, address)
    assert "I agree" not in page
    assert "Invitations" not in page
    text(client, address, answer="refuse")
    assert Decision.objects.get(pk=decision.pk).status == Decision.Status.REFUSED


def test_a_volunteer_sees_no_decision_about_somebody_else(nunhead: Group, clara: Person, ben: Person) -> None:
    decision = decided(nunhead, clara, kind=Decision.Kind.REST)
    assert browser(ben).get(below(nunhead, "decisions", decision.pk)).status_code == 404


def test_a_new_name_and_patch_are_shown_to_whoever_agrees(nunhead: Group, clara: Person, esther: Person) -> None:
    values = {"name": "Nunhead Friends", "patch": {"districts": ["SE15", "SE22"]}}
    decision = deciding.decide(nunhead, Decision.Kind.CHANGE, values=values, by=clara.pk, now=timezone.now())
    page = text(browser(esther), below(nunhead, "decisions", decision.pk))
    assert "Nunhead Friends" in page
    assert "SE15, SE22" in page
    assert "would help" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_decisions_costs_the_same_for_one_and_for_three(
    rows: int, nunhead: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        person = make_person(f"Neighbour {number}")
        make_membership(person, nunhead)
        decided(nunhead, clara, person)
    client = browser(clara)
    with django_assert_num_queries(5):
        page = client.get(below(nunhead, "decisions"))
    assert page.content.decode().count("becomes a coordinator") == rows


def test_what_was_settled_stands_below_what_waits(nunhead: Group, clara: Person, ben: Person) -> None:
    deciding.withdraw(decided(nunhead, clara, kind=Decision.Kind.CLOSE), by=clara.pk, now=timezone.now())
    decided(nunhead, clara, ben)
    members.leave(Membership.objects.get(person=ben), by=ben.pk, now=timezone.now())
    page = text(browser(clara), below(nunhead, "decisions"))
    assert page.index("becomes a coordinator") < page.index("The group closes")


def test_there_is_no_deciding_for_who_stopped_coordinating_a_moment_ago(nunhead: Group, ben: Person) -> None:
    with pytest.raises(Http404):
        roles.decided(nunhead, Decision.Kind.REST, by=ben.pk)
    assert not Decision.objects.exists()
