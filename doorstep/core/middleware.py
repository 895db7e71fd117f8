"""At the edge: what every answer says to browsers, and what is too large to be taken in.

Django alone would write a file of any size to the disk.
"""

import contextlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import UnreadablePostError
from django.template.loader import render_to_string

# A browser reads our answer only once it has sent all; what is larger than this finds a closed connection instead.
READ_AND_FORGOTTEN = 4 * settings.LARGEST_BODY
PIECE = 64 * 1024
LONGEST_NUMBER = 18


class Dressed:
    """Says on every answer what settings.EVERYWHERE_HEADERS has, unless the answer says otherwise itself.

    What lies under an address of somebody's own or of the desk is kept nowhere, whoever answers there and whatever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self._get_response(request)
        for name, value in settings.EVERYWHERE_HEADERS.items():
            if not (name == "X-Frame-Options" and getattr(answer, "xframe_options_exempt", False)):
                answer.headers.setdefault(name, value)
        if f"{request.path_info}/".startswith((*settings.PERSONAL, settings.DESK)):
            answer["Cache-Control"] = "no-store"
        return answer


class NothingTooLarge:
    """Answers 413 to what says it is larger than settings.LARGEST_BODY, or does not say how large it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not too_large(request):
            return self._get_response(request)
        forget(request)
        return HttpResponse(render_to_string("413.html"), status=413)


def too_large(request: HttpRequest) -> bool:
    told = request.META.get("CONTENT_LENGTH") or "0"
    # A body sent in chunks: nobody knows when it ends.
    return "HTTP_TRANSFER_ENCODING" in request.META or not _is_number(told) or int(told) > settings.LARGEST_BODY


def _is_number(told: str) -> bool:
    """Say whether it is one that is worth reading: Python refuses those of thousands of digits."""
    return told.isdecimal() and len(told) <= LONGEST_NUMBER


def forget(request: HttpRequest) -> None:
    """Read what was sent, a piece at a time, and keep none of it."""
    with contextlib.suppress(UnreadablePostError):
        for _ in range(READ_AND_FORGOTTEN // PIECE):
            if not request.read(PIECE):
                return
