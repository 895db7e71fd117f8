"""Groups that nobody looks after: listed at the desk, their first coordinator invited, who asks there answered."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.actions import inviting, members
from doorstep.groups.models import Group, Invitation, Membership, Role
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/desk/coordinators/"


@pytest.fixture
def nunhead() -> Group:
    return make_group("Nunhead Neighbours")


@pytest.fixture
def dev(nunhead: Group) -> Person:
    """Ask to help where nobody answers."""
    dev = make_person("Dev", email="dev@canary.example")
    members.ask(dev, nunhead, words="x", now=timezone.now())
    return dev


def below(group: Group, *parts: object) -> str:
    return "/".join(["/desk/listings", str(group.pk), "coordinators", *map(str, parts), ""])


def row_of(person: Person) -> Membership:
    return Membership.objects.get(person=person)


def test_a_group_whose_last_coordinator_leaves_stands_on_the_list(esther: Client, nunhead: Group) -> None:
    clara = make_person("Clara")
    row = make_membership(clara, nunhead, Role.COORDINATOR)
    make_group("Nobody's yet")
    assert "Every group has somebody" in text(esther, LIST)
    members.leave(row, by=clara.pk, now=timezone.now())
    page = text(esther, LIST)
    assert "Nunhead Neighbours" in page
    assert "0 people in it" in page
    assert "Nobody&#x27;s yet" not in page
    assert re.search(r'coordinators/"><span>[^<]*</span><span class="count">1<', text(esther, "/desk/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, esther: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        members.ask(make_person(f"Neighbour {number}"), make_group(), words="x", now=timezone.now())
    with django_assert_num_queries(3):
        page = esther.get(LIST).content.decode()
    assert page.count("1 asks to help") == rows


def test_a_code_for_the_first_coordinator_is_shown_once_and_only_while_there_is_none(
    esther: Client, nunhead: Group
) -> None:
    page = text(esther, below(nunhead, "code"), yes="1")
    shown = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", page)
    assert shown
    clara = make_person("Clara")
    text(browser(clara), "/groups/join/agreement/", code=shown[0], agree="on")
    assert row_of(clara).role == Role.COORDINATOR
    answer = esther.post(below(nunhead, "code"))
    assert answer.status_code == 409
    assert "who becomes another is decided there" in answer.content.decode()
    assert "It has 1 coordinator." in text(esther, below(nunhead))
    assert esther.post(below(nunhead, "e-mail"), {"email": "femi@canary.example"}).status_code == 422


def test_a_first_coordinator_is_invited_by_e_mail_and_the_invitation_taken_back(esther: Client, nunhead: Group) -> None:
    assert esther.post(below(nunhead, "e-mail"), {"email": "soon"}).status_code == 422
    page = text(esther, below(nunhead, "e-mail"), email="clara@canary.example")
    assert "on its way" in page
    assert "clara@canary.example" not in page
    invitation = Invitation.objects.get()
    assert invitation.role == Role.COORDINATOR
    assert "Taken back" in text(esther, below(nunhead, "invitations", invitation.pk, "revocation"), yes="1")
    assert esther.post(below(nunhead, "invitations", invitation.pk, "revocation")).status_code == 404


@pytest.mark.parametrize(("answer", "status"), [("welcome", "joined"), ("decline", "declined")])
def test_who_asks_where_nobody_answers_is_answered_at_the_desk(
    answer: str, status: str, esther: Client, nunhead: Group, dev: Person
) -> None:
    page = text(esther, below(nunhead))
    assert "Dev" in page
    assert "dev@canary.example" not in page
    text(esther, below(nunhead, "asking", row_of(dev).pk, "answer"), answer=answer)
    assert row_of(dev).status == status
    assert esther.post(below(nunhead, "asking", row_of(dev).pk, "answer"), {"answer": "welcome"}).status_code == 404


def test_who_asks_is_asked_to_coordinate(esther: Client, nunhead: Group, dev: Person) -> None:
    assert "on its way" in text(esther, below(nunhead, "asking", row_of(dev).pk, "answer"), answer="invite")
    inviting.send_invitations(timezone.now())
    assert "as a coordinator" in Message.objects.get(person=dev, kind="invitation").body


def test_where_there_is_a_coordinator_the_desk_sees_nobody_who_asks(
    esther: Client, nunhead: Group, dev: Person
) -> None:
    make_membership(make_person("Clara"), nunhead, Role.COORDINATOR)
    assert "Dev" not in text(esther, below(nunhead))
    assert esther.post(below(nunhead, "asking", row_of(dev).pk, "answer"), {"answer": "decline"}).status_code == 404
    assert row_of(dev).status == Membership.Status.ASKED


@pytest.mark.parametrize("page", ["", "code", "e-mail"])
def test_a_group_that_takes_nobody_is_offered_no_coordinator(page: str, esther: Client) -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    address = below(group, *([page] if page else []))
    answer = esther.post(address) if page else esther.get(address)
    assert answer.status_code == 404


def test_a_group_coordinator_is_nobody_at_the_desk(nunhead: Group) -> None:
    clara = make_person("Clara")
    make_membership(clara, nunhead, Role.COORDINATOR)
    for address in (LIST, below(nunhead)):
        assert browser(clara).get(address).status_code == 404
