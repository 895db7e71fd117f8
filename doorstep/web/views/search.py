"""Looking for anything that everybody may read here: guides, answers, groups, networks, news."""

from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from doorstep.search.queries.texts import FURTHEST, Found, TextHit, found
from doorstep.web.forms.searching import KINDS, Wanted, wanted

ON_A_PAGE = 10
# What one thing of each kind is called.
_ONE: dict[str, Promise] = {
    "guide": _("Guide"),
    "answer": _("Answer"),
    "group": _("Group"),
    "network": _("Network"),
    "news": _("News"),
}


@dataclass(frozen=True)
class Shown:
    """What was found, with what it is in a word, and which language it is in, where that is another than the page's."""

    hit: TextHit
    what: Promise


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer; what was typed stands in the address alone, and is written down nowhere."""
    asked = wanted(request.GET)
    answer, page = _looked(asked, request.GET.get("page"))
    shown = [Shown(hit, _ONE[hit.kind]) for hit in answer.hits if hit.kind in _ONE]
    said = {"asked": asked, "answer": answer, "page": page, "shown": shown, "kinds": KINDS.items()}
    return render(request, "web/search.html", said | {"languages": settings.LANGUAGES, "furthest": FURTHEST})


def _looked(asked: Wanted, number: str | None) -> tuple[Found, Page[int]]:
    at = min(max(int(number[:9]), 1), FURTHEST // ON_A_PAGE) if number and number[:9].isdecimal() else 1
    answer = _found(asked, at)
    page = Paginator(range(answer.total), ON_A_PAGE).get_page(at)
    # Further than there is anything: the last page of it.
    return (answer if page.number == at else _found(asked, page.number)), page


def _found(asked: Wanted, page: int) -> Found:
    start = (page - 1) * ON_A_PAGE
    return found(asked.words, language=asked.language or None, kinds=asked.kinds, start=start, most=ON_A_PAGE)
