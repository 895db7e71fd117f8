"""Telling the coordinators of a group what concerns all of them."""

import datetime
from collections.abc import Callable
from uuid import UUID

from doorstep.groups.models import Group
from doorstep.groups.queries import members
from doorstep.messaging.actions import Words, tell


def tell_coordinators(group: Group, words: Callable[[str], Words], *, by: UUID | None, now: datetime.datetime) -> None:
    tell(members.coordinators_of(group).values_list("person", flat=True), words, by=by, now=now)
