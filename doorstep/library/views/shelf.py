"""The library as anybody reads it: what stands on its shelves, lists, and what a group or a network publishes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from doorstep.core.pages import page_of
from doorstep.groups.queries import directory as groups
from doorstep.library.models import Document
from doorstep.library.narrowing import Narrowed, narrowed
from doorstep.library.pages import reader
from doorstep.library.queries import shelf
from doorstep.library.said import Publisher
from doorstep.networks.queries import directory as networks


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    chosen = narrowed(request.GET)
    page = page_of(request, shelf.with_editions(_chosen(chosen)))
    shown: dict[str, Any] = {"page": page, "lines": shelf.lines(page, chosen.language or reader()), "narrowed": chosen}
    shown["collections"] = shelf.collections() if not chosen.chosen else []
    return render(request, "library/index.html", shown)


def _chosen(chosen: Narrowed) -> Any:
    found = shelf.in_library().filter(**chosen.facts)
    if chosen.language:
        found = found.filter(pk__in=shelf.newest().filter(language=chosen.language).values("document"))
    return shelf.by_topic(found)


@require_safe
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(shelf.open_collections(), slug=slug)
    lines = shelf.lines(shelf.with_editions(shelf.on_list(found)), reader())
    return render(request, "library/collection.html", {"collection": found, "lines": lines})


@require_safe
def of_group(request: HttpRequest, slug: str) -> HttpResponse:
    group = get_object_or_404(groups.shown(), slug=slug)
    return _published(request, Publisher(group=group), {"group": group})


@require_safe
def of_network(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(networks.networks(), slug=slug)
    return _published(request, Publisher(network=network), {"network": network})


def _published(request: HttpRequest, publisher: Publisher, shown: dict[str, Any]) -> HttpResponse:
    page = page_of(request, shelf.with_editions(shelf.published_by(publisher).select_related("adoption__source")))
    shown |= {"owner": publisher.group or publisher.network, "page": page, "lines": shelf.lines(page, reader())}
    shown |= {"collections": shelf.collections_of(publisher), "policies": Document.Kind.POLICY}
    return render(request, "library/published.html", shown)
