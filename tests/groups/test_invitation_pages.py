"""Inviting on a page: a code shown once, a letter sent, and taken back."""

import re

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.actions import inviting
from doorstep.groups.models import Group, Invitation, Role
from doorstep.groups.views import invitations
from doorstep.limits.actions import take
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.factories import make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


def below(group: Group, *parts: object) -> str:
    return "/".join(["/groups", group.slug, "people", "invitations", *map(str, parts), ""])


def own(person: Person) -> Invitation:
    return Invitation.objects.get(made_by=person.pk)


def test_a_code_is_shown_once_and_opens(nunhead: Group, clara: Person) -> None:
    client = browser(clara)
    page = text(client, below(nunhead, "code"), what="volunteer", uses="30")
    shown = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", page)
    assert shown
    assert inviting.find(shown[0], now=timezone.now()) == own(clara)
    assert "http://testserver/groups/join/" in page
    listed = text(client, below(nunhead))
    assert shown[0][:4] in listed
    assert shown[0][5:] not in listed
    assert "used 0 times of 30" in listed


def test_only_what_one_coordinator_may_give_is_offered(nunhead: Group, clara: Person) -> None:
    team = make_team(nunhead)
    for page in ("code", "e-mail"):
        choices = browser(clara).get(below(nunhead, page)).context["form"].fields["what"].choices
        assert [value for value, _words in choices] == [
            "volunteer",
            f"volunteer:{team.pk}",
            f"street-coordinator:{team.pk}",
        ]
    for what in ("coordinator", "safeguarding-lead", "street-coordinator"):
        assert browser(clara).post(below(nunhead, "code"), {"what": what, "uses": "1"}).status_code == 422
    assert not Invitation.objects.filter(made_by=clara.pk).exists()


@pytest.mark.parametrize("uses", ["0", "101", "many"])
def test_so_many_uses_are_refused(uses: str, nunhead: Group, clara: Person) -> None:
    assert browser(clara).post(below(nunhead, "code"), {"what": "volunteer", "uses": uses}).status_code == 422


def test_a_street_coordinator_comes_alone(nunhead: Group, clara: Person) -> None:
    what = f"street-coordinator:{make_team(nunhead).pk}"
    assert "Only volunteers can come" in text(browser(clara), below(nunhead, "code"), what=what, uses="2")
    text(browser(clara), below(nunhead, "code"), what=what, uses="1")
    assert own(clara).role == Role.STREET_COORDINATOR


def test_an_invitation_by_e_mail_says_the_same_whoever_is_there(nunhead: Group, clara: Person, dev: Person) -> None:
    pages = set()
    for address in ("dev@canary.example", "femi@canary.example"):
        answer = browser(clara).post(below(nunhead, "e-mail"), {"what": "volunteer", "email": address}, follow=True)
        page = answer.content.decode()
        assert address not in page
        pages.add(re.sub(r'token" value="[^"]*"|\d+/revocation', "", page).count("sent to somebody"))
    inviting.send_invitations(timezone.now())
    assert pages == {1, 2}
    assert Message.objects.filter(person=dev).count() == 1
    assert all("http://testserver/groups/join/" in message.body for message in Message.objects.all())


@pytest.mark.parametrize("address", ["", "soon", "a@b"])
def test_what_is_no_address_stands_beside_the_field(address: str, nunhead: Group, clara: Person) -> None:
    answer = browser(clara).post(below(nunhead, "e-mail"), {"what": "volunteer", "email": address})
    assert answer.status_code == 422
    assert not Invitation.objects.filter(made_by=clara.pk).exists()


def test_an_invitation_is_taken_back(nunhead: Group, clara: Person, esther: Person) -> None:
    inviting.invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=timezone.now())
    address = below(nunhead, own(clara).pk, "revocation")
    assert "Taken back." in text(browser(esther), address, yes="1")
    assert own(clara).status == Invitation.Status.REVOKED
    assert browser(esther).post(address).status_code == 404


def test_thirty_invitations_a_day_and_then_a_pause(nunhead: Group, clara: Person) -> None:
    for _ in range(invitations.INVITING.most):
        take(invitations.INVITING, str(clara.pk))
    for page, sent in (("code", {"uses": "1"}), ("e-mail", {"email": "femi@canary.example"})):
        assert "That was a lot at once" in text(browser(clara), below(nunhead, page), what="volunteer", **sent)
    assert not Invitation.objects.filter(made_by=clara.pk).exists()


def test_one_address_is_written_to_three_times_a_day(nunhead: Group, clara: Person) -> None:
    for expected in [False] * 3 + [True]:
        page = text(browser(clara), below(nunhead, "e-mail"), what="volunteer", email="femi@canary.example")
        assert ("That was a lot at once" in page) == expected


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, nunhead: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        inviting.invite(nunhead, Role.VOLUNTEER, by=clara.pk, now=timezone.now())
    client = browser(clara)
    with django_assert_num_queries(4):
        client.get(below(nunhead))
