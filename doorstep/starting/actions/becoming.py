"""What follows once somebody has looked at a group that was started on an evening: it is theirs, as they set it up."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.aid.actions.setting import change_way
from doorstep.aid.queries.ways import said_of
from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError
from doorstep.groups import letters_of_proposals
from doorstep.groups.actions.deciding import NotTheirsError, decide
from doorstep.groups.actions.roles import JOINING, enter
from doorstep.groups.actions.roles import hold as hold_group
from doorstep.groups.models import Decision, Group, Role
from doorstep.groups.queries import members, proposals
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import tell
from doorstep.people import actions as people
from doorstep.people.models import Consent
from doorstep.starting import letters
from doorstep.starting.actions import open_chairs
from doorstep.starting.actions.evenings import STARTING
from doorstep.starting.actions.policies import adopt_all
from doorstep.starting.models import Chair, Chapter, Evening, Part
from doorstep.starting.queries import evenings

AT_ONCE = 50
_Status = Evening.Status


def look_after(now: datetime) -> int:
    """Go on with what was decided about groups; return how many there were."""
    waiting = Q(status=_Status.SENT) & ~Q(group__status=Group.Listing.PROPOSED)
    after_all = Q(status=_Status.NOT_LISTED, group__status__in=Group.SHOWN)
    rows = Evening.objects.filter(waiting | after_all).order_by("touched_at", "pk")
    return one_by_one(rows.values_list("pk", flat=True)[:AT_ONCE], partial(_become, now=now))


@transaction.atomic
def _become(pk: UUID, now: datetime) -> bool:
    evening = Evening.objects.select_for_update().filter(pk=pk).first()
    if evening is None:
        return False
    group = hold_group(evening.group) if evening.group else None
    if group and group.status in Group.SHOWN and evening.status in {_Status.SENT, _Status.NOT_LISTED}:
        return _opened(evening, group, now)
    if evening.status == _Status.SENT and (group is None or group.status != Group.Listing.PROPOSED):
        return _not_listed(evening, group, now)
    return False


def _not_listed(evening: Evening, group: Group | None, now: datetime) -> bool:
    """Tell those whom nobody told: whoever sent it in was."""
    advance(evening, _Status.NOT_LISTED, by=None, touched_at=now)
    if group:
        rest = {*evenings.at_table(evening)} - {*proposals.concerned(group)}
        tell(rest, partial(letters_of_proposals.not_listed, group), by=None, now=now)
    return True


def _opened(evening: Evening, group: Group, now: datetime) -> bool:
    advance(evening, _Status.LISTED, by=None, touched_at=now)
    chairs = _agreeing(evening)
    coordinators = [chair.person_id for chair in chairs if chair.part == Part.COORDINATOR and chair.person_id]
    there = {*members.coordinators_of(group, resting=True).values_list("person", flat=True)}
    # Should the desk have asked somebody else to look after it meanwhile, they decide who else does.
    takes_over = bool(coordinators) and not there - {*coordinators}
    if takes_over:
        _set_up(evening, group, chairs, coordinators, now)
    left_out = {*evenings.at_table(evening)} - ({chair.person_id for chair in chairs} if takes_over else set())
    tell(left_out - there, partial(letters.without_you, group), by=None, now=now)
    open_chairs.end_all(evening, group, by=coordinators[0] if takes_over else None, now=now)
    return True


def _agreeing(evening: Evening) -> list[Chair]:
    """Return the chairs of those who still agree to it: nobody else is put into a group."""
    agree = Consent.objects.filter(to=STARTING, withdrawn_at=None).values("person")
    return list(evenings.taken(evening).filter(person__in=agree))


def _set_up(evening: Evening, group: Group, chairs: list[Chair], coordinators: list[UUID], now: datetime) -> None:
    """Make it theirs, as they said on their evening."""
    _set_way(evening, group, coordinators[0], now)
    for person in coordinators:
        _come_in(person, group, Role.COORDINATOR, now)
    for chair in chairs:
        if chair.part == Part.LEAD and chair.person_id:
            _lead(chair, group, coordinators, now)
    adopt_all(evening, group, by=coordinators[0], now=now)
    persons = {chair.person_id for chair in chairs if chair.person_id}
    tell(persons, partial(letters.yours, group), by=None, now=now)


def _come_in(person: UUID, group: Group, role: str, now: datetime) -> None:
    """Let somebody in, as they agreed at the table: in the same words."""
    given = Consent.objects.select_related("person").get(person=person, to=STARTING, withdrawn_at=None)
    people.consent(given.person, JOINING, given.words, by=None, now=now)
    enter(person, group, role, None, by=None, now=now)


def _set_way(evening: Evening, group: Group, by: UUID, now: datetime) -> None:
    """Let the group go about it as was said; before anybody coordinates it, so that nobody is told of it."""
    chapter = Chapter.objects.filter(evening=evening, which=Chapter.Which.WAY).first()
    if chapter:
        before = said_of(group)
        said = replace(before, how=chapter.said["how"], cap=chapter.said["cap"])
        change_way(group, said, seen=before.stamp, by=by, now=now)


def _lead(chair: Chair, group: Group, coordinators: list[UUID], now: datetime) -> None:
    """Let them come in, and put it to the other coordinators: who leads safeguarding takes two (decision 39)."""
    lead = chair.person_id
    if lead is None:
        return
    if lead not in coordinators:
        _come_in(lead, group, Role.VOLUNTEER, now)
    asking = [each for each in (chair.made_by, *coordinators) if each in coordinators and each != lead]
    if not asking:
        return
    try:
        with transaction.atomic():
            decide(group, Decision.Kind.GIVE_LEAD, person=lead, by=asking[0], now=now)
    except (NotTheirsError, SentenceError):
        return  # it waits already, or they lead by now
