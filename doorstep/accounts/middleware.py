"""Says who is signed in, and keeps the desk closed: what lies under settings.DESK is answered to staff alone."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from doorstep.accounts import actions, queries
from doorstep.people.doors import sent_to
from doorstep.people.requests import PersonRequest, StaffRequest, Visitor, visitor_of

Answering = Callable[[HttpRequest], HttpResponseBase]


class WhoIsIt:
    """Says on each request who is signed in; what is answered to them is kept nowhere, and by no proxy.

    The frame of every page says whether somebody is, so that a page kept for strangers is not given to them.
    """

    def __init__(self, get_response: Answering) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        visitor = self._visitor(request)
        PersonRequest.mark(request, visitor)
        answer = self._get_response(request)
        if visitor or answer.cookies:
            answer["Cache-Control"] = "no-store"
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(answer, ["Cookie"])
        return answer

    def _visitor(self, request: HttpRequest) -> Visitor | None:
        token = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        now = timezone.now()
        session = queries.session_of(token, now) if token else None
        if session is None:
            return None
        actions.see(session, now=now)
        mending, by_receipt = session.how in session.MENDING, session.how == session.How.RECEIPT
        return Visitor(session.person, session.pk, session.is_strong, session.proved_at, mending, by_receipt)


class DeskDoor:
    """Looks at addresses and not at views, so that no page of the desk can be forgotten; nothing of it is kept."""

    def __init__(self, get_response: Answering) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not f"{request.path_info}/".startswith(settings.DESK):
            return self._get_response(request)
        answer = self._answer(request)
        answer["Cache-Control"] = "no-store"
        answer["X-Robots-Tag"] = "noindex"
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        visitor = visitor_of(request)
        if visitor is None:
            return sent_to(settings.SIGN_IN_PAGE, request)
        if visitor.person.is_staff and not visitor.strong:
            return sent_to(settings.STRONGER_PAGE, request)
        if not visitor.person.is_staff:
            raise Http404
        StaffRequest.mark(request, visitor.person)
        return self._get_response(request)
