"""What a browser holds for us: the token of a session, and of a code or a challenge that it asked for."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.accounts import browsers, nexts
from doorstep.accounts.actions import LIVES, fresh_token, open_session
from doorstep.accounts.models import Session

# Long enough to fill in a form and to wait for a code; when a code ends, the database says.
ASKED_LIVES = timedelta(hours=1)


def held(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")


def asked_with(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.BROWSER_COOKIE_NAME, "")


def words(request: HttpRequest) -> str:
    return browsers.words(request.headers.get("User-Agent", ""))


def next_of(request: HttpRequest) -> str:
    """Say where to go on: what the page's address or form says, as far as it is ours; else to one's own pages."""
    return nexts.safe(request.POST.get("next") or request.GET.get("next", ""), resolve_url(settings.MINE_PAGE))


def with_next(request: HttpRequest, page: str, **said: str) -> str:
    """Write the address of one of our pages, which says where to go on from there."""
    return f"{reverse(page)}?{urlencode({**said, 'next': next_of(request)})}"


def enter(request: HttpRequest, person: UUID, how: str, to: str = "", *, now: datetime | None = None) -> HttpResponse:
    """Sign somebody in in this browser and lead them on, or `to` a page of ours; the session it had ends.

    `now` is when they showed what they came with, where it matters whether that was ended a moment later.
    """
    token = open_session(person, how, now=now or timezone.now(), browser=words(request), before=held(request))
    rotate_token(request)
    answer = HttpResponseRedirect(to or next_of(request))
    _hold(answer, settings.SESSION_COOKIE_NAME, token, LIVES[Session.How(how)].total_seconds())
    answer.delete_cookie(settings.BROWSER_COOKIE_NAME)
    return answer


def hold_asked(answer: HttpResponse, token: str) -> HttpResponse:
    """Let this browser, and no other, answer to what it asked for."""
    _hold(answer, settings.BROWSER_COOKIE_NAME, token, ASKED_LIVES.total_seconds())
    return answer


def may_ask(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Give this browser what it asks with, before it does: so a button pressed twice asks for one code, and not two."""
    return answer if asked_with(request) else hold_asked(answer, fresh_token())


def let_go(answer: HttpResponse) -> HttpResponse:
    """Have the browser forget all that it holds of somebody."""
    for name in (settings.SESSION_COOKIE_NAME, settings.BROWSER_COOKIE_NAME):
        answer.delete_cookie(name)
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _hold(answer: HttpResponse, name: str, token: str, seconds: float) -> None:
    answer.set_cookie(
        name, token, max_age=int(seconds), secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
