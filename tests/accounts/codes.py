"""Reading the code that the worker just sent, as its reader does; and threads that do the same at once."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.conf import settings
from django.db import connections
from django.test import Client
from django.utils import timezone

from doorstep.accounts import actions
from doorstep.messaging.models import Message
from doorstep.people.models import Person

T = TypeVar("T")
AMINAS = "amina@street.example"


def codes_sent() -> list[str]:
    """Have the worker make what was asked for; return all codes that were ever sent, the newest last."""
    actions.make_codes(timezone.now())
    bodies = [message.body for message in Message.objects.filter(kind="sign-in-code").order_by("made_at")]
    found = [re.match(r"(\d{3}) (\d{3}) ", body) for body in bodies]
    return [f"{each[1]}{each[2]}" for each in found if each]


def asked(client: Client, contact: str = AMINAS, **said: str) -> str:
    """Ask for a code on the page; return the one that was sent."""
    answer = client.post("/sign-in/", {"contact": contact, **said})
    assert answer.status_code == 302, answer.content.decode()
    return codes_sent()[-1]


def another(code: str) -> str:
    """Give six digits that are not these."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def is_signed_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def token_of(client: Client, name: str = "") -> str:
    held = client.cookies.get(name or settings.BROWSER_COOKIE_NAME)
    return held.value if held else ""


def told(person: Person) -> list[str]:
    """List what was written to somebody, codes aside, by its kind."""
    messages = Message.objects.filter(person=person).exclude(kind="sign-in-code").order_by("made_at")
    return [message.kind for message in messages]


def at_once(times: int, act: Callable[[int], T]) -> list[T]:
    """Do the same from as many threads, each with connections of its own."""

    def one(number: int) -> T:
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
