"""What comes again, from its first day to its end: planned ahead, moved, left out, resting, and done by whom."""

from datetime import date, datetime

import pytest

from doorstep.aid import repeats
from doorstep.aid.actions import ahead, answering, asking, climbing, finishing, repeating
from doorstep.aid.actions.repeating import NotARepeatError, NotThenError
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import HelpRequest, Offer, Repeat, Task
from doorstep.groups.models import Group, Role
from doorstep.journal.lifecycle import NotAMoveError
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.street import NOW, amina, asked, later, make_task, make_volunteer, offers_of
from tests.factories import make_group, make_membership, make_person

pytestmark = pytest.mark.django_db
FRIDAYS = repeats.weekly([4])
FIRST = date(2026, 11, 27)


def weekly(group: Group, *wanted: str, rule: str = FRIDAYS, first: date = FIRST, at: datetime = NOW) -> HelpRequest:
    when = When(Urgency.DAY, first, "morning", rule)
    said = asked(*wanted, when=when, same_volunteer=True)
    return asking.open_request(said, amina(), group, by=None, now=at).request


def days(request: HelpRequest, *statuses: str) -> list[str]:
    found = Task.objects.filter(request=request, status__in=statuses or Task.LIVING)
    return [f"{day:%d.%m.}" for day in found.order_by("day").values_list("day", flat=True) if day]


def of(request: HelpRequest, day: date) -> Task:
    return Task.objects.select_related("request", "group", "team").get(request=request, day=day, rested=False)


def clara() -> Person:
    return Person.objects.get(memberships__role="coordinator")


def test_the_next_two_weeks_are_planned_with_the_question(rye: Group) -> None:
    assert days(weekly(rye)) == ["27.11.", "04.12."]


def test_planning_twice_plans_once(rye: Group) -> None:
    request = weekly(rye)
    assert ahead.plan_ahead(request, by=None, now=NOW) == []
    assert ahead.plan_due(NOW) == 0


def test_each_day_the_worker_plans_what_comes_into_sight(rye: Group) -> None:
    request = weekly(rye)
    assert ahead.plan_due(later(days=7)) == 1
    assert days(request) == ["27.11.", "04.12.", "11.12."]
    assert ahead.plan_due(later(days=7)) == 0


def test_what_comes_once_a_month_stands_there_all_the_time(rye: Group) -> None:
    request = weekly(rye, rule="FREQ=MONTHLY;BYMONTHDAY=27")
    assert days(request) == ["27.11."]
    finishing.complete(of(request, FIRST), by=None, now=later(days=2))
    assert days(request) == ["27.12."]


def test_a_shop_makes_way_for_christmas_and_says_so_while_a_phone_call_does_not(rye: Group) -> None:
    request = weekly(rye, "shopping", "phone-call", first=date(2026, 12, 25))
    found = Task.objects.filter(request=request, day__lt=date(2026, 12, 31)).order_by("day")
    assert list(found.values_list("kind", "day", "instead_of")) == [
        ("shopping", date(2026, 12, 24), date(2026, 12, 25)),
        ("phone-call", date(2026, 12, 25), None),
    ]


def test_what_was_over_today_begins_with_the_next(rye: Group) -> None:
    request = weekly(rye, rule=repeats.weekly([2]), first=NOW.date(), at=later(hours=3))
    assert days(request) == ["02.12.", "09.12."]


# -- One of it -------------------------------------------------------------------------------------------------------


def test_one_is_moved_and_not_planned_again(rye: Group) -> None:
    request = weekly(rye)
    ben = make_volunteer(rye)
    climbing.look_after(NOW)
    task = of(request, FIRST)
    answering.accept(Offer.objects.get(task=task, volunteer=ben), now=NOW)

    task.refresh_from_db()
    repeating.move_to(task, date(2026, 11, 28), by=clara().pk, now=NOW)
    ahead.plan_ahead(request, by=None, now=NOW)

    assert days(request) == ["28.11.", "04.12."]
    assert (task.status, task.instead_of, task.starts_at.date()) == (Task.Status.TAKEN, FIRST, date(2026, 11, 28))
    assert Message.objects.filter(person=ben.person, kind="on-another-day").exists()


def test_none_is_moved_into_the_past_or_beside_another(rye: Group) -> None:
    task = of(weekly(rye), FIRST)
    for day in (date(2026, 11, 24), date(2026, 12, 4)):
        with pytest.raises(NotThenError):
            repeating.move_to(task, day, by=clara().pk, now=NOW)
    task.refresh_from_db()
    assert task.day == FIRST


def test_one_is_left_out_and_not_planned_again(rye: Group) -> None:
    request = weekly(rye)
    repeating.skip(of(request, FIRST), by=clara().pk, now=NOW)
    ahead.plan_ahead(request, by=None, now=NOW)
    assert days(request) == ["04.12."]
    with pytest.raises(NotAMoveError):
        repeating.skip(of(request, FIRST), by=clara().pk, now=NOW)


