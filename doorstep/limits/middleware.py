"""Answers 429 where something was done too often and no page of its own says so."""

from collections.abc import Callable
from math import ceil

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone

from doorstep.limits import words
from doorstep.limits.actions import TooOftenError


class NotTooOften:
    """Turns TooOftenError into a plain page that says when to try again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TooOftenError):
            return None
        answer = HttpResponse(render_to_string("429.html", {"wait": words.wait(error.again_at)}), status=429)
        answer["Retry-After"] = str(max(1, ceil((error.again_at - timezone.now()).total_seconds())))
        answer["Cache-Control"] = "no-store"
        return answer
