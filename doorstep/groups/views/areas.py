"""Pages of areas: which there are, and of each its groups, its parts, its gaps and its neighbours."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.groups.queries import areas as in_areas
from doorstep.places import queries as places
from doorstep.places.models import Area
from doorstep.places.queries import KindOfArea

ON_A_PAGE = 30
# Areas of a kind that are listed on the first page of all kinds, and areas on each page of one kind.
FEW, MANY = 60, 120


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    return render(request, "groups/areas.html", {"kinds": [_listed(kind) for kind in places.kinds()]})


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    found = next((each for each in places.kinds() if each.kind == kind), None)
    if found is None:
        raise Http404
    page = Paginator(places.of_kind(found.kind), MANY).get_page(request.GET.get("page"))
    return render(request, "groups/areas_of_kind.html", {"kind": found, "page": page, "areas": in_areas.counted(page)})


@require_safe
def area(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    area = places.area(kind, code)
    if area is None:
        raise Http404
    page = Paginator(in_areas.in_area(kind, code), ON_A_PAGE).get_page(request.GET.get("page"))
    answer = {"area": area, "page": page, "parents": places.parents(area)}
    return render(request, "groups/area.html", answer | _around(area, page.number))


def _listed(kind: KindOfArea) -> tuple[KindOfArea, list[in_areas.Counted], bool]:
    """List a kind with few areas; of one with many only say how many, since nobody reads the first of a thousand."""
    few = kind.areas <= FEW
    return kind, in_areas.counted(places.of_kind(kind.kind)) if few else [], not few


def _around(area: Area, number: int) -> dict[str, object]:
    """Find what stands below the groups, on the first page only."""
    if number > 1:
        return {}
    neighbours = in_areas.counted(places.neighbours(area))
    return {"parts": in_areas.parts_of(area), "cover": in_areas.cover_of(area), "neighbours": neighbours}
