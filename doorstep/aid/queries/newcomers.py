"""Who wants to help in a group and has nobody yet who vouches for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from doorstep.aid import kinds
from doorstep.aid.models import Answer, Volunteer
from doorstep.groups.models import Membership
from doorstep.groups.standing import Standing
from doorstep.people.queries import called
from doorstep.vault import keys


@dataclass(frozen=True)
class Newcomer:
    """`is_in` says whether they have a page among the group's people."""

    volunteer: Volunteer
    name: str
    does: list[str]
    answers: list[tuple[str, str]] = field(repr=False)
    is_in: bool
    is_oneself: bool


def newcomers(viewer: Standing) -> "QuerySet[Volunteer]":
    """Return them, who came first standing first."""
    found = Volunteer.objects.filter(group=viewer.group, vouched_at=None, ended_at=None)
    return found.prefetch_related("skills").order_by("began_at", "pk")


def in_words(viewer: Standing, rows: Iterable[Volunteer]) -> list[Newcomer]:
    found = list(rows)
    people = [row.person_id for row in found]
    names, answers, known = called(people), _answers(found), kinds.of_group(viewer.group)
    within = Membership.objects.filter(group=viewer.group, person__in=people, status__in=Membership.LIVING)
    known_here = set(within.values_list("person", flat=True))
    return [
        Newcomer(
            volunteer=row,
            name=names.get(row.person_id, ""),
            does=[str(kind.name) for kind in known.values() if row.kinds & kind.bit],
            answers=answers.get(row.pk, []),
            is_in=row.person_id in known_here,
            is_oneself=row.person_id == viewer.person,
        )
        for row in found
    ]


def _answers(rows: Iterable[Volunteer]) -> dict[UUID, list[tuple[str, str]]]:
    said = list(Answer.objects.filter(volunteer__in=[row.pk for row in rows]).select_related("question"))
    found: dict[UUID, list[tuple[str, str]]] = {}
    with keys.at_hand([answer.person_id for answer in said]):
        for answer in sorted(said, key=lambda each: each.question.place):
            found.setdefault(answer.volunteer_id, []).append((answer.question.words, answer.words))
    return found
