"""Changing how a group goes about its requests: one coordinator may, and overwrites nobody."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.aid import kinds, letters_to_desks
from doorstep.aid.models import GroupWay, OwnKind, OwnQuestion, Skill, Volunteer
from doorstep.aid.queries.ways import said_of
from doorstep.aid.ways import SaidWay
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group
from doorstep.groups.queries.members import coordinators_of
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions import tell

_COLUMNS = ("how", "needs_nod", "cap", "is_full", "elsewhere", "keeps_days", "known", "sharing")


class TooManyKindsError(SentenceError):
    """A group adds so many kinds of its own and no more: each has its bit."""


@transaction.atomic
def change_way(group: Group, said: SaidWay, *, seen: str, by: UUID, now: datetime) -> bool:
    """Write it down; return whether anything was different. `seen` is the stamp of what the form was filled in upon.

    Raises SomebodyWasFirstError where it is another by now, and TooManyKindsError.
    """
    Group.objects.select_for_update().get(pk=group.pk)
    before = said_of(group)
    if before.stamp != seen:
        raise SomebodyWasFirstError(f"The way of {group.pk} was changed meanwhile.")
    if before == said:
        return False
    values = {name: getattr(said, name) for name in _COLUMNS}
    way, _new = GroupWay.objects.update_or_create(group=group, defaults=values)
    _keep_kinds(group, {**dict.fromkeys(said.kinds_at_a_door, True), **dict.fromkeys(said.kinds_from_home, False)})
    _keep_skills(group, said.skills)
    _keep_questions(group, said.questions)
    changed = [name for name in SaidWay.__annotations__ if getattr(before, name) != getattr(said, name)]
    record(way, "way changed", by=by, group=group.pk, changed=changed)
    if said.cap > before.cap:
        others = coordinators_of(group).exclude(person=by).values_list("person", flat=True)
        tell(list(others), partial(letters_to_desks.cap_raised, group), by=by, now=now)
    return True


def _keep_kinds(group: Group, wanted: dict[str, bool]) -> None:
    """Add and take away kinds; a bit that becomes free is taken from whoever had ticked what it stood for."""
    rows = {row.name: row for row in OwnKind.objects.filter(group=group)}
    for name in rows.keys() - wanted.keys():
        gone = rows.pop(name)
        with_it = Volunteer.objects.filter(group=group).alias(does=F("kinds").bitand(kinds.own(gone).bit))
        with_it.filter(does__gt=0).update(kinds=F("kinds") - kinds.own(gone).bit)
        gone.delete()
    free = [number for number in range(OwnKind.MOST) if number not in {row.number for row in rows.values()}]
    for name, at_a_door in wanted.items():
        if name in rows:
            OwnKind.objects.filter(pk=rows[name].pk).update(at_a_door=at_a_door)
        elif free:
            OwnKind.objects.create(group=group, name=name, at_a_door=at_a_door, number=free.pop(0))
        else:
            raise TooManyKindsError(sentence("That is more kinds of help than fit. Take some of them together."))


def _keep_skills(group: Group, wanted: Iterable[str]) -> None:
    Skill.objects.filter(group=group).exclude(name__in=[*wanted]).delete()
    for name in wanted:
        Skill.objects.get_or_create(group=group, name=name)


def _keep_questions(group: Group, wanted: Iterable[str]) -> None:
    """Keep what is asked; the answers to a question that is asked no longer go with it."""
    OwnQuestion.objects.filter(group=group).exclude(words__in=[*wanted]).delete()
    for place, words in enumerate(wanted):
        OwnQuestion.objects.update_or_create(group=group, words=words, defaults={"place": place})
