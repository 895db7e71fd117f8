"""Looking at pages of a group's people."""

from django.test import Client

from doorstep.people.models import Person
from tests.factories import sign_in

LATER = "/sign-in/again/"
STRONGER = "/sign-in/stronger/"


def browser(person: Person, *, strong: bool = True) -> Client:
    """Open a browser in which somebody is signed in, strongly unless a test says otherwise."""
    client = Client()
    sign_in(client, person, strong=strong)
    return client


def text(client: Client, address: str, /, **posted: object) -> str:
    """Read a page, or what came of a form."""
    answer = client.post(address, posted, follow=True) if posted else client.get(address, follow=True)
    assert answer.status_code in {200, 409, 422}, (address, answer.status_code)
    return str(answer.content.decode())
