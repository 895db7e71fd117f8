"""The open data for programs, and the page that explains it to people."""

import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.core import languages
from doorstep.feeds.forms.asked import MOST, USUAL, AskedForm
from doorstep.feeds.queries import followed
from doorstep.feeds.views.answers import answer, for_everybody, refused
from doorstep.feeds.writing import FORMATS
from doorstep.places.queries import UnknownPlaceError

DESCRIPTION = Path(__file__).parent.parent / "openapi.json"


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    address = request.build_absolute_uri("/").removesuffix("/")
    said = {"address": address, "formats": list(FORMATS), "feeds": followed.feeds(), "most": MOST, "usual": USUAL}
    licence = {"licence_name": settings.DATA_LICENCE_NAME, "licence_url": settings.DATA_LICENCE_URL}
    return render(request, "feeds/about.html", said | licence)


@for_everybody
@require_http_methods(["GET", "HEAD", "OPTIONS"])
def groups(request: HttpRequest, kind: str) -> HttpResponseBase:
    if kind not in FORMATS:
        raise Http404
    form = AskedForm(request.GET)
    if not form.is_valid():
        return refused(form)
    try:
        return answer(request, form, kind)
    except UnknownPlaceError as error:
        return JsonResponse({"error": languages.said(error)}, status=404)


@for_everybody
@require_http_methods(["GET", "HEAD", "OPTIONS"])
def openapi(request: HttpRequest) -> HttpResponse:
    """Describe the addresses as OpenAPI, with this installation's own name, address and licence in it."""
    description = json.loads(DESCRIPTION.read_text("utf-8"))
    description["servers"] = [{"url": request.build_absolute_uri("/").removesuffix("/")}]
    description["info"]["license"] = {"name": settings.DATA_LICENCE_NAME, "url": settings.DATA_LICENCE_URL}
    return JsonResponse(description)
