"""Coming in by a code or by asking, and one's own groups."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from doorstep.accounts.models import Session
from doorstep.groups import codes
from doorstep.groups.actions import inviting, members
from doorstep.groups.forms.people import CodeForm
from doorstep.groups.models import Group, Invitation, Membership, Role
from doorstep.groups.queries import members as asked
from doorstep.groups.views import joining
from doorstep.limits.actions import take
from doorstep.messaging.models import Message
from doorstep.people.models import Consent, Person
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import LATER, STRONGER, browser, text

pytestmark = pytest.mark.django_db
JOIN, AGREE, MINE = "/groups/join/", "/groups/join/agreement/", "/groups/mine/"


def made(group: Group, role: str = Role.VOLUNTEER, uses: int = 1) -> str:
    return inviting.invite(group, role, uses=uses, by=None, now=timezone.now())


# -- By a code -------------------------------------------------------------------------------------------------------


def test_a_stranger_signs_in_first_and_comes_back_without_a_code_in_any_address(nunhead: Group) -> None:
    code = made(nunhead)
    answers = [Client().get(JOIN), Client().post(JOIN, {"code": code}), Client().post(AGREE, {"code": code})]
    assert [answer.status_code for answer in answers] == [302] * 3
    assert answers[0]["Location"] == "/sign-in/?next=%2Fgroups%2Fjoin%2F"
    assert not any(code[:4] in answer["Location"] for answer in answers)


def test_a_code_says_what_it_is_for_and_nobody_is_in_before_they_agree(nunhead: Group, dev: Person) -> None:
    client, code = browser(dev, strong=False), made(nunhead)
    page = text(client, JOIN, code=code.lower())
    assert "Help at <bdi>Nunhead Neighbours</bdi>" in page
    assert "as a volunteer" in page
    assert not Membership.objects.exists()
    answer = client.post(AGREE, {"code": code})
    assert answer.status_code == 422
    assert "Tick the box if you agree" in answer.content.decode()
    assert not Membership.objects.exists()
    assert "You are in. Welcome." in text(client, AGREE, code=code, agree="on")
    consent = Consent.objects.get(person=dev)
    assert f"<p>{consent.words}</p>" in page
    assert Membership.objects.get(person=dev).status == Membership.Status.JOINED


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STREET_COORDINATOR])
def test_a_code_for_more_says_so(role: str, nunhead: Group, dev: Person) -> None:
    team = make_team(nunhead) if role == Role.STREET_COORDINATOR else None
    code = inviting.invite(nunhead, role, team, by=None, now=timezone.now())
    page = text(browser(dev), JOIN, code=code)
    assert ("first coordinator" in page, "Choumert corner" in page) == (team is None, team is not None)


@pytest.mark.parametrize("address", [JOIN, AGREE])
def test_wrong_codes_are_answered_alike(address: str, nunhead: Group, dev: Person) -> None:
    code, client, pages = made(nunhead), browser(dev), set()
    for typed in ("AAAA-AAAA-AAAA", f"{code[:5]}2222-2222", "nonsense"):
        answer = client.post(address, {"code": typed, "agree": "on"})
        page = re.sub(r'(value|token)="[^"]*"', "", answer.content.decode())
        pages.add((answer.status_code, page))
    assert len(pages) == 1
    assert "This code opens nothing" in pages.pop()[1]
    assert not Membership.objects.exists()


def test_who_guesses_without_end_is_asked_to_wait(nunhead: Group, dev: Person) -> None:
    for _ in range(codes.TYPING_BY_ONE.most):
        take(codes.TYPING_BY_ONE, str(dev.pk))
    answer = browser(dev).post(JOIN, {"code": made(nunhead)})
    assert answer.status_code == 422
    assert "That was a lot at once" in answer.content.decode()


def test_a_code_whose_guesses_are_spent_asks_to_wait(nunhead: Group, dev: Person) -> None:
    code = made(nunhead)
    for _ in range(inviting.GUESSES.most):
        inviting.find(f"{code[:5]}2222-2222", now=timezone.now())
    assert "That was a lot at once" in text(browser(dev), JOIN, code=code)


def test_who_is_in_already_is_told_and_the_code_stays(nunhead: Group, ben: Person) -> None:
    code = made(nunhead)
    assert "You are in this group already" in text(browser(ben), AGREE, code=code, agree="on")
    assert Invitation.objects.latest("pk").uses == 0


@given(typed=st.text(max_size=60))
def test_no_text_is_an_error_for_the_form(typed: str) -> None:
    form = CodeForm({"code": typed})
    assert form.is_valid() or form.errors


# -- By asking -------------------------------------------------------------------------------------------------------


def test_a_groups_page_offers_quietly_to_help_there(nunhead: Group, ben: Person, clara: Person) -> None:
    address, asking = nunhead.get_absolute_url(), "/helping/nunhead-neighbours/"
    assert f'href="{asking}" rel="nofollow">Help in this group' in text(Client(), address)
    assert Client().get(asking)["Location"] == f"/sign-in/?next={quote(asking, safe='')}"
    own, hers = text(browser(ben), address), text(browser(clara), address)
    assert "Help in this group" not in own + hers
    assert [f"{address}people/" in page for page in (own, hers)] == [False, True]


def test_who_asks_agrees_first_and_takes_it_back_on_their_own_page(nunhead: Group, clara: Person, dev: Person) -> None:
    team, client, address = make_team(nunhead), browser(dev, strong=False), "/groups/nunhead-neighbours/helping/"
    assert client.post(address, {"team": ""}).status_code == 422
    assert not Membership.objects.filter(person=dev).exists()
    assert "They have been told" in text(client, address, agree="on", team=str(team.pk))
    row = Membership.objects.get(person=dev)
    assert (row.status, row.team) == (Membership.Status.ASKED, team)
    assert "You help there already, or have asked to." in text(client, address, agree="on")
    assert "You no longer ask." in text(client, f"{MINE}{row.pk}/withdrawal/", yes="1")
    assert Message.objects.filter(person=clara).count() == 1


@pytest.mark.parametrize("listing", [Group.Listing.PROPOSED, Group.Listing.CLOSED])
def test_a_group_that_takes_nobody_has_no_page_to_ask_on(listing: str, dev: Person) -> None:
    group = make_group(listing=listing)
    assert browser(dev).get(f"/groups/{group.slug}/helping/").status_code == 404
    assert "/helping/" not in Client().get(group.get_absolute_url()).content.decode()


def test_nobody_asks_everywhere_at_once(nunhead: Group, dev: Person) -> None:
    for _ in range(joining.ASKING.most):
        take(joining.ASKING, str(dev.pk))
    assert "That was a lot at once" in text(browser(dev), f"/groups/{nunhead.slug}/helping/", agree="on")
    assert not Membership.objects.filter(person=dev).exists()


# -- One's own -------------------------------------------------------------------------------------------------------


def test_ones_own_groups_are_no_groups_address() -> None:
    assert [make_group(name).slug for name in ("Mine", "Join")] == ["mine-2", "join-2"]


def test_who_is_in_no_group_is_told_what_to_do(dev: Person) -> None:
    assert "You are in no group yet" in text(browser(dev, strong=False), MINE)
    assert Client().get(MINE)["Location"] == "/sign-in/?next=%2Fgroups%2Fmine%2F"


def test_who_rests_comes_back_and_leaves(ben: Person) -> None:
    client, row = browser(ben, strong=False), Membership.objects.get(person=ben)
    assert "You take a rest" in text(client, f"{MINE}{row.pk}/rest/", yes="1")
    assert "Somebody was first" in text(client, f"{MINE}{row.pk}/rest/", yes="1")
    assert "Good to have you back" in text(client, f"{MINE}{row.pk}/return/", yes="1")
    assert "Leave the group" in text(client, f"{MINE}{row.pk}/leaving/")
    assert "in thirty days it is forgotten" in text(client, f"{MINE}{row.pk}/leaving/", yes="1")
    assert Membership.objects.get(person=ben).status == Membership.Status.LEFT


def test_nobody_who_asks_lets_themselves_in(nunhead: Group, dev: Person) -> None:
    row = members.ask(dev, nunhead, words="x", now=timezone.now())
    assert "Somebody was first" in text(browser(dev, strong=False), f"{MINE}{row.pk}/return/", yes="1")
    assert Membership.objects.get(person=dev).status == Membership.Status.ASKED


def test_a_coordinator_shows_that_it_is_them_before_they_rest_or_come_back(clara: Person) -> None:
    row = Membership.objects.get(person=clara)
    for address in (f"{MINE}{row.pk}/rest/", f"{MINE}{row.pk}/return/"):
        assert browser(clara, strong=False).post(address)["Location"].startswith(STRONGER)
        late = browser(clara)
        Session.objects.filter(person=clara).update(proved_at=timezone.now() - timedelta(hours=1))
        assert late.post(address)["Location"].startswith(LATER)
        assert Membership.objects.get(person=clara).status == Membership.Status.JOINED
    client = browser(clara)
    assert "You take a rest" in text(client, f"{MINE}{row.pk}/rest/", yes="1")
    assert "Good to have you back" in text(client, f"{MINE}{row.pk}/return/", yes="1")


def test_the_last_coordinator_is_told_what_leaving_means(nunhead: Group, clara: Person) -> None:
    address = f"{MINE}{Membership.objects.get(person=clara).pk}/leaving/"
    assert "You are the last coordinator" in text(browser(clara), address)
    make_membership(make_person("Esther"), nunhead, Role.COORDINATOR)
    assert "You are the last coordinator" not in text(browser(clara), address)


def test_who_is_several_things_leaves_one_or_all(nunhead: Group, clara: Person) -> None:
    make_membership(clara, nunhead)
    row = Membership.objects.get(person=clara, role=Role.COORDINATOR)
    assert "Leave the group with all I do there" in text(browser(clara), f"{MINE}{row.pk}/leaving/")
    text(browser(clara), f"{MINE}{row.pk}/leaving/", altogether="yes")
    assert not asked.memberships_of(clara.pk).exists()


def test_leaving_asks_once_more_whether_it_is_really_them(ben: Person) -> None:
    client, row = browser(ben, strong=False), Membership.objects.get(person=ben)
    Session.objects.update(proved_at=timezone.now() - timedelta(hours=1))
    answer = client.post(f"{MINE}{row.pk}/leaving/")
    assert answer["Location"].startswith(LATER)
    assert Membership.objects.get(person=ben).status == Membership.Status.JOINED


@pytest.mark.parametrize("page", ["rest", "return", "withdrawal", "leaving"])
def test_nobody_moves_what_is_somebody_elses(page: str, ben: Person, clara: Person) -> None:
    row = Membership.objects.get(person=ben)
    assert browser(clara).post(f"{MINE}{row.pk}/{page}/").status_code == 404
    assert Membership.objects.get(person=ben).status == Membership.Status.JOINED


@pytest.mark.parametrize("rows", [1, 3])
def test_ones_own_groups_cost_the_same_for_one_and_for_three(
    rows: int, dev: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        make_membership(dev, make_group(), Role.COORDINATOR)
    client = browser(dev)
    with django_assert_num_queries(5):
        client.get(MINE)
