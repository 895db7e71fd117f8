"""The screen: every message as its reader would see it, and answering it. For developing and the demo world alone."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from doorstep.messaging import queries
from doorstep.messaging.actions import take_in
from doorstep.messaging.inbound import screen as typing
from doorstep.messaging.inbound import ways
from doorstep.messaging.inbound.events import Text
from doorstep.people.models import ContactPoint

LONGEST = 1_000


@require_safe
@never_cache
def screen(request: HttpRequest, point: UUID | None = None) -> HttpResponse:
    said = {"messages": queries.shown(point), "written": queries.written(point) if point else [], "point": point}
    return render(request, "messaging/screen.html", said | {"answers": ["YES", "NO", "LATER", "DONE", "STOP"]})


@require_POST
def answering(request: HttpRequest, point: UUID) -> HttpResponse:
    """Have something come back from there, as if it had been typed on that telephone."""
    whose = get_object_or_404(ContactPoint, pk=point)
    body = request.POST.get("body", "")[:LONGEST].strip()
    if body:
        text = Text(str(uuid4()), whose.means, whose.value, "", body)
        take_in(ways.SCREEN, typing.written(text), "application/json", now=timezone.now())
    return HttpResponseRedirect(reverse("messaging:screen-of", args=[point]))
