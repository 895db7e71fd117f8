"""Adds the peer's address: all groups in one answer, with what a card shows, for a browser to search among."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, path

from doorstep.groups.models import ContactWay, KindOfHelp
from doorstep.groups.queries import directory
from doorstep.places import cells
from doorstep.web.urls import urlpatterns as ours


def everything(_request: HttpRequest) -> JsonResponse:
    """Answer in three plain queries: no model is made, so that nothing but the sending is slow."""
    groups = {
        key: {"name": name, "slug": slug, "summary": summary, "place": place, "at": cells.centre(cell), "ways": []}
        for key, name, slug, summary, place, cell in directory.shown().values_list(
            "pk", "name", "slug", "summary", "place", "cell"
        )
    }
    kinds: dict[int, list[str]] = {}
    for key, kind in KindOfHelp.objects.values_list("group_id", "kind"):
        kinds.setdefault(key, []).append(kind)
    ways: dict[int, list[tuple[str, str]]] = {}
    for key, means, value in ContactWay.objects.values_list("group_id", "means", "value"):
        ways.setdefault(key, []).append((means, value))
    told = [{**about, "kinds": kinds.get(key), "ways": ways.get(key)} for key, about in groups.items()]
    return JsonResponse({"groups": told})


urlpatterns: list[URLPattern | URLResolver] = [path("everything.json", everything), *ours]
