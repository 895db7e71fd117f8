"""Nunhead's list entry gets a coordinator, and then the people who make it a group; one of them has to go again."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import make_codes
from doorstep.groups.actions import deciding, inviting
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.people.queries import reached_by_email
from tests.factories import make_group, make_person, open_desk, sign_in
from tests.groups.pages import text

pytestmark = pytest.mark.django_db
BELOW = "/groups/nunhead-neighbours"
CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def code_in(words: str) -> str:
    found = CODE.search(words)
    assert found
    return found[0]


def newest(kind: str) -> str:
    return Message.objects.filter(kind=kind).latest("made_at").body


def come_in_as_new(called: str, address: str, to: str) -> Client:
    """Become known, as somebody does who was sent from a page to sign in: a name, an address, six digits."""
    client = Client()
    door = client.get(to)["Location"]
    assert door.startswith("/sign-in/?next=")
    text(client, f"/sign-in/new/?next={to}", called=called, contact=address, next=to)
    make_codes(timezone.now())
    digits = newest("sign-in-code")[:7]
    answer = client.post("/sign-in/code/", {"code": digits, "next": to})
    assert answer["Location"] == to
    return client


def who(address: str) -> Person:
    return reached_by_email(address).get(confirmed_at__isnull=False).person


def test_from_an_entry_on_a_list_to_a_group_of_people() -> None:
    nunhead, esther = make_group("Nunhead Neighbours"), Client()
    open_desk(esther)

    # Ben would like to help, and asks; nobody is there to answer, so the desk sees it.
    ben = come_in_as_new("Ben", "ben@canary.example", f"{BELOW}/helping/")
    assert "They have been told" in text(ben, f"{BELOW}/helping/", agree="on")
    assert "Nunhead Neighbours" in text(esther, "/desk/coordinators/")

    clara = clara_is_invited(esther, nunhead)
    ben_is_welcomed(clara)
    assert "Volunteer" in text(ben, "/groups/mine/")
    assert ben.get(f"{BELOW}/people/")["Location"].startswith("/sign-in/stronger/")

    # A flyer brings Femi; Rose has no e-mail, and is written in.
    flyer = code_in(text(clara, f"{BELOW}/people/invitations/code/", what="volunteer", uses="30"))
    femi = come_in_as_new("Femi", "femi@canary.example", "/groups/join/")
    text(femi, "/groups/join/agreement/", code=flyer, agree="on")
    text(clara, f"{BELOW}/people/new/", called="Rose", phone="020 7946 0123", agree="on")
    page = text(clara, f"{BELOW}/people/")
    assert all(name in page for name in ("Clara", "Ben", "Femi", "Rose"))


def clara_is_invited(esther: Client, nunhead: Group) -> Client:
    """Send Clara a code from the desk, to the address on her group's page; it stands in no link."""
    text(esther, f"/desk/listings/{nunhead.pk}/coordinators/e-mail/", email="clara@canary.example")
    inviting.send_invitations(timezone.now())
    letter = newest("invitation")
    assert letter.count("http") == 1
    assert "/groups/join/ " in letter

    # She types it where the letter says, after signing in; she agrees, and looks after the group.
    clara = come_in_as_new("Clara", "clara@canary.example", "/groups/join/")
    assert "its first coordinator here" in text(clara, "/groups/join/", code=code_in(letter))
    assert "You are in. Welcome." in text(clara, "/groups/join/agreement/", code=code_in(letter), agree="on")

    # Names of others she sees with a passkey alone.
    assert clara.get(f"{BELOW}/people/")["Location"].startswith("/sign-in/stronger/")
    sign_in(clara, who("clara@canary.example"), strong=True)
    return clara


def ben_is_welcomed(clara: Client) -> None:
    """Have a word with Ben first, having said why; then let him in."""
    assert "1 neighbour asks to help." in text(clara, f"{BELOW}/people/")
    person = who("ben@canary.example").pk
    assert "ben@canary.example" in text(clara, f"{BELOW}/people/{person}/reach/", why="they-asked")
    asking = re.search(rf"{BELOW}/people/asking/\d+/answer/", text(clara, f"{BELOW}/people/asking/"))
    assert asking
    text(clara, asking[0], answer="welcome")
    assert newest("welcomed").startswith("Nunhead Neighbours is glad")


def test_from_one_coordinator_to_equals_who_decide_together() -> None:
    group = make_group("Nunhead Neighbours")
    clara, grace, dev = (browser_of(name, group) for name in ("Clara", "Grace", "Dev"))

    # Clara is alone: Grace becomes a coordinator after a day in which Clara could still think better of it.
    grace_is = who("grace@canary.example").pk
    assert "it is done in a day" in text(clara, f"{BELOW}/people/{grace_is}/roles/", what="coordinator")
    assert "unless one of you says no before" in newest("decision")
    deciding.look_after(timezone.now() + deciding.WAITING_DAY)
    assert "The people of" in text(grace, f"{BELOW}/people/")

    # With Grace's yes Dev is one as well, at once.
    text(clara, f"{BELOW}/people/{who('dev@canary.example').pk}/roles/", what="coordinator")
    text(grace, waiting(grace), answer="agree")
    assert "The people of" in text(dev, f"{BELOW}/people/")

    # Dev wants to close the group; Clara says no.
    text(dev, f"{BELOW}/listing/state/", kind="close")
    text(clara, waiting(clara), answer="refuse")
    assert Group.objects.get().status == Group.Listing.LISTED
    dev_has_to_go(clara, grace, dev)


def dev_has_to_go(clara: Client, grace: Client, dev: Client) -> None:
    """Let Clara decide it and Grace agree: from his next page on Dev sees nothing any more."""
    roles = f"{BELOW}/people/{who('dev@canary.example').pk}/roles/"
    page = text(clara, roles)
    role = re.search(rf"{roles}\d+/", page[page.index("Coordinator<") :])
    assert role
    text(clara, role[0], do="end")
    assert dev.post(waiting(grace), {"answer": "agree"}).status_code == 404
    assert dev.get(f"{BELOW}/people/").status_code == 200
    text(grace, waiting(grace), answer="agree")
    assert dev.get(f"{BELOW}/people/").status_code == 404
    assert dev.get(f"{BELOW}/listing/").status_code == 404
    assert newest("role-taken").startswith("You are no longer a coordinator of Nunhead Neighbours.")


def browser_of(called: str, group: Group) -> Client:
    """Sign somebody in with a passkey who came by a code: the first of them to look after the group."""
    address, client, now = f"{called.lower()}@canary.example", Client(), timezone.now() - timedelta(minutes=1)
    sign_in(client, make_person(called, email=address), strong=True)
    first = not group.memberships.exists()
    code = inviting.invite(group, "coordinator" if first else "volunteer", by=None, now=now)
    text(client, "/groups/join/agreement/", code=code, agree="on")
    return client


def waiting(client: Client) -> str:
    """Find the decision that waits: it stands first."""
    found = re.search(rf"{BELOW}/people/decisions/\d+/", text(client, f"{BELOW}/people/decisions/"))
    assert found
    return found[0]
