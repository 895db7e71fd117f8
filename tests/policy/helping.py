"""Those who help in the groups of the policy table's world: what each was asked, took, and did; by the real actions."""

import base64
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from doorstep.aid import kinds
from doorstep.aid.actions import answering, asking, claiming, offering, reporting, volunteering
from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching import times
from doorstep.aid.matching.fitting import Going, Ready
from doorstep.aid.matching.ranking import Ranked, Reason
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.core import photos
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.factories import make_membership

# A picture of one pixel.
RECEIPT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass
class Helping:
    """What each person was asked to do, and took; what is on the board, laid out, and who asks to be rung."""

    asked: dict[str, UUID] = field(default_factory=dict)
    taken: dict[str, UUID] = field(default_factory=dict)
    pinned: dict[bool, UUID] = field(default_factory=dict)
    claims: dict[bool, UUID] = field(default_factory=dict)
    worries: dict[bool, UUID] = field(default_factory=dict)


def help_out(helping: Helping, who: str, person: Person, group: Group, asker: Person, now: datetime) -> None:
    """Have somebody ready to help in their group, asked for one thing, and doing another."""
    row = _ready(person, group, now)
    helping.asked[who] = _offered(row, group, asker, now).pk
    taken = _offered(row, group, asker, now)
    answering.accept(taken, now=now)
    helping.taken[who] = taken.pk


def _ready(person: Person, group: Group, now: datetime) -> Volunteer:
    every = kinds.mask(kinds.USUAL.values())
    willing = Willing(cell=group.cell, kinds=every, times=times.ALWAYS, going="foot", metres=2000, enough=20)
    row = volunteering.volunteer(person, group, willing, by=person.pk, now=now)
    row.vouched_at = now
    row.save(update_fields=["vouched_at"])
    return row


def _offered(row: Volunteer, group: Group, asker: Person, now: datetime) -> Offer:
    task = _asked(group, asker, now)
    ready = Ready(row.pk, row.person_id, row.kinds, row.times, Going.FOOT, row.metres, away=0)
    return offering.offer(task, [Ranked(ready, {}, (Reason.CLOSE,))], until=task.ends_at, by=None, now=now)[0]


def _asked(group: Group, asker: Person, now: datetime) -> Task:
    what = Asked(("shopping",), group.cell, "SE15", When(), address="12 Choumert Road", what="Milk.", know="No bell.")
    task: Task = asking.open_request(what, asker, group, by=None, now=now).request.tasks.get()
    Task.objects.filter(pk=task.pk).update(due_at=task.ends_at)
    return task


def pin(group: Group, asker: Person, now: datetime) -> UUID:
    """Have something asked for that whoever fits may take."""
    task = _asked(group, asker, now)
    offering.put_on_board(task, by=None)
    return task.pk


def lay_out(offer: UUID, now: datetime) -> UUID:
    """Have money asked back for something that was taken."""
    photo = photos.without_words(RECEIPT)
    return claiming.claim(Offer.objects.get(pk=offer), pence=1250, how="cash", photo=photo, now=now).pk


def be_worried(person: Person, group: Group, now: datetime) -> UUID:
    if not person.memberships.filter(group=group).exists():
        make_membership(person, group)
    return reporting.worry(person, group, now=now).pk
