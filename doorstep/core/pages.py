"""What pages share: lists of thirty, and saying what was done before, by one word in the address."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.functional import Promise
from django.utils.http import urlencode

ON_A_PAGE = 30


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))


def done(where: str, what: str, *args: Any) -> HttpResponseRedirect:
    """Go on to a page, which then says what was done."""
    return HttpResponseRedirect(f"{resolve_url(where, *args)}?{urlencode({'done': what})}")


def told(request: HttpRequest, words: Mapping[str, Promise]) -> Promise | str:
    """Say what was done before this page, as its address has it; `words` by what may stand there, and never more."""
    return words.get(request.GET.get("done", ""), "")
