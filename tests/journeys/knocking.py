"""What journeys of asking and helping share: a street and its people, what they press, and the worker in between."""

import re
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from doorstep.aid import due
from doorstep.groups.models import Group, Role
from tests.aid.walking import SHOPPING, Walk, digits, words
from tests.factories import make_group, make_membership, make_person, sign_in
from tests.groups.pages import text

UUID = r"[0-9a-f-]{36}"
DOOR, PHONE = "12 Choumert Road", "020 7946 0501"


def below(group: Group, *parts: object) -> str:
    return "/".join(["/groups", group.slug, "requests", *map(str, parts), ""])


def in_days(days: int) -> date:
    return timezone.localdate(timezone=timezone.get_default_timezone()) + timedelta(days=days)


def found(pattern: str, page: str) -> str:
    """Find an address, or whatever else somebody would press, on a page."""
    match = re.search(pattern, page)
    assert match, (pattern, page)
    return match[match.lastindex or 0]


def work() -> None:
    """Let the worker do what is due a few seconds later."""
    for each in due.ALL:
        each.run(timezone.now() + timedelta(seconds=5))


# -- The street ------------------------------------------------------------------------------------------------------


def a_street(how: str, *, nod: bool = False, name: str = "Rye Lane Neighbours") -> tuple[Group, Client]:
    """Make a group; its coordinator, in whose browser we are then, says how it goes about requests."""
    group, clara = make_group(name), make_person("Clara", email=f"clara@{len(name)}.example")
    make_membership(clara, group, Role.COORDINATOR)
    client = Client()
    sign_in(client, clara, strong=True)
    seen = found(r'name="seen" value="([^"]+)"', text(client, below(group, "way")))
    said = {"how": how, "pounds": "30", "keeps_days": "14", "known": "usual", "sharing": "usual", "seen": seen} | (
        {"needs_nod": "on"} if nod else {}
    )
    assert "Saved." in text(client, below(group, "way"), **said)
    return group, client


def a_helper(group: Group, clara: Client, called: str = "Ben", *, way: str = "foot-far", phone: str = "") -> Client:
    """Have somebody of the group say that they do everything, at any time; and Clara, that she knows them.

    Where a `phone` is named, they have nothing else.
    """
    email = "" if phone else f"{called.lower()}@canary.example"
    person, client = make_person(called, email=email, phone=phone), Client()
    make_membership(person, group)
    sign_in(client, person)
    kinds = ["shopping", "prescription", "food-parcel", "phone-call"]
    said = {"kinds": kinds, "way": way, "postcode": "SE15 4AB", "any_time": "on", "enough": "10", "languages": ["en"]}
    assert "From now on you are asked" in text(client, f"/helping/{group.slug}/", **said)
    vouching = found(rf"{below(group, 'volunteers')}{UUID}/vouching/", text(clara, below(group, "volunteers")))
    assert "they may do what needs more trust" in text(clara, vouching, yes="yes")
    return client


# -- Amina -----------------------------------------------------------------------------------------------------------


def asks(called: str = "Amina", phone: str = PHONE, **answers: dict[str, Any]) -> tuple[str, str]:
    """Answer every question, and send it; return the page that says so, and the digits of the receipt."""
    walk = Walk(Client())
    walk.answer({**SHOPPING, "reach": {"called": called, "phone": phone}, **answers})
    assert walk.step == "look"
    page = words(walk.press("send"))
    assert "It is sent" in page
    return page, digits(page)


def stands(receipt: str, phone: str = PHONE) -> str:
    """Open the receipt in a browser that was never here, and read how it stands."""
    client = Client()
    answer = client.post("/receipt/", {"number": receipt, "fact": phone})
    assert answer.status_code == 302, answer.content.decode()
    page = text(client, "/ask/mine/")
    assert "You came with a receipt." in page
    assert "Choumert" not in page
    return page


# -- Ben -------------------------------------------------------------------------------------------------------------


def offer_on(page: str) -> str:
    return found(rf"/helping/offers/{UUID}/", page)


def says_yes(ben: Client) -> str:
    """Say yes to what one is asked; return its address."""
    page = text(ben, "/helping/")
    assert "Would you?" in page
    assert DOOR not in page
    offer = offer_on(page)
    assert "It is yours. Thank you." in text(ben, f"{offer}answer/", answer="yes")
    return offer


def goes_there(ben: Client, offer: str, sent: str) -> None:
    """See where to knock and which word to say: the one that stood on the asker's page; then say that it is done."""
    page = text(ben, f"{offer}door/", show="yes")
    assert DOOR in page
    assert found(r'lang="en" dir="ltr">([^<]+)<', page) == found(r'class="codeword">([^<]+)<', sent)
    is_done(ben, offer)


def is_done(ben: Client, offer: str) -> None:
    assert "Somebody’s day was easier for it." in text(ben, f"{offer}report/", what="done")


def the_request(clara: Client, group: Group) -> str:
    """Find the one request on the desk."""
    return found(rf"{below(group)}{UUID}/", text(clara, f"{below(group)}?show=all"))
