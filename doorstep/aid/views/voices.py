"""What somebody said on the telephone is played to those at whose desk it waits."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from doorstep.aid import pages, permissions
from doorstep.core.sounds import played
from doorstep.messaging.queries import said_at, voice_of
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest


@require_safe
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    standing = pages.standing_or_404(request, slug, permissions.may_hear)
    sound = voice_of(get_object_or_404(said_at(standing.group.uid), pk=pk))
    if not sound:
        raise Http404
    return played(sound, request.headers.get("Range", ""))
