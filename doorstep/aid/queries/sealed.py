"""What is sealed with a request, opened for whoever was noted to look (actions/revealing.py)."""

from dataclasses import dataclass, field
from datetime import datetime

from doorstep.aid import kinds
from doorstep.aid.models import HelpRequest, Note, Task
from doorstep.people.queries import called
from doorstep.vault import keys


@dataclass(frozen=True)
class Noted:
    words: str = field(repr=False)
    by: str
    at: datetime


def how_many_notes(request: HelpRequest) -> int:
    return Note.objects.filter(request=request).count()


def notes(request: HelpRequest) -> list[Noted]:
    """Return what was noted, the latest first, with who wrote it."""
    rows = list(Note.objects.filter(request=request))
    names = called(row.written_by for row in rows)
    with keys.at_hand([request.person_id]):
        return [Noted(row.words, names.get(row.written_by, ""), row.written_at) for row in rows]


def codewords(request: HelpRequest) -> list[tuple[str, str]]:
    """Return the codeword of each task that is still to be done, beside what it is."""
    rows = list(Task.objects.filter(request=request, status__in=Task.LIVING).order_by("ends_at"))
    known = kinds.of_group(request.group)
    with keys.at_hand([request.person_id]):
        return [(kinds.in_words([row.kind], known)[0], row.codeword) for row in rows]
