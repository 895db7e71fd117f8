"""A file that came with what somebody wrote: handed to a coordinator as a file, by a step of its own, never shown."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import attached, pages, permissions
from doorstep.aid.actions import reading
from doorstep.aid.queries import replies
from doorstep.aid.views.replies import OPENING
from doorstep.core.sounds import played
from doorstep.groups.standing import Standing
from doorstep.limits.actions import take
from doorstep.messaging.models import Attachment
from doorstep.messaging.queries import content_of
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

# Whatever a browser makes of it, it is no page of ours, and runs nothing.
_AS_A_FILE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@require_POST
@strongly
def one(request: PersonRequest, slug: str, pk: UUID, file: UUID) -> HttpResponse:
    """Hand it over as it came, under a name of ours; whoever sent it reads who has it."""
    standing, row = _file_or_404(request, slug, pk, file)
    content = content_of(row) if row.ending else b""
    if not content:
        raise Http404
    take(OPENING, str(standing.person))
    reading.note_fetched(row, standing.group, by=standing.person)
    said = {**_AS_A_FILE, "Content-Disposition": f'attachment; filename="{row.name}"'}
    return HttpResponse(content, content_type="application/octet-stream", headers=said)


@require_safe
@strongly
def sound(request: PersonRequest, slug: str, pk: UUID, file: UUID) -> HttpResponse:
    """Play a voice note, as what was said on the telephone is played."""
    _standing, row = _file_or_404(request, slug, pk, file)
    content = content_of(row) if attached.is_voice_note(row, row.reply) else b""
    if not content:
        raise Http404
    return played(content, request.headers.get("Range", ""), attached.PLAYED_AS[row.ending])


def _file_or_404(request: PersonRequest, slug: str, pk: UUID, file: UUID) -> tuple[Standing, Attachment]:
    standing = pages.standing_or_404(request, slug, permissions.may_read_replies)
    return standing, get_object_or_404(replies.files(standing.group), pk=file, reply=pk)
