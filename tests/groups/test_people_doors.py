"""Who gets to see the people of a group, and who finds nothing there."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.models import Session
from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.models import Decision, Group, Invitation, Membership, Role
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import LATER, STRONGER, browser

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


def row_of(person: Person) -> int:
    return Membership.objects.get(person=person).pk


def addresses(group: Group, ben: Person, dev: Person, clara: Person) -> Iterator[tuple[str, str, bool]]:
    """Give each page with its method, and whether one has to show anew that it is oneself."""
    now, below = timezone.now(), f"/groups/{group.slug}"
    decision = deciding.decide(group, Decision.Kind.REST, by=clara.pk, now=now)
    inviting.invite(group, Role.VOLUNTEER, by=clara.pk, now=now)
    asked, open_one = members.ask(dev, group, words="x", now=now), Invitation.objects.latest("pk")
    yield from (("get", f"{below}/{page}", False) for page in ("people/", f"people/{ben.pk}/"))
    yield "post", f"{below}/people/{ben.pk}/reach/", False
    yield from (("get", f"{below}/{page}", False) for page in ("people/invitations/", "people/decisions/", "listing/"))
    yield "post", f"{below}/listing/confirmation/", False
    pages = ("asking/", "new/", f"{ben.pk}/roles/", "invitations/code/", "invitations/e-mail/")
    yield from (("get", f"{below}/people/{page}", True) for page in (*pages, f"decisions/{decision.pk}/"))
    yield "get", f"{below}/listing/what/", True
    yield "post", f"{below}/listing/state/", True
    yield "post", f"{below}/people/asking/{asked.pk}/answer/", True
    yield "post", f"{below}/people/{ben.pk}/roles/{row_of(ben)}/", True
    yield "post", f"{below}/people/invitations/{open_one.pk}/revocation/", True


@pytest.fixture
def everywhere(nunhead: Group, ben: Person, dev: Person, clara: Person) -> list[tuple[str, str, bool]]:
    return list(addresses(nunhead, ben, dev, clara))


def came(client: Client, method: str, address: str) -> tuple[int, str]:
    answer = getattr(client, method)(address)
    return answer.status_code, answer.headers.get("Location", "").partition("?")[0]


def test_a_stranger_is_sent_to_sign_in(everywhere: list[tuple[str, str, bool]]) -> None:
    for method, address, _anew in everywhere:
        assert came(Client(), method, address) == (302, SIGN_IN), address


def test_a_coordinator_who_came_by_a_code_is_led_to_something_stronger(
    everywhere: list[tuple[str, str, bool]], clara: Person
) -> None:
    client = browser(clara, strong=False)
    for method, address, _anew in everywhere:
        assert came(client, method, address) == (302, STRONGER), address


def test_a_coordinator_who_came_an_hour_ago_shows_anew_that_it_is_her_before_roles_change(
    everywhere: list[tuple[str, str, bool]], clara: Person
) -> None:
    client = browser(clara)
    Session.objects.update(proved_at=timezone.now() - timedelta(hours=1))
    for method, address, anew in everywhere:
        assert (came(client, method, address) == (302, LATER)) == anew, address


def test_a_coordinator_gets_in_everywhere(everywhere: list[tuple[str, str, bool]], clara: Person) -> None:
    client = browser(clara)
    for method, address, _anew in everywhere:
        status, where = came(client, method, address)
        assert status == 200 or (method == "post" and (status == 422 or where.startswith("/groups/"))), address


@pytest.mark.parametrize("who", ["volunteer", "of another group", "who left", "who rests", "a lead"])
def test_nobody_else_finds_anything_there(
    who: str, everywhere: list[tuple[str, str, bool]], nunhead: Group, clara: Person
) -> None:
    person = somebody(who, nunhead, clara)
    for method, address, _anew in everywhere:
        assert came(browser(person), method, address) == (404, ""), address


def somebody(who: str, group: Group, clara: Person) -> Person:
    person = clara if who in {"who left", "who rests"} else make_person("Femi")
    if who == "volunteer":
        make_membership(person, group)
    elif who == "of another group":
        make_membership(person, make_group(), Role.COORDINATOR)
    elif who == "who left":
        members.leave(Membership.objects.get(person=person), by=person.pk, now=timezone.now())
    elif who == "who rests":
        members.rest(Membership.objects.get(person=person), by=person.pk)
    else:
        make_membership(person, group, Role.SAFEGUARDING_LEAD)
    return person


def test_a_street_coordinator_sees_those_of_their_team_and_changes_nothing(
    everywhere: list[tuple[str, str, bool]], nunhead: Group, ben: Person, clara: Person
) -> None:
    team, grace = make_team(nunhead), make_person("Grace")
    make_membership(grace, nunhead, Role.STREET_COORDINATOR, team)
    client = browser(grace)
    found = {address for method, address, _anew in everywhere if came(client, method, address)[0] != 404}
    assert found == {f"/groups/{nunhead.slug}/people/"}

    members.give(ben.pk, nunhead, Role.VOLUNTEER, team, by=clara.pk, now=timezone.now())
    found = {address for method, address, _anew in everywhere if came(client, method, address)[0] != 404}
    below = f"/groups/{nunhead.slug}/people"
    assert found == {f"{below}/", f"{below}/{ben.pk}/", f"{below}/{ben.pk}/reach/"}


def test_whoever_is_removed_sees_nothing_at_the_next_page(nunhead: Group, clara: Person, esther: Person) -> None:
    client, people = browser(esther), f"/groups/{nunhead.slug}/people/"
    assert client.get(people).status_code == 200
    femi = make_person("Femi")
    make_membership(femi, nunhead, Role.COORDINATOR)
    now = timezone.now()
    decision = deciding.decide(nunhead, Decision.Kind.REMOVE_COORDINATOR, person=esther.pk, by=clara.pk, now=now)
    assert client.get(people).status_code == 200
    deciding.agree(decision, by=femi.pk, now=now)
    assert client.get(people).status_code == 404


def test_a_coordinator_sees_nobody_of_another_group(nunhead: Group, clara: Person) -> None:
    femi = make_person("Femi")
    other = make_membership(femi, make_group())
    client, below = browser(clara), f"/groups/{nunhead.slug}/people"
    for address in (f"{below}/{femi.pk}/", f"{below}/{femi.pk}/roles/", f"{below}/{UUID(int=0)}/"):
        assert client.get(address).status_code == 404
    assert client.post(f"{below}/{femi.pk}/reach/", {"why": "worried"}).status_code == 404
    assert client.post(f"{below}/asking/{other.pk}/answer/", {"answer": "decline"}).status_code == 404
    assert client.post(f"{below}/{femi.pk}/roles/{other.pk}/", {"do": "end"}).status_code == 404


def test_every_page_of_a_groups_people_is_kept_nowhere(everywhere: list[tuple[str, str, bool]], clara: Person) -> None:
    client = browser(clara)
    for method, address, _anew in everywhere:
        assert getattr(client, method)(address)["Cache-Control"] == "no-store", address
