"""Which editions a page asks: one set of them, and only once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from pytest_django import DjangoAssertNumQueries

from doorstep.places import queries as places
from doorstep.places.middleware import OneSetOfEditions
from tests.places.making import LEWISHAM, SOUTHWARK, collection, imported, square, written

pytestmark = pytest.mark.django_db


def said(view: Callable[[HttpRequest], HttpResponseBase]) -> str:
    answer = view(HttpRequest())
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def test_a_page_asks_for_the_editions_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{places.widest()} {places.narrowest()} {places.area_with('E09000028')}")

    view(HttpRequest())
    with django_assert_num_queries(1):
        OneSetOfEditions(view)(HttpRequest())


def test_an_import_that_ends_meanwhile_is_seen_by_the_next_page(tmp_path: Path) -> None:
    def kinds(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(",".join(kind.kind for kind in places.kinds()))

    def importing(request: HttpRequest) -> HttpResponse:
        before = kinds(request).content
        imported(
            written(tmp_path / "parts.geojson", collection(square("E02000001", "West", -0.09, 51.46, 0.01))), "ward"
        )
        return HttpResponse(before + b" " + kinds(request).content)

    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM)))

    assert said(OneSetOfEditions(importing)) == "borough borough"
    assert said(OneSetOfEditions(kinds)) == said(kinds) == "borough,ward"
