"""Asks a page for something as somebody, and reads what kind of answer came."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBase
from django.shortcuts import resolve_url
from django.test import RequestFactory

from tests.policy.answers import Answer
from tests.policy.roles import Role
from tests.policy.watching import Writes, watched
from tests.policy.world import World

STATUSES = {403: Answer.FORBIDDEN, 404: Answer.NOT_THERE, 405: Answer.NOT_THIS_WAY}
LET_IN = {200, 204, 301, 302, 304, 409, 422}


@cache
def _handler() -> BaseHandler:
    """Stand up the site with its middleware; Django's test client copies every template's context besides."""
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def cookies(world: World, role: Role) -> dict[str, str]:
    held = {settings.BROWSER_COOKIE_NAME: world.asked}
    return held | ({settings.SESSION_COOKIE_NAME: world.tokens[role]} if role in world.tokens else {})


def ask(  # whom, what, how
    world: World, role: Role, method: str, path: str, form: Mapping[str, Any] | None = None, *, strict: bool = False
) -> tuple[HttpResponseBase, Writes]:
    """Return the answer, and what was written on the way; `strict` wants a form's token, which is never brought."""
    making = RequestFactory()
    sent = making.post(path, form or {}) if method == "POST" else making.generic(method, path)
    sent.COOKIES.update(cookies(world, role))
    sent._dont_enforce_csrf_checks = not strict  # type: ignore[attr-defined] # noqa: SLF001 # the test client's own way
    with watched() as writes:
        answer = _handler().get_response(sent)
    return answer, writes


def kind(answer: HttpResponseBase) -> Answer:
    if answer.status_code in STATUSES:
        return STATUSES[answer.status_code]
    if answer.status_code not in LET_IN:
        return Answer.BROKEN
    return _led(answer.headers.get("Location", ""))


def _led(location: str) -> Answer:
    """Read a redirect: a door's names where one was going."""
    doors = {
        resolve_url(settings.SIGN_IN_PAGE): Answer.SIGN_IN,
        resolve_url(settings.STRONGER_PAGE): Answer.STRONGER,
        resolve_url(settings.PROVE_PAGE): Answer.PROVE,
    }
    address = urlsplit(location)
    return doors.get(address.path, Answer.IN) if "next" in parse_qs(address.query) else Answer.IN
