"""Says who is signed in, and keeps the desk closed: what lies under settings.DESK is answered to staff alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from doorstep.accounts import actions, queries, views
from doorstep.people.requests import PersonRequest, StaffRequest, Visitor


class WhoIsIt:
    """Says on each request who is signed in; what is answered to them is kept nowhere, and by no proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        visitor = self._visitor(request)
        PersonRequest.mark(request, visitor)
        answer = self._get_response(request)
        if visitor:
            answer["Cache-Control"] = "no-store"
        return answer

    def _visitor(self, request: HttpRequest) -> Visitor | None:
        token = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        now = timezone.now()
        session = queries.session_of(token, now) if token else None
        if session is None:
            return None
        actions.see(session, now=now)
        return Visitor(session.person, session.pk, session.how in session.STRONG, session.proved_at)


class DeskDoor:
    """Looks at addresses and not at views, so that no page of the desk can be forgotten; nothing of it is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not f"{request.path_info}/".startswith(settings.DESK):
            return self._get_response(request)
        answer = self._answer(request)
        answer["Cache-Control"] = "no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        token = request.COOKIES.get(settings.DESK_COOKIE_NAME, "")
        person = queries.whose(token, timezone.now()) if token else None
        if person:
            StaffRequest.mark(request, person)
        elif request.path_info != reverse("accounts:sign-in"):
            return views.closed(request)
        return self._get_response(request)
