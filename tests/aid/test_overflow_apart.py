"""Whoever is kept apart from somebody who asks meets nothing of theirs at a desk, nor in another group."""

import pytest
from django.utils import timezone

from doorstep.aid.actions import agreeing, favours, overflow_due
from doorstep.aid.models import Favour, GroupWay, Overflow, Task
from doorstep.aid.queries.overflow import candidates
from doorstep.groups.models import ContactWay, Group
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.safeguarding import actions as safeguarding
from tests.aid.overflowing import coordinator_of, desk_of, later, make_helping_group, waits
from tests.aid.street import make_street, make_task
from tests.factories import NUNHEAD, make_group, make_person
from tests.groups.pages import browser, text
from tests.networks.making import make_officer

pytestmark = pytest.mark.django_db


def keep_apart(person: Person, other: Person) -> None:
    group = make_group("Where it was said", (51.5, -0.2))
    safeguarding.keep_apart(person, group, other=other.pk, by=make_person("Grace").pk, now=timezone.now())


@pytest.mark.usefixtures("esther")
def test_a_group_whose_coordinator_they_must_not_meet_is_not_offered(network: Network) -> None:
    near = make_helping_group("Rye Lane Neighbours", (51.456, -0.060), "Clara")
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    row = waits(network, now=timezone.now())
    keep_apart(row.person, coordinator_of(near))
    assert [each.group for each in candidates(row, timezone.now())] == [other]


def test_an_officer_they_must_not_meet_sees_nothing_of_it(network: Network, esther: Person) -> None:
    row = waits(network, now=timezone.now())
    nora = make_officer(network, "Nora")
    keep_apart(row.person, esther)
    theirs = browser(esther)
    assert "Nothing waits" in text(theirs, desk_of(network))
    assert theirs.get(desk_of(network, row.pk)).status_code == 404
    assert theirs.post(desk_of(network, row.pk, "reach"), {"why": "to-plan"}).status_code == 404
    assert theirs.post(desk_of(network, row.pk, "elsewhere"), {"words": "Elsewhere."}).status_code == 404
    assert browser(nora).get(desk_of(network, row.pk)).status_code == 200
    overflow_due.look_after(Overflow.objects.get().due_at)  # type: ignore[arg-type] # it waits
    reminded = Message.objects.filter(kind="still-waits-at-a-network")
    assert [each.person_id for each in reminded] == [nora.pk]


def test_a_neighbouring_group_whose_coordinator_they_must_not_meet_is_not_asked(esther: Person) -> None:
    assert esther
    rye, clara = make_street()
    nunhead: Group = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    made = agreeing.propose(rye, nunhead, (), by=clara.pk, now=timezone.now())
    agreeing.agree(made, by=coordinator_of(nunhead).pk, now=timezone.now())
    task: Task = make_task(rye, may_pass_on=True)
    keep_apart(task.person, coordinator_of(nunhead))
    assert favours.ask_neighbours(task.request, now=timezone.now()) == 0
    assert not Favour.objects.exists()
    assert GroupWay.objects.filter(group=rye).exists()


@pytest.mark.usefixtures("esther")
def test_nobody_is_sent_to_a_group_in_which_somebody_sits_they_must_not_meet(network: Network) -> None:
    near = make_helping_group("Rye Lane Neighbours", (51.456, -0.060), "Clara")
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    for group in (near, other):
        ContactWay.objects.create(group=group, means="phone", value="020 7946 0777")
    row = waits(network, now=timezone.now())
    keep_apart(row.person, coordinator_of(near))
    for _step in range(2):
        row.refresh_from_db()
        overflow_due.look_after(later(row))
    said = Message.objects.get(person=row.person_id, kind="nobody-found").body
    assert near.name not in said
    assert other.name in said


def test_an_officer_they_must_not_meet_does_not_see_what_became_of_it(network: Network, esther: Person) -> None:
    row = waits(network, now=timezone.now())
    nora = make_officer(network, "Nora")
    keep_apart(row.person, esther)
    text(browser(nora), desk_of(network, row.pk, "elsewhere"), words="The foodbank opens on Fridays.")
    assert "told where else to turn" in text(browser(nora), desk_of(network))
    assert "told where else to turn" not in text(browser(esther), desk_of(network))
