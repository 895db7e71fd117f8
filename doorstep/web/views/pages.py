"""Pages that only say something."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "web/start.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "web/about.html")


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Search engines may list the groups, and not the places people asked about."""
    asked = reverse("home") + "?"
    return HttpResponse(f"User-agent: *\nDisallow: /near/\nDisallow: {asked}\n", content_type="text/plain")


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Say that the site and its database answer; for whatever watches over them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("well\n", content_type="text/plain")
