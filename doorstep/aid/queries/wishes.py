"""What a group asks of whoever would help in it."""

from dataclasses import dataclass

from doorstep.aid import kinds
from doorstep.aid.kinds import Kind
from doorstep.aid.models import OwnQuestion, Skill
from doorstep.groups.models import Group, StreetTeam
from doorstep.groups.queries.members import teams_of


@dataclass(frozen=True)
class Wishes:
    """Kinds of help that it does, skills that it knows of, questions of its own, its street teams, its middle."""

    kinds: list[Kind]
    skills: list[Skill]
    questions: list[OwnQuestion]
    teams: list[StreetTeam]
    middle: int


def wishes_of(group: Group) -> Wishes:
    skills, questions = Skill.objects.filter(group=group), OwnQuestion.objects.filter(group=group)
    return Wishes(kinds.offered(group), list(skills), list(questions), list(teams_of(group)), group.cell)
