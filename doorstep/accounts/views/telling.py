"""What a page says after something was done on it: a word in its address, and never more than that."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.functional import Promise


def told(request: HttpRequest, done: Mapping[str, Promise]) -> Promise | str:
    return done.get(request.GET.get("done", ""), "")
