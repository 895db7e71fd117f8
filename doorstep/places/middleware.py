"""Answers each request from one set of editions, which it asks for once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from doorstep.places.queries.editions import asked_once


class OneSetOfEditions:
    """A page asks for places in many steps, a dozen on an area's: an import that ends between two changes none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with asked_once():
            return self._get_response(request)
