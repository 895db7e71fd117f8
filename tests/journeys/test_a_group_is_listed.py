"""Ben sends his group in, types the code that he is sent, and a week later Amina reads its page."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import make_codes
from doorstep.messaging.models import Message
from tests.factories import make_group, open_desk

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Lordship Lane Neighbours",
    "who": "of-it",
    "summary": "Shopping and prescriptions, up and down the Lane.",
    "where": "SE22",
    "kinds": ["shopping", "prescription"],
    "phone": "020 7946 0150",
}


def page(client: Client, address: str, **posted: object) -> str:
    answer = client.post(address, posted, follow=True) if posted else client.get(address, follow=True)
    assert answer.status_code in {200, 422}, (address, answer.status_code)
    return str(answer.content.decode())


def become_known(client: Client, thanks: str) -> str:
    """Go from the thanks to "I have never been here before" and come back; return where it is confirmed."""
    new = re.search(r'href="([^"?]*)\?next=([^"]*)"', thanks)
    assert new
    address, confirming = new[1], unquote(new[2])
    page(client, address, called="Ben", contact="ben@example.org", next=confirming)
    make_codes(timezone.now())
    digits = re.search(r"\d{3} ?\d{3}", Message.objects.get(kind="sign-in-code").body)
    assert digits
    assert "Did you send in" in page(client, "/sign-in/code/", code=digits[0], next=confirming)
    return confirming


def test_from_the_public_form_to_the_page_of_the_directory() -> None:
    ben, amina, esther = Client(), Client(), Client()
    open_desk(esther)
    make_group("Lordship Lane Mutual Aid", at=(51.455, -0.076))

    # One of that name is listed; his is another.
    assert "Is it one of these?" in page(ben, "/groups/new/", **SAID)
    thanks = page(ben, "/groups/new/", **SAID, another="on")
    assert "One step more" in thanks

    # He was never here before: a name, an address, and the six digits that are sent there.
    confirming = become_known(ben, thanks)
    assert "We write to you then." in page(ben, confirming, yes="1")

    # Nobody sees it before the desk has looked at it.
    assert "Lordship Lane Neighbours" not in page(amina, "/groups/all/")
    waiting = re.search(r'href="(/desk/proposals/\d+/)"', page(esther, "/desk/proposals/"))
    assert waiting
    looked = page(esther, waiting[1])
    assert "They typed a code that we sent them" in looked
    assert "Lordship Lane Mutual Aid" in looked
    page(esther, f"{waiting[1]}decision/", decision="list")

    # Amina finds it by her postcode, and Ben is told.
    found = re.search(r'href="(/groups/lordship-lane-neighbours[^"]*)"', page(amina, "/?q=SE22"))
    assert found
    assert "up and down the Lane" in page(amina, found[1])
    assert Message.objects.filter(kind="group-listed").count() == 1
