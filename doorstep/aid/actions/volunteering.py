"""Wanting to help: what one does, when and how far; resting, coming back, leaving; being vouched for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from doorstep.aid.models import Answer, OwnQuestion, Skill, Volunteer
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.people.models import Person


@dataclass(frozen=True)
class Willing:
    """What somebody is ready to do, as a form has checked it; `answers` by the question's id."""

    cell: int
    kinds: int
    times: int
    going: str
    metres: int
    enough: int
    languages: tuple[str, ...] = ()
    skills: Iterable[Skill] = ()
    answers: Mapping[int, str] = field(default_factory=dict, repr=False)


@transaction.atomic
def volunteer(person: Person, group: Group, willing: Willing, *, by: UUID, now: datetime) -> Volunteer:
    """Note what somebody is ready to do in a group, for the first time or anew."""
    Person.objects.select_for_update().get(pk=person.pk)
    row = Volunteer.objects.filter(person=person, group=group, ended_at=None).first()
    row = row or Volunteer(person=person, group=group, began_at=now)
    for name in ("cell", "kinds", "times", "going", "metres", "enough"):
        setattr(row, name, getattr(willing, name))
    row.languages = list(willing.languages)
    row.save()
    row.skills.set([skill for skill in willing.skills if skill.group_id == group.pk])
    _answer(row, willing.answers)
    record(row, "ready to help", by=by, group=group.pk)
    return row


def _answer(row: Volunteer, answers: Mapping[int, str]) -> None:
    Answer.objects.filter(volunteer=row).delete()
    for question in OwnQuestion.objects.filter(group=row.group_id, pk__in=answers):
        if words := answers[question.pk].strip():
            Answer.objects.create(volunteer=row, person_id=row.person_id, question=question, words=words)


@transaction.atomic
def pause(row: Volunteer, *, until: date | None, by: UUID) -> None:
    """Take a rest, until a day or until they say; nobody asks why. What they said yes to stays theirs."""
    Volunteer.objects.filter(pk=row.pk).update(paused=until is None, paused_until=until)
    record(row, "resting", by=by, group=row.group_id)


@transaction.atomic
def come_back(row: Volunteer, *, by: UUID) -> None:
    Volunteer.objects.filter(pk=row.pk).update(paused=False, paused_until=None)
    record(row, "back", by=by, group=row.group_id)


@transaction.atomic
def vouch(row: Volunteer, *, by: UUID, now: datetime) -> None:
    """Say that one knows them: from now on they may do what needs more trust (safety.md, rule 5)."""
    if Volunteer.objects.filter(pk=row.pk, vouched_at=None).exclude(person=by).update(vouched_at=now, vouched_by=by):
        record(row, "vouched for", by=by, group=row.group_id)


@transaction.atomic
def stop(row: Volunteer, *, by: UUID | None, now: datetime) -> None:
    """End it; what they had said yes to is another's to give back (stopping.py)."""
    Volunteer.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now)
    record(row, "no longer helps", by=by, group=row.group_id)
