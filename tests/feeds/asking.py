"""Asking the open data as a program does."""

import datetime
import json
from collections.abc import Iterator
from typing import Any

from django.test import Client

SAID = {
    "summary": "Shopping and a chat.",
    "place": "Around the green",
    "kinds": (("shopping", ""), ("other", "bread baking")),
    "languages": ("bn", "en"),
    "contact_ways": (("phone", "020 7946 0101"), ("website", "https://nunhead.example/")),
    "confirmed_on": datetime.date(2026, 5, 3),
    "source": "a list of 2020",
}


def asked(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.getvalue()
    said: dict[str, Any] = json.loads(answer.getvalue())
    return said


def pages(client: Client, address: str) -> Iterator[dict[str, Any]]:
    following: str | None = address
    while following:
        said = asked(client, following)
        yield said
        following = said["next"]


def description(client: Client) -> dict[str, Any]:
    return asked(client, "/data/openapi.json")
