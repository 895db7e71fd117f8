"""Each setting of a group does what its page says."""

from datetime import timedelta

import pytest

from doorstep.aid.actions import answering, claiming, climbing, finishing, letting_go
from doorstep.aid.models import Claim, GroupWay, HelpRequest, Offer, Skill, Task
from doorstep.core.photos import Photo
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from tests.aid.street import NOW, later, make_street, make_task, make_volunteer

pytestmark = pytest.mark.django_db
Hows = GroupWay.Hows


def street(how: str = Hows.WAVES, **said: object) -> Group:
    return make_street(how, **said)[0]


def climbed(group: Group) -> Task:
    """Have somebody ask, and the worker take the first step."""
    task = make_task(group, "dog-walking")
    climbing.look_after(later(seconds=5))
    task.refresh_from_db()
    return task


def taken(group: Group) -> Task:
    make_volunteer(group)
    task = climbed(group)
    answering.accept(Offer.objects.get(task=task), now=later(minutes=1))
    task.refresh_from_db()
    return task


@pytest.mark.parametrize(
    ("how", "asks", "on_board", "first"),
    [(Hows.WAVES, 1, False, "looking"), (Hows.BOARD, 0, True, "looking"), (Hows.COORDINATOR, 0, False, "nobody")],
)
def test_who_chooses_the_helper(how: str, asks: int, first: str, *, on_board: bool) -> None:
    group = street(how)
    make_volunteer(group)
    task = climbed(group)
    assert (Offer.objects.count(), task.on_board) == (asks, on_board)
    assert ("nobody" if task.rung >= 5 else "looking") == first


@pytest.mark.parametrize(("needs_nod", "status"), [(True, "nod"), (False, "taken")])
def test_a_yes_needs_a_nod_or_not(status: str, *, needs_nod: bool) -> None:
    assert taken(street(needs_nod=needs_nod)).status == status


@pytest.mark.parametrize(("cap", "status"), [(1250, "approved"), (1249, "asked")])
def test_above_the_cap_one_alone_approves_nothing(cap: int, status: str) -> None:
    group = street(cap=cap)
    clara, task = group.memberships.get(role="coordinator").person, taken(group)
    offer = Offer.objects.get(task=task)
    row = claiming.claim(offer, pence=1250, how=Claim.Hows.CASH, photo=Photo(b"picture"), now=NOW)
    claiming.approve(row, by=clara.pk, now=later(hours=1))
    assert Claim.objects.get().status == status


def test_what_is_over_is_kept_for_as_long_as_the_group_says() -> None:
    group = street(keeps_days=3)
    task = make_task(group)
    letting_go.let_go_sooner(later(days=90))
    assert HelpRequest.objects.exists()

    finishing.cancel(task, by=None, now=NOW)
    letting_go.let_go_sooner(later(days=2, hours=23))
    assert HelpRequest.objects.exists()
    assert letting_go.let_go_sooner(NOW + timedelta(days=3)) == 1
    assert not HelpRequest.objects.exists()
    assert not Task.objects.exists()
    assert JournalEntry.objects.filter(verb="cancelled").exists()


def test_a_skill_that_it_takes_is_asked_of_those_who_have_it() -> None:
    group = street()
    van = Skill.objects.create(group=group, name="Has a van")
    make_volunteer(group)
    olu = make_volunteer(group, "Olu", skills=[van])
    make_task(group, "other", skill=van.pk)
    climbing.look_after(later(seconds=5))
    assert Offer.objects.get().volunteer == olu
