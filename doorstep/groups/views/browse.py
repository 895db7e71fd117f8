"""The list of all groups, narrowed down by filters that are links."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from doorstep.groups.forms.browse import Asked, read
from doorstep.groups.queries import browse
from doorstep.groups.views.facets import narrowing

ON_A_PAGE = 30
# More filters than this make a list that a search engine need not know.
MOST_FOR_ENGINES = 1


@require_safe
def every_group(request: HttpRequest) -> HttpResponse:
    asked = read(request.GET)
    narrowed = narrowing(asked)
    page = _page(asked, narrowed.total, request.GET.get("page"))
    answer = {"asked": asked, "narrowed": narrowed, "page": page, "groups": browse.fetched(list(page))}
    return render(request, "groups/all.html", answer | _addresses(asked, page))


def _page(asked: Asked, total: int, number: str | None) -> Page[int]:
    paginator = Paginator(browse.cards_of(asked.chosen, asked.sort), ON_A_PAGE)
    paginator.__dict__["count"] = total  # counted already, and for a large directory that is the longest of it
    return paginator.get_page(number)


def _addresses(asked: Asked, page: Page[int]) -> dict[str, object]:
    for_engines = len(asked.chosen) <= MOST_FOR_ENGINES
    return {"sorts": _sorts(asked), "canonical": _canonical(asked, page), "for_engines": for_engines}


def _sorts(asked: Asked) -> list[tuple[str, str]]:
    """Return each way to sort with its address."""
    return [(sort, asked.address(sort="" if sort == "name" else sort)) for sort in browse.SORTS]


def _canonical(asked: Asked, page: Page[int]) -> str:
    """Write the one address of this list: filters in one order, nothing that goes without saying."""
    query = asked.address()
    at = f"{'&' if query else '?'}page={page.number}" if page.number > 1 else ""
    return reverse("groups:all") + query + at
