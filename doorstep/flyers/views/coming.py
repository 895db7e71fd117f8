"""Where the code on a flyer leads: to its group's page for asking, counted without knowing who came."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from doorstep.flyers.actions import visiting
from doorstep.flyers.queries import batches
from doorstep.groups.models import Group
from doorstep.groups.queries import members

# Programs that fetch an address to show a preview of it, or to look through the web: by what they call themselves.
_PROGRAMS = re.compile(
    r"bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|telegram|slack|curl|wget", re.IGNORECASE
)


@require_safe
@never_cache
def came(request: HttpRequest, code: str) -> HttpResponse:
    batch = batches.by_code(code)
    where = _leads_to(batch.group) if batch else ""
    if not batch or not where:
        answer = render(request, "flyers/unknown.html", status=404)
    else:
        if somebody_came(request):
            visiting.count(batch, day=timezone.localdate())
        answer = HttpResponseRedirect(where)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _leads_to(group: Group) -> str:
    """Give the page for asking this group; where it takes nothing here just now its own page, which says so."""
    if members.takes_requests(group):
        return f"{reverse('asking:ask')}?{urlencode({'group': group.slug})}"
    return group.get_absolute_url() if group.status in Group.SHOWN else ""


def somebody_came(request: HttpRequest) -> bool:
    """Tell somebody who follows the code from a browser that loads it in advance, and from a program."""
    said = request.headers
    ahead = (
        f"{said.get('Sec-Purpose', '')} {said.get('Purpose', '')} {said.get('X-Moz', '')} {said.get('X-Purpose', '')}"
    )
    is_ahead = "prefetch" in ahead.lower() or "preview" in ahead.lower()
    is_page = said.get("Sec-Fetch-Dest", "document") == "document"
    is_program = _PROGRAMS.search(said.get("User-Agent", "")) is not None
    return request.method == "GET" and is_page and not is_ahead and not is_program
