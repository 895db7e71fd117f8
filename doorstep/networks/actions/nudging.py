"""Telling people who are ready without a group that one has started near them: once for each, and several in one."""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.groups.models import Group
from doorstep.messaging.actions import tell_each
from doorstep.networks import letters_of_nudges as letters
from doorstep.networks.models import Nudge, Standby
from doorstep.networks.queries import nudges
from doorstep.networks.queries.standing_by import living

# People who are looked at in one transaction, and how many such are done before others have their turn.
AT_ONCE, BATCHES = 250, 20
# What is written down elsewhere may be seen only a while after its moment: nobody is looked at up to now.
SETTLED = datetime.timedelta(minutes=5)


def look_after(now: datetime.datetime) -> int:
    """Tell those near whom a group started since they were last told; return how many were."""
    until, told = now - SETTLED, 0
    newest = nudges.newest(until)
    for _batch in range(BATCHES if newest else 0):
        people = set(nudges.to_nudge(newest or until).values_list("person", flat=True)[:AT_ONCE])
        if not people:
            break
        told += _tell(people, until, now)
    return told


@transaction.atomic
def _tell(people: set[UUID], until: datetime.datetime, now: datetime.datetime) -> int:
    """Hold all that these people are ready for, so that nobody else tells them at this moment."""
    held = living().filter(person__in=people).order_by("pk").select_for_update()
    rows = [row for row in held if row.hears_of_groups and not row.is_resting]
    if not rows:
        return 0
    found = nudges.started(min(row.nudged_until for row in rows), until)
    until = found[-1].at if len(found) == nudges.MOST_STARTED else until
    near = nudges.near_each(rows, [each for each in found if each.at <= until])
    _note(near, now)
    late = [row.pk for row in rows if row.nudged_until < until]
    Standby.objects.filter(pk__in=late).update(nudged_until=until)
    return len(near)


def _note(near: dict[UUID, set[int]], now: datetime.datetime) -> None:
    pairs = [
        Nudge(person_id=person, group_id=group, made_at=now) for person, groups in near.items() for group in groups
    ]
    Nudge.objects.bulk_create(pairs, batch_size=500)
    wanted = {group for groups in near.values() for group in groups}
    rows = Group.objects.filter(pk__in=wanted).order_by("sort_name", "pk").values_list("pk", "name")
    named = list(rows)
    words = {
        groups: partial(letters.started, [name for pk, name in named if pk in groups])
        for groups in {frozenset(each) for each in near.values()}
    }
    tell_each({person: words[frozenset(groups)] for person, groups in near.items()}, by=None, now=now)
