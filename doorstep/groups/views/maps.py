"""The map's pages: every depth has an address, and every drawing a table that says the same."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.groups.maps import pages
from doorstep.groups.maps.pages import MapPage
from doorstep.groups.maps.picture import with_tiles
from doorstep.groups.maps.tiles import let_in
from doorstep.places import districts, mosaic
from doorstep.places import queries as places


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _shown(request, pages.whole())


@require_safe
def postcodes(request: HttpRequest) -> HttpResponse:
    return _shown(request, pages.country())


@require_safe
def postcodes_of(request: HttpRequest, code: str) -> HttpResponse:
    """Show a region such as SE or a district such as SE15."""
    code = code.upper()
    if code in mosaic.regions():
        return _shown(request, pages.region(code))
    if districts.get(code) is None:
        raise Http404
    return _shown(request, pages.district(code, request.GET.get("page")))


@require_safe
def area(request: HttpRequest, code: str) -> HttpResponse:
    found = places.area_with(code)
    if found is None:
        raise Http404
    return _shown(request, pages.area(found, request.GET.get("page")))


@require_safe
def hexagon(request: HttpRequest, cell: int) -> HttpResponse:
    return _shown(request, pages.hexagon(cell, request.GET.get("page")))


def _shown(request: HttpRequest, page: MapPage) -> HttpResponse:
    said = {"map": page, "picture": with_tiles(page.picture)}
    return let_in(render(request, "groups/map/page.html", said))
