"""Whoever left words on our number is rung or written to, by the group that they asked or are in, or the only one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from doorstep.aid import letters_to_desks
from doorstep.aid.actions.exchanging import is_new
from doorstep.aid.actions.replying import for_humans
from doorstep.aid.models import Conversation
from doorstep.aid.queries.callers import group_to_ring
from doorstep.aid.queries.ways import on_duty
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.messaging.actions import tell
from doorstep.messaging.queries import SILENT
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.normalising import is_landline


def answer(said: Said, now: datetime) -> Answer | None:
    """Let whoever is on duty ring back, under the id of what was said; None for words, and where no group can."""
    found = group_to_ring(said.speakers) if said.seconds else None
    owner = on_duty(found[1]) if found else None
    if found is None or owner is None:
        return None
    person, group = found
    own = ContactPoint.objects.filter(person=person, hashed=said.hashed).order_by("pk")
    points = list(own) if said.hashed else []
    if wants_no_ring(points):
        # It stands among what people wrote, and is answered there.
        return replace(for_humans(person, group, now), in_writing=True)
    begin(said.id, Person.objects.get(pk=person), next(iter(points), None), group, owner, now=now)
    return Answer(person, desk=group.uid)


def wants_no_ring(points: Sequence[ContactPoint]) -> bool:
    """Say whether they are not to be rung where they rang from, which is all of these, and can be written to there."""
    ids = [point.pk for point in points]
    silent = {*ContactPoint.objects.filter(SILENT, pk__in=ids).values_list("pk", flat=True)}
    reads = [point for point in points if point.messages and point.pk not in silent and not is_landline(point.value)]
    return bool(reads) and not any(point.calls for point in points)


def begin(said: UUID, person: Person, point: ContactPoint | None, group: Group, owner: UUID, *, now: datetime) -> None:
    """Have somebody ring back who left words, under the id of these, and tell them."""
    row = Conversation(pk=said, person=person, group=group, owner=owner, due_at=now, kept_at=now)
    row.is_new, row.said = is_new(person), _rung_from(point)
    row.save(force_insert=True)
    record(row, "rang", by=person.pk, group=group.pk)
    tell([owner], partial(letters_to_desks.left_words, group), by=None, now=now)


def _rung_from(point: ContactPoint | None) -> dict[str, Any]:
    """Write it as the form of the desk has it; nothing where their number is not shown."""
    if point is None:
        return {}
    return {
        "phone": point.value,
        "may_call": point.calls,
        "may_message": point.messages,
        "voicemail": point.voicemail,
    }


def lost(_person: UUID, _means: str, _now: datetime) -> None:
    """Do nothing: a conversation stands at the desk until somebody rang."""


ANSWERER = Answerer("aid: ringing back", lambda _persons: {}, answer, lost)
