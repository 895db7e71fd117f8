"""What somebody does with pages in these tests: reads them, and types the code that came."""

import re

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from doorstep.accounts.actions import make_codes
from doorstep.messaging.models import Message


def text(client: Client, address: str) -> str:
    """Read a page that must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def plain(page: str) -> str:
    """Read a page without its marks, one space between words."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def send_codes() -> list[tuple[str, str]]:
    """Let the worker make the codes that were asked for; give each with the means by which it went."""
    already = set(Message.objects.values_list("pk", flat=True))
    make_codes(timezone.now())
    sent = Message.objects.exclude(pk__in=already).prefetch_related("deliveries")
    return [(digits_in(each.body), each.deliveries.get().means) for each in sent]


def digits_in(body: str) -> str:
    found = re.search(r"\d{3} \d{3}", body)
    assert found
    return found[0]


def type_code(client: Client, code: str, next_: str) -> HttpResponse:
    """Type a code on the page for it."""
    return client.post("/sign-in/code/", {"code": code, "next": next_})  # type: ignore[return-value] # the test's own answer
