"""Clara starts a group in an evening, with Ben and Grace and in two sittings, until it is listed as they said."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import make_codes
from doorstep.aid.models import GroupWay
from doorstep.groups.models import Decision, Group, Membership
from doorstep.library.queries import shelf
from doorstep.messaging.models import Message
from doorstep.starting import due
from doorstep.starting.models import Evening
from tests.factories import make_group, make_person, open_desk, sign_in
from tests.journeys.knocking import found
from tests.library.making import POLICY, make_document

pytestmark = pytest.mark.django_db
EVENING = r"/starting/[0-9a-f-]{36}/"
PATCH = {"name": "Lordship Lane Neighbours", "summary": "Shopping, up and down the Lane.", "where": "SE22"}
WAY = {"how": "board", "kinds": ["shopping", "prescription"], "pounds": "20"}
AGREED = {"agree": "on"}


def page(client: Client, address: str, **posted: object) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address, follow=True)
    assert answer.status_code in {200, 422}, (address, answer.status_code)
    return str(answer.content.decode())


def digits() -> str:
    """Let the worker send the code that was asked for, and read it."""
    make_codes(timezone.now())
    sent = Message.objects.filter(kind="sign-in-code").latest("made_at")
    return found(r"\d{3} ?\d{3}", sent.body)


def work() -> None:
    for each in due.ALL:
        each.run(timezone.now() + timedelta(seconds=5))


def begins(clara: Client) -> str:
    """Look whether there is one already, show by six digits where one is written to, and begin."""
    near = page(clara, "/start/?q=SE22")
    assert "Ask to join <bdi>Rye Lane Neighbours</bdi> instead" in near
    begin = found(r'href="(/starting/new/\?at=[0-9a-f]{15})"', near)
    door = page(clara, begin)
    new = found(r'href="(/sign-in/new/\?next=[^"]*)"', door)
    back = unquote(new.partition("next=")[2])
    page(clara, new.partition("?")[0], called="Clara", contact="clara@example.org", next=back)
    asked = page(clara, "/sign-in/code/", code=digits(), next=back)
    assert "What you agree to" in asked
    at = found(r'name="at" value="([^"]*)"', asked)
    assert "The evening has begun." in page(clara, "/starting/new/", at=at, **AGREED)
    return found(EVENING, page(clara, "/starting/"))


def comes(clara: Client, evening: str, person: str, part: str) -> Client:
    """Have Clara read a code out, and somebody type it who has been here before."""
    code = found(r'<code dir="ltr">([^<]+)<', page(clara, f"{evening}people/code/", part=part))
    client = Client()
    sign_in(client, make_person(person, email=f"{person.lower()}@example.org"))
    assert "Lordship Lane Neighbours" in page(client, "/starting/code/", code=code.lower())
    assert "You are at the table." in page(client, "/starting/code/agreement/", code=code, **AGREED)
    return client


def listed(esther: Client) -> None:
    waiting = found(r'href="(/desk/proposals/\d+/)"', page(esther, "/desk/proposals/"))
    looked = page(esther, waiting)
    assert "They typed a code that we sent them" in looked
    assert "Two coordinators and a safeguarding lead" in looked
    page(esther, f"{waiting}decision/", decision="list")


def test_from_the_way_in_to_the_list() -> None:
    clara, esther = Client(), Client()
    open_desk(esther)
    policy = make_document("Safeguarding", POLICY, kind="policy", topic="safeguarding")
    make_group("Rye Lane Neighbours", at=(51.4625, -0.0700), metres=900)

    # The first sitting: a name, a patch, and how they work; then Clara goes to bed.
    evening = begins(clara)
    assert "Written down." in page(clara, f"{evening}patch/", **PATCH)
    assert "Written down." in page(clara, f"{evening}way/", **WAY)
    assert "Before a person can look at it" in clara.get(f"{evening}sending/").content.decode()

    # The second: from another browser, it stands where it stood. Ben and Grace come by codes.
    clara = comes_back(evening)
    ben = comes(clara, evening, "Ben", "coordinator")
    comes(clara, evening, "Grace", "lead")
    assert "Grace" in page(clara, evening)

    # Ben writes down the rest, and sends it in; the others are told, and nobody else sees it.
    sends_in(ben, evening, policy.slug)
    assert Message.objects.filter(kind="starting-sent-in").count() == 2
    assert "Lordship Lane Neighbours" not in page(Client(), "/groups/all/")

    # A person looks at it; it is theirs, and works as they said.
    listed(esther)
    work()
    assert "It is listed, and set up as you said." in page(clara, evening)
    assert "/groups/lordship-lane-neighbours/flyers/" in page(clara, f"{evening}flyer/")
    stands()


def comes_back(evening: str) -> Client:
    client = Client()
    page(client, "/sign-in/", contact="clara@example.org", next=evening)
    assert "Go on: Who looks after it" in page(client, "/sign-in/code/", code=digits(), next=evening)
    assert 'value="Lordship Lane Neighbours"' in page(client, f"{evening}patch/")
    return client


def sends_in(ben: Client, evening: str, policy: str) -> None:
    assert "Written down." in page(ben, f"{evening}contact/", phone="020 7946 0150")
    assert "Written down." in page(ben, f"{evening}policies/", policies=[policy], seen="")
    looked = page(ben, f"{evening}sending/")
    assert "020 7946 0150" in looked
    assert "It is with us." in page(ben, f"{evening}sending/", seen=found(r'name="seen" value="([^"]*)"', looked))


def stands() -> None:
    group = Group.objects.get(name="Lordship Lane Neighbours")
    roles = Membership.objects.filter(group=group).order_by("role").values_list("role", flat=True)
    assert [*roles] == ["coordinator", "coordinator", "volunteer"]
    assert Decision.objects.get(group=group).kind == Decision.Kind.GIVE_LEAD
    way = GroupWay.objects.get(group=group)
    assert (way.how, way.cap) == ("board", 2000)
    assert Evening.objects.get().status == Evening.Status.LISTED
    assert Message.objects.filter(kind="starting-yours").count() == 3
    assert "Lordship Lane Neighbours helps in" in page(Client(), shelf.adopted_by(group).get().get_absolute_url())
    assert "up and down the Lane" in page(Client(), group.get_absolute_url())
