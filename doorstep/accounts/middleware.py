"""Keeps the desk closed: whatever lies under settings.DESK, now or later, is answered to staff alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from doorstep.accounts import queries, views
from doorstep.people.requests import StaffRequest


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
