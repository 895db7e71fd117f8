"""The screen: every message as its reader would see it. For developing and the demo world alone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from doorstep.messaging import queries


@require_safe
@never_cache
def screen(request: HttpRequest, point: UUID | None = None) -> HttpResponse:
    return render(request, "messaging/screen.html", {"messages": queries.shown(point), "point": point})
