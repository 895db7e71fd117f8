"""What the cast have done so far in Nunhead Neighbours, through the real actions: each finds something to do."""

import datetime
from collections.abc import Mapping

from django.utils import translation

from doorstep.groups import consent
from doorstep.groups.actions import deciding, inviting, members
from doorstep.groups.models import Decision, Group, Role, StreetTeam
from doorstep.people.actions import look_at_contact_points
from doorstep.people.models import Person
from doorstep.web.demo import asked
from doorstep.web.demo.cast import Part, come
from doorstep.web.demo.nunhead import ready_to_help
from doorstep.web.demo.paper import plant_paper
from doorstep.web.demo.street import HELPERS

GROUP, TEAM = "Nunhead Neighbours", "Cemetery side"


def tell_story(cast: Mapping[str, Person], now: datetime.datetime) -> None:
    """Clara coordinates, Ben helps and was looked up, Grace is a lead after a day of waiting, Femi asks to join.

    Five more help there, and what their street was asked in eleven weeks stands where it does by now.
    """
    with translation.override(None):
        group, words = Group.objects.get(name=GROUP), consent.joining()
        _join(group, cast["Clara"], Role.COORDINATOR, words, now)
        _join(group, cast["Ben"], Role.VOLUNTEER, words, now, StreetTeam.objects.get(group=group, name=TEAM))
        _join(group, cast["Grace"], Role.VOLUNTEER, words, now)
        _choose_a_lead(group, cast["Grace"], by=cast["Clara"], now=now)
        look_at_contact_points(cast["Ben"], by=cast["Clara"].pk, why="to-plan", group=group.pk)
        members.ask(cast["Femi"], group, words=words, now=now)
        others = {each.name: _neighbour(each.name, group, words, now) for each in HELPERS if each.name not in cast}
        plant_paper(group, cast["Clara"], cast["Ben"], now)
        asked.tell(ready_to_help(group, {**cast, **others}, cast["Clara"], now), now)


def _join(
    group: Group, person: Person, role: str, words: str, now: datetime.datetime, team: StreetTeam | None = None
) -> None:
    invitation = inviting.find(inviting.invite(group, role, team, by=None, now=now), now=now)
    if invitation:
        inviting.accept(invitation, person, words=words, now=now)


def _neighbour(name: str, group: Group, words: str, now: datetime.datetime) -> Person:
    """Have somebody come whose part is small: they help, and are reached by e-mail."""
    person = come(Part(name, "", email=f"{name.lower()}@larkmead.example"), now)
    _join(group, person, Role.VOLUNTEER, words, now)
    return person


def _choose_a_lead(group: Group, lead: Person, *, by: Person, now: datetime.datetime) -> None:
    """Clara decides alone, so that a day has to pass first: it passed yesterday."""
    then = now - 2 * deciding.WAITING_DAY
    deciding.decide(group, Decision.Kind.GIVE_LEAD, person=lead.pk, by=by.pk, now=then)
    deciding.look_after(now)
