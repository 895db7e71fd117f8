"""Looking for anything that everybody may read here: guides, answers, groups, networks, news."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from doorstep.limits import words
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.rates import Limit
from doorstep.limits.visitors import network
from doorstep.search.danger import worried
from doorstep.search.queries.texts import FURTHEST, Found, TextHit, found
from doorstep.web.forms.searching import KINDS, Wanted, wanted

ON_A_PAGE = 10
# For all behind one address together: a library, a hostel.
SEARCHING = Limit("searching", most=120, per=timedelta(hours=1))
# What one thing of each kind is called.
_ONE: dict[str, Promise] = {
    "guide": _("Guide"),
    "answer": _("Answer"),
    "group": _("Group"),
    "network": _("Network"),
    "news": _("News"),
}

# Where else to look, or to turn, by the name of its page.
_ELSEWHERE: tuple[tuple[str, Promise], ...] = (
    ("questions:ask", _("Ask us: somebody finds it out for you")),
    ("questions:index", _("Questions that others asked")),
    ("library:index", _("All guides and policies")),
    ("turning", _("Where to turn when neighbours are not enough")),
    ("home", _("Find who helps on your street")),
    ("groups:index", _("Look for a group by name")),
)

# What the page says whatever was asked.
_SAID = {"kinds": KINDS, "languages": settings.LANGUAGES, "furthest": FURTHEST, "elsewhere": _ELSEWHERE}


@dataclass(frozen=True)
class Shown:
    """What was found, with what it is in a word, and which language it is in, where that is another than the page's."""

    hit: TextHit
    what: Promise


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer; what was typed stands in the address alone, and is written down nowhere."""
    asked = wanted(request.GET)
    try:
        if asked.words:
            take(SEARCHING, network(request))
    except TooOftenError as error:
        said = {"asked": asked, "worried": worried(asked.words), "wait": words.wait(error.again_at), **_SAID}
        return render(request, "web/search.html", said, status=429)
    return _answered(request, asked)


def _answered(request: HttpRequest, asked: Wanted) -> HttpResponse:
    answer, page = _looked(asked, request.GET.get("page"))
    shown = [Shown(hit, _ONE[hit.kind]) for hit in answer.hits if hit.kind in _ONE]
    said = {
        "asked": asked,
        "answer": answer,
        "page": page,
        "shown": shown,
        "worried": worried(asked.words, answer.meant),
    }
    return render(request, "web/search.html", {**said, **_SAID})


def _looked(asked: Wanted, number: str | None) -> tuple[Found, Page[int]]:
    at = min(max(int(number[:9]), 1), FURTHEST // ON_A_PAGE) if number and number[:9].isdecimal() else 1
    answer = _found(asked, at)
    page = Paginator(range(answer.total), ON_A_PAGE).get_page(at)
    # Further than there is anything: the last page of it.
    return (answer if page.number == at else _found(asked, page.number)), page


def _found(asked: Wanted, page: int) -> Found:
    start = (page - 1) * ON_A_PAGE
    return found(asked.words, language=asked.language or None, kinds=asked.kinds, start=start, most=ON_A_PAGE)
