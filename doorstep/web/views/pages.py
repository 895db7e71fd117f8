"""Pages that only say something."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from doorstep.messaging.models import Message
from doorstep.web import cookies

MESSAGES_STAY = Message.HELD.life


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    days = MESSAGES_STAY.lasts.days if MESSAGES_STAY else 0
    return render(request, "web/about.html", {"cookies": cookies.kept(), "message_days": days})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may list the groups, and neither the desk, nor whole lists, nor the places people asked about."""
    closed = ("/near/", "/start/near/", settings.DESK, *settings.PERSONAL, f"{reverse('home')}?", "/data/groups")
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap-index'))}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """Say how the site is called and looks on a phone's first screen."""
    icon = {"src": static("core/icon.svg"), "type": "image/svg+xml", "sizes": "any"}
    said = {"name": settings.SITE_NAME, "short_name": settings.SITE_NAME, "start_url": reverse("home"), "icons": [icon]}
    looks = {"display": "browser", "background_color": "#f7f1e4", "theme_color": "#f7f1e4"}
    return JsonResponse(said | looks, content_type="application/manifest+json")


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Say that the site and its database answer; for whatever watches over them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("well\n", content_type="text/plain")