def test_what_is_asked_once_is_neither_moved_nor_left_out_nor_rests(rye: Group) -> None:
    task = make_task(rye, when=When(Urgency.DAY, FIRST))
    with pytest.raises(NotARepeatError):
        repeating.move_to(task, date(2026, 11, 28), by=clara().pk, now=NOW)
    with pytest.raises(NotARepeatError):
        repeating.skip(task, by=clara().pk, now=NOW)
    with pytest.raises(NotARepeatError):
        repeating.rest(task.request, until=None, by=clara().pk, now=NOW)


# -- A rest ----------------------------------------------------------------------------------------------------------


def test_in_hospital_until_a_day(rye: Group) -> None:
    request = weekly(rye)
    repeating.rest(request, until=date(2026, 12, 3), by=clara().pk, now=NOW)
    assert (request.status, days(request), days(request, "cancelled")) == ("paused", ["04.12."], ["27.11."])

    ahead.plan_due(later(days=7))
    request.refresh_from_db()
    assert request.status == HelpRequest.Status.PAUSED

    ahead.plan_due(later(days=8))
    request.refresh_from_db()
    assert (request.status, request.paused_until, days(request)) == ("open", None, ["04.12.", "11.12."])


def test_until_somebody_says_and_what_was_planned_comes_back(rye: Group) -> None:
    request = weekly(rye)
    repeating.rest(request, until=None, by=clara().pk, now=NOW)
    assert days(request) == []
    assert ahead.plan_due(later(days=1)) == 0

    ahead.wake(request, by=clara().pk, now=later(days=1))
    assert days(request) == ["27.11.", "04.12."]


def test_no_rest_until_a_day_that_is_over(rye: Group) -> None:
    with pytest.raises(NotThenError):
        repeating.rest(weekly(rye), until=NOW.date(), by=clara().pk, now=NOW)


# -- The end, and who comes --------------------------------------------------------------------------------------------


def test_a_series_that_has_its_end_closes_with_the_last(rye: Group) -> None:
    request = weekly(rye, rule=f"{FRIDAYS};COUNT=2")
    finishing.complete(of(request, FIRST), by=None, now=later(days=2))
    request.refresh_from_db()
    assert request.status == HelpRequest.Status.OPEN
    finishing.complete(of(request, date(2026, 12, 4)), by=None, now=later(days=9))
    request.refresh_from_db()
    assert request.status == HelpRequest.Status.DONE


def test_ended_it_is_planned_no_more(rye: Group) -> None:
    request = weekly(rye)
    finishing.withdraw(request, by=clara().pk, now=NOW)
    ahead.plan_due(later(days=7))
    assert days(request) == []


def test_who_did_it_last_is_asked_first_and_alone(rye: Group) -> None:
    request = weekly(rye)
    ben = make_volunteer(rye)
    first, second = of(request, FIRST), of(request, date(2026, 12, 4))
    Task.objects.filter(pk=second.pk).update(due_at=later(days=3))
    climbing.look_after(NOW)
    answering.accept(Offer.objects.get(task=first, volunteer=ben), now=NOW)
    first.refresh_from_db()
    finishing.complete(first, by=ben.person_id, now=later(days=2))
    make_volunteer(rye, "Olu")

    climbing.look_after(later(days=3))
    assert Repeat.objects.get().usual == ben
    assert offers_of(second) == {str(ben.person_id): "open"}

    answering.decline(Offer.objects.get(task=second), now=later(days=3))
    climbing.look_after(later(days=3))
    assert len(offers_of(second)) == 2


def test_what_rests_or_went_elsewhere_meanwhile_is_planned_as_it_stands_by_now(rye: Group) -> None:
    request = weekly(rye)
    stale, moved = HelpRequest.objects.get(pk=request.pk), make_group("Bellenden Neighbours")
    make_membership(make_person("Fay"), moved, Role.COORDINATOR)
    HelpRequest.objects.update(group=moved)
    assert {task.group for task in ahead.plan_ahead(stale, by=None, now=later(days=7))} == {moved}
    repeating.rest(HelpRequest.objects.get(pk=request.pk), until=None, by=stale.person_id, now=later(days=7))
    assert ahead.plan_ahead(stale, by=None, now=later(days=7)) == []
    assert days(request) == []


def test_groups_without_a_coordinator_keep_nobody_else_waiting(rye: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "AT_ONCE", 1)
    left = make_group("Bellenden Neighbours")
    fay = make_membership(make_person("Fay"), left, Role.COORDINATOR)
    weekly(left)
    fay.delete()
    Repeat.objects.update(ahead=None)
    weekly(rye)
    assert ahead.plan_due(later(days=7)) == 1
