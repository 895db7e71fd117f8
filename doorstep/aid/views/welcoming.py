"""Welcoming: who wants to help and is not vouched for yet."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import pages, permissions
from doorstep.aid.actions import volunteering
from doorstep.aid.queries import newcomers
from doorstep.core.pages import done, page_of
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = pages.standing_or_404(request, slug, permissions.may_welcome)
    page = page_of(request, newcomers.newcomers(standing))
    shown = pages.shared(standing) | {"page": page, "rows": newcomers.in_words(standing, page)}
    return render(request, "aid/desk/welcoming.html", shown | {"told": pages.told(request)})


@require_POST
@strongly
def vouching(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Say that one knows them; nobody says so of themselves."""
    standing = pages.standing_or_404(request, slug, permissions.may_welcome)
    row = get_object_or_404(newcomers.newcomers(standing).exclude(person=standing.person), pk=pk)
    volunteering.vouch(row, by=standing.person, now=timezone.now())
    return done("requests:welcoming", "vouched", slug)
