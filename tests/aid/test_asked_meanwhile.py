"""While somebody is being found: a yes or a no during a step, two who are wanted, who is tired, who waits."""

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.aid.actions import answering, choosing, climbing, finishing, waves
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.vault.queries import held_about
from tests.aid.street import NEXT_STREET, NOW, later, make_task, make_volunteer
from tests.aid.test_asked_in_waves import look, open_of, street_of

pytestmark = pytest.mark.django_db


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: object) -> None:
    """Let something happen after the worker asked the nearest, and before it wrote down how far it came."""
    asks = waves.ask_nearest

    def asking(*told: object) -> object:
        asked = asks(*told)  # type: ignore[arg-type] # as it is called
        happens()  # type: ignore[operator] # whatever a test says
        return asked

    monkeypatch.setattr(climbing, "ask_nearest", asking)


def test_a_no_during_a_step_is_looked_at_at_once(rye: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    street_of(rye, 9)
    task = make_task(rye)
    at = later(minutes=3)
    meanwhile(monkeypatch, lambda: answering.decline(open_of(task)[0], now=at))
    assert look(task, NOW).due_at == at


def test_what_is_taken_during_a_step_asks_nobody_more(rye: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    street_of(rye, 9)
    task = make_task(rye)
    meanwhile(monkeypatch, lambda: Task.objects.filter(pk=task.pk).update(status="taken", filled=1))
    look(task, NOW)

    assert not Offer.objects.exists()
    assert not Message.objects.filter(kind="offered").exists()


def test_where_two_are_wanted_more_are_asked_and_after_one_yes_at_once_again(rye: Group) -> None:
    street_of(rye, 20)
    one, two = (look(make_task(rye, hands=hands), NOW) for hands in (1, 2))
    assert len(open_of(two)) > len(open_of(one))

    answering.accept(open_of(two)[0], now=later(minutes=5))
    two.refresh_from_db()
    assert (two.filled, two.due_at) == (1, later(minutes=5))


def test_where_the_nearest_are_tired_it_is_looked_farther(rye: Group) -> None:
    tired = street_of(rye, 31)
    Volunteer.objects.update(last_asked_at=NOW - timedelta(minutes=30), asked=6)
    for number in range(6):
        task = make_task(rye)
        at = NOW - timedelta(minutes=31 + number)
        Offer.objects.bulk_create(
            Offer(
                task=task,
                volunteer=each,
                person_id=each.person_id,
                kind="post",
                chance=0.2,
                made_at=at,
                ends_at=NOW,
                status="declined",
                answered_at=NOW,
                ended_at=NOW,
            )
            for each in tired
        )
    Task.objects.all().delete()
    for number in range(70):
        make_volunteer(rye, f"Nia{number}", cell=NEXT_STREET)
    asked = {each.volunteer for each in open_of(look(make_task(rye), NOW))}

    assert asked
    assert asked.isdisjoint(tired)


@pytest.mark.parametrize("hour", [12, 17, 20])
def test_at_the_latest_when_half_of_the_waking_time_is_over_a_coordinator_has_it(rye: Group, hour: int) -> None:
    street_of(rye, 30)
    at = datetime(2026, 11, 25, hour, tzinfo=UTC)
    task = make_task(rye, at=at)
    noon = datetime(2026, 11, 26, 12, tzinfo=UTC)
    Task.objects.update(ends_at=noon)
    task.refresh_from_db()
    while task.rung < Rung.COORDINATOR:
        now = task.due_at or at
        task = look(task, now)
    awake = {12: 13, 17: 8, 20: 5}[hour]

    assert noon - now >= timedelta(hours=awake * 0.4)


def test_who_waits_for_their_answer_is_asked_still_for_what_is_for_today(rye: Group) -> None:
    ben = make_volunteer(rye, enough=1)
    choosing.ask_these(make_task(rye), [ben.pk], by=ben.pk, now=NOW)
    can_wait = look(make_task(rye), later(minutes=1))
    today = look(make_task(rye, urgency=Urgency.TODAY), later(minutes=1))

    assert ([*open_of(can_wait)], [each.volunteer for each in open_of(today)]) == ([], [ben])


def test_a_question_that_is_taken_back_is_not_sent_any_more(rye: Group) -> None:
    street_of(rye, 3)
    task = look(make_task(rye), NOW)
    finishing.withdraw(task.request, by=task.person_id, now=later(minutes=1))
    expired = Message.objects.filter(kind="offered").values_list("expires_at", flat=True)
    assert {*expired} == {later(minutes=1)}
    assert {*Volunteer.objects.filter(offers__task=task).values_list("taken_back", flat=True)} == {1}


def test_how_likely_a_yes_seemed_is_handed_over_to_nobody(rye: Group) -> None:
    [ben] = street_of(rye, 1)
    look(make_task(rye), NOW)
    told = str(held_about(ben.person_id))
    assert "warmth" in told
    assert "chance" not in told
