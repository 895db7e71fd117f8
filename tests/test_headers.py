"""Holds every answer to what it must tell browsers, whoever makes it and whatever it is."""

from collections.abc import Mapping
from itertools import product

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from config import headers
from doorstep.accounts.views.signing import TYPING
from doorstep.limits.actions import take
from tests.policy import broken
from tests.policy.addresses import addresses
from tests.policy.asking import ask
from tests.policy.roles import Role
from tests.policy.trying import one_of_each, parts, tries
from tests.policy.world import World, undone

pytestmark = pytest.mark.django_db
ELSEWHERE = 300
NAMES = sorted(addresses())
POLICY = "; ".join(f"{name} {' '.join(said)}" for name, said in headers.CONTENT_POLICY.items())
# What some answers say otherwise: by name, each with its reason.
_FOR_OTHER_SITES = {"Cross-Origin-Resource-Policy": "cross-origin"}
OTHERWISE: dict[str, dict[str, str | None]] = {
    # The one page that may stand in a frame of somebody else's.
    "embed-finder": {
        **_FOR_OTHER_SITES,
        "X-Frame-Options": None,
        "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    },
    # A file as somebody sent it: whatever a browser makes of it is no page of ours.
    "requests:reply-file": {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"},
    # Open data is read by the pages of others.
    "feeds:groups": {**_FOR_OTHER_SITES},
    "feeds:openapi": {**_FOR_OTHER_SITES},
}


def wanted(name: str = "") -> dict[str, str | None]:
    return {**headers.EVERYWHERE, "Content-Security-Policy": POLICY, **OTHERWISE.get(name, {})}


def amiss(told: Mapping[str, str], name: str = "") -> dict[str, str | None]:
    """Give the headers that say something else than they must."""
    return {each: told.get(each) for each, said in wanted(name).items() if in_order(told.get(each)) != in_order(said)}


def in_order(said: str | None) -> list[str] | None:
    return None if said is None else sorted(part.strip() for part in said.split(";"))


def is_kept_nowhere(told: Mapping[str, str]) -> bool:
    return told.get("Cache-Control") == "no-store"


def must_be_kept_nowhere(role: Role, path: str) -> bool:
    return role.signed_in or path.startswith((*settings.PERSONAL, settings.DESK))


def amiss_at(name: str, path: str, role: Role, answer: HttpResponseBase) -> dict[str, str | None]:
    """Give what is wrong with an answer of this address; what refuses or leads away may be dressed like all others."""
    other = answer.status_code >= ELSEWHERE
    wrong = amiss(answer.headers, name) and (amiss(answer.headers) if other else amiss(answer.headers, name))
    if must_be_kept_nowhere(role, path) and not is_kept_nowhere(answer.headers):
        wrong["Cache-Control"] = answer.headers.get("Cache-Control")
    return wrong


# -- Every address ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_of_an_address_is_dressed(world: World, name: str) -> None:
    """Among them are pages, redirects, refused forms, 403 without a token, 404 and 405."""
    found = {}
    for row, methods in parts(name):
        for role, _whose, named in one_of_each(row, tries(world, row)):
            path = reverse(name, kwargs=named)
            for method, strict in product(methods, (False, True)):
                with undone():
                    answer, _writes = ask(world, role, method, path, strict=strict)
                if wrong := amiss_at(name, path, role, answer):
                    found[f"{answer.status_code} to {method} by {role.name}"] = wrong

    assert found == {}


# -- Every status -----------------------------------------------------------------------------------------------------


def test_a_missing_slash_is_answered_dressed(client: Client) -> None:
    answer = client.get("/me")

    assert (answer.status_code, amiss(answer.headers), is_kept_nowhere(answer.headers)) == (301, {}, True)


def test_nothing_new_is_answered_dressed(client: Client) -> None:
    etag = client.get("/data/groups.json")["ETag"]

    answer = client.get("/data/groups.json", headers={"If-None-Match": etag})

    assert (answer.status_code, amiss(answer.headers, "feeds:groups")) == (304, {})


@pytest.mark.parametrize("redirects", [False, True])
def test_a_host_that_is_not_ours_is_answered_dressed(client: Client, settings: Settings, redirects: bool) -> None:
    settings.SECURE_SSL_REDIRECT = redirects

    answer = client.get("/me/", headers={"Host": "evil.example"})

    assert (answer.status_code, amiss(answer.headers), is_kept_nowhere(answer.headers)) == (400, {}, True)


def test_a_request_that_is_refused_is_answered_dressed(client: Client) -> None:
    answer = client.get("/?" + "&".join("a" * 600))

    assert (answer.status_code, amiss(answer.headers)) == (400, {})


@pytest.mark.parametrize("path", ["/none/", "/me/none/", "/desk/none/", "/static/none.css"])
def test_what_is_not_there_is_answered_dressed(client: Client, path: str) -> None:
    answer = client.get(path)

    assert (answer.status_code in {302, 404}, amiss(answer.headers)) == (True, {})
    assert is_kept_nowhere(answer.headers) == must_be_kept_nowhere(Role(""), path)


@pytest.mark.parametrize("path", ["/language/", "/me/", "/desk/"])
def test_something_too_large_is_answered_dressed(client: Client, path: str) -> None:
    answer = client.post(path, b"a" * (settings.LARGEST_BODY + 1), content_type="text/plain")

    assert (answer.status_code, amiss(answer.headers)) == (413, {})
    assert is_kept_nowhere(answer.headers) == (path != "/language/")


def test_too_often_is_answered_dressed(client: Client) -> None:
    for _ in range(TYPING.most):
        take(TYPING, "127.0.0.1")

    answer = client.post("/sign-in/passkey/")

    assert (answer.status_code, amiss(answer.headers), is_kept_nowhere(answer.headers)) == (429, {}, True)


def test_a_mistake_of_ours_is_answered_dressed(client: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = broken.__name__
    client.raise_request_exception = False

    answer = client.post(broken.BROKEN)

    assert (answer.status_code, amiss(answer.headers)) == (500, {})
