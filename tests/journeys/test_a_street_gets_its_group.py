"""Clara's street has no group; a week later Amina finds one there."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Lordship Lane Neighbours",
    "summary": "Shopping and prescriptions, up and down the Lane.",
    "where": "SE22",
    "around": "600",
    "who": "of-it",
    "kinds": ["shopping", "prescription"],
    "phone": "020 7946 0150",
}


def read(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_from_nobody_yet_to_a_number_to_ring() -> None:
    clara, amina = Client(), Client()

    # Clara looks, and is told that nobody is there, and what she can do about it.
    nobody = read(clara, "/", q="se22")
    assert "No group near you is listed here yet" in nobody
    assert 'href="/start/"' in nobody
    assert 'href="/groups/new/"' in read(clara, "/start/")

    # She lists the group that she and Ben have begun; nobody sees it yet.
    sent = clara.post("/groups/new/", SAID, follow=True)
    assert "Thank you. It is with us" in sent.content.decode()
    assert "Lordship Lane Neighbours" not in read(amina, "/", q="se22")

    # Whoever runs the directory looks at it, and lists it.
    call_command("groups", "accept", "lordship-lane-neighbours")

    # Amina types only the first half of her postcode, and finds a number to ring.
    found = read(amina, "/", q="se22")
    assert "One group helps around the middle of SE22 East Dulwich" in found
    assert 'href="tel:02079460150"' in found
    page = re.search(r'href="(/groups/lordship[^"]*)"', found)
    assert page
    assert "shopping" in read(amina, page[1])

    # In summer the group takes a rest, and the page says so; Amina is shown who else is near.
    call_command("groups", "rest", "lordship-lane-neighbours")
    assert "Taking a rest" in read(amina, "/", q="se22")
