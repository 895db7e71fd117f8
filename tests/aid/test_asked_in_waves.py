"""Waves as the worker goes through them: whom it asks and when, what a no and a silence bring, and what is counted."""

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.aid.actions import answering, asking, choosing, climbing, offering, volunteering
from doorstep.aid.matching.chance import HAD_TIME, HOLDS, Experience
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.models import GroupWay, Offer, Repeat, Task, Volunteer
from doorstep.aid.queries.candidates import ranked
from doorstep.aid.queries.experience import experience_of
from doorstep.aid.queries.seeing import ready_one
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from tests.aid.street import FAR, NOW, amina, asked, later, make_street, make_task, make_volunteer, offers_of

pytestmark = pytest.mark.django_db
Status = Offer.Status


def street_of(group: Group, many: int) -> list[Volunteer]:
    return [make_volunteer(group, f"Ben{number}") for number in range(many)]


def look(task: Task, at: datetime) -> Task:
    climbing.look_after(at)
    return Task.objects.select_related("request", "group", "team").get(pk=task.pk)


def open_of(task: Task) -> list[Offer]:
    return [*Offer.objects.filter(task=task, status=Status.OPEN).order_by("made_at", "pk")]


# -- How many, and when ----------------------------------------------------------------------------------------------


def test_what_can_wait_asks_few_and_what_is_for_today_many(rye: Group) -> None:
    street_of(rye, 20)
    can_wait = look(make_task(rye, urgency=Urgency.NO_HURRY), NOW)
    today = look(make_task(rye, urgency=Urgency.TODAY), NOW)

    assert len(open_of(can_wait)) == 1
    assert len(open_of(today)) > 5
    assert today.due_at
    assert today.due_at <= later(minutes=10)


def test_a_no_is_replaced_at_once(rye: Group) -> None:
    street_of(rye, 9)
    task = look(make_task(rye, urgency=Urgency.TODAY), NOW)
    before = len(open_of(task))
    answering.decline(open_of(task)[0], now=later(minutes=1))
    task = look(task, later(minutes=1))

    assert len(open_of(task)) == min(before, 9 - 1)
    assert task.rung == Rung.STREET


def test_a_silence_is_replaced_by_and_by_and_who_was_silent_may_still_say_yes(rye: Group) -> None:
    street_of(rye, 9)
    task = look(make_task(rye), NOW)
    first = open_of(task)
    task = look(task, later(hours=4))
    assert len(open_of(task)) > len(first)

    answering.accept(first[0], now=later(hours=5))
    task.refresh_from_db()
    assert task.status == Task.Status.TAKEN


@pytest.mark.parametrize(
    ("at", "asked_on"),
    [
        (datetime(2026, 11, 25, 23, tzinfo=UTC), datetime(2026, 11, 26, 8, tzinfo=UTC)),
        (datetime(2026, 12, 25, 11, tzinfo=UTC), datetime(2026, 12, 27, 8, tzinfo=UTC)),
    ],
)
def test_at_night_and_on_bank_holidays_nobody_is_asked(rye: Group, at: datetime, asked_on: datetime) -> None:
    make_volunteer(rye)
    task = look(make_task(rye, at=at), at)
    assert (open_of(task), task.rung) == ([], Rung.NONE)

    while not open_of(task):
        task = look(task, task.due_at or at)
    assert (open_of(task)[0].made_at, task.rung) == (asked_on, Rung.STREET)


def test_what_is_for_today_is_asked_on_a_bank_holiday_too(rye: Group) -> None:
    make_volunteer(rye)
    christmas = datetime(2026, 12, 25, 11, tzinfo=UTC)
    assert len(open_of(look(make_task(rye, at=christmas, urgency=Urgency.TODAY), christmas))) == 1


# -- Up the ladder ---------------------------------------------------------------------------------------------------


def test_after_the_time_of_the_waves_it_goes_on_the_board_and_then_to_a_coordinator(rye: Group) -> None:
    street_of(rye, 30)
    task = make_task(rye)
    seen: list[int] = []
    while len(seen) < 200 and task.rung < Rung.COORDINATOR:
        task = look(task, task.due_at or NOW)
        seen.append(task.rung)
    entries = JournalEntry.objects.filter(verb="climbed", thing_id=str(task.pk)).order_by("pk")
    rungs = [entry.facts["rung"] for entry in entries]

    assert rungs == [Rung.STREET, Rung.BOARD, Rung.COORDINATOR]
    assert task.on_board
    # Three steps of six hours in waves and one on the board, the night between them not counted.
    assert later(hours=24) < (task.climbs_at or NOW) < later(hours=60)


def test_while_a_coordinator_has_it_more_are_asked(rye: Group) -> None:
    street_of(rye, 30)
    task = make_task(rye)
    Task.objects.update(rung=Rung.COORDINATOR, climbs_at=later(hours=6))
    task = look(task, NOW)

    assert (task.rung, bool(open_of(task))) == (Rung.COORDINATOR, True)
    assert task.due_at
    assert task.due_at < later(hours=2)


def test_where_too_few_are_left_a_coordinator_is_told_at_once(rye: Group) -> None:
    make_volunteer(rye, cell=FAR, metres=9_000)
    task = look(make_task(rye, urgency=Urgency.TODAY), NOW)

    assert (len(open_of(task)), task.rung) == (1, Rung.COORDINATOR)


def test_whoever_a_coordinator_asks_gets_time_to_answer_before_it_goes_up(rye: Group) -> None:
    GroupWay.objects.update(how=GroupWay.Hows.COORDINATOR)
    ben = make_volunteer(rye)
    task = make_task(rye)
    Task.objects.update(rung=Rung.COORDINATOR, climbs_at=later(minutes=5), due_at=later(minutes=5))
    choosing.ask_these(task, [ben.pk], by=task.owner or ben.pk, now=NOW)

    assert look(task, later(minutes=6)).rung == Rung.COORDINATOR
    answering.decline(open_of(task)[0], now=later(minutes=7))
    assert look(task, later(minutes=7)).rung > Rung.COORDINATOR


def test_who_did_it_the_last_time_is_asked_alone_and_then_the_others(rye: Group) -> None:
    usual, *_others = street_of(rye, 9)
    opened = asking.open_request(asked(), amina(), rye, by=None, now=NOW)
    opened.request.same_volunteer, opened.request.every = True, "FREQ=WEEKLY"
    opened.request.save(update_fields=["same_volunteer", "every"])
    Repeat.objects.create(
        request=opened.request, person=opened.request.person, first_day=NOW.date(), kinds=["shopping"], usual=usual
    )
    task = look(opened.request.tasks.get(), NOW)
    assert [each.volunteer for each in open_of(task)] == [usual]

    answering.decline(open_of(task)[0], now=later(hours=1))
    task = look(task, later(hours=1))
    assert len(open_of(task)) >= 1
    assert task.climbs_at
    assert task.climbs_at > later(hours=12)


def test_where_a_coordinator_chooses_one_task_goes_through_waves_and_no_more(rye: Group) -> None:
    GroupWay.objects.update(how=GroupWay.Hows.COORDINATOR)
    street_of(rye, 9)
    task = look(make_task(rye), NOW)
    assert (task.rung, open_of(task)) == (Rung.COORDINATOR, [])
    climbing.ask_in_waves(task, by=task.owner or task.person_id, now=NOW)
    assert open_of(task)
    task = look(task, later(hours=72))

    assert task.rung == Rung.COORDINATOR
    assert not task.on_board


# -- What is counted -------------------------------------------------------------------------------------------------


def test_whoever_was_told_at_once_that_others_were_first_is_not_taken_to_have_said_no(rye: Group) -> None:
    first, second, silent = street_of(rye, 3)
    task = make_task(rye)
    rows = choosing.ask_these(task, [silent.pk], by=first.pk, now=NOW)
    late = NOW + HAD_TIME
    rows += choosing.ask_these(task, [first.pk, second.pk], by=first.pk, now=late)
    answering.accept(next(row for row in rows if row.volunteer_id == first.pk), now=late + timedelta(minutes=5))

    counts = dict(Volunteer.objects.values_list("pk", "taken_back"))
    assert counts == {first.pk: 0, second.pk: 1, silent.pk: 0}
    [counted, *_hotter] = experience_of(rye, later(hours=9)).counted
    # One said yes, one was silent for long enough, and one is not counted.
    assert (counted.questions, counted.yes, counted.left) == (2, 1, 0)
    assert 0 < counted.expected < 1


def test_questions_are_counted_by_how_often_somebody_had_just_been_asked(rye: Group) -> None:
    [ben] = street_of(rye, 1)
    for number in range(4):
        task = make_task(rye, at=later(hours=number))
        [row] = choosing.ask_these(task, [ben.pk], by=ben.pk, now=later(hours=number))
        answering.decline(row, now=later(hours=number))
    counted = experience_of(rye, later(hours=9)).counted

    assert sum(each.questions for each in counted) == 4
    assert counted[0].questions == 1
    assert counted[-1].questions == 0


def test_who_stops_helping_upon_a_question_left_upon_it(rye: Group) -> None:
    [ben] = street_of(rye, 1)
    choosing.ask_these(make_task(rye), [ben.pk], by=ben.pk, now=NOW)
    volunteering.stop(ben, by=ben.person_id, now=later(hours=1))
    assert experience_of(rye, later(hours=2)).counted[0].left == 1


def test_of_another_group_nothing_is_counted_nor_of_long_ago(rye: Group) -> None:
    [ben] = street_of(rye, 1)
    other, _ = make_street()
    [row] = choosing.ask_these(make_task(rye), [ben.pk], by=ben.pk, now=NOW)
    answering.decline(row, now=NOW)

    assert experience_of(other, later(hours=1)) == Experience()
    assert experience_of(rye, later(days=29)) == Experience()


def test_what_somebody_takes_or_puts_aside_themselves_is_no_question(rye: Group) -> None:
    [ben] = street_of(rye, 1)
    taken, aside, task = make_task(rye), make_task(rye), make_task(rye)
    Task.objects.update(on_board=True)
    answering.take(taken, ben, now=NOW)
    answering.put_aside(aside, ben, now=NOW)

    [seen] = [each.ready for each in ranked(task, later(hours=1))]
    assert (seen.asked_lately, seen.days_since_asked, seen.this_week) == (0, None, 1)


def test_a_question_holds_a_place_free_for_a_while(rye: Group) -> None:
    [ben] = street_of(rye, 1)
    task, other = make_task(rye), make_task(rye)
    offering.offer(task, ranked(task, NOW), until=later(days=3), by=None, now=NOW)

    assert offers_of(task) == {str(ben.person_id): "open"}
    seen = [ranked(other, at)[0].ready.waiting for at in (later(hours=1), NOW + HOLDS)]
    assert seen == [1, 0]
    assert ready_one(other, ben, NOW).asked == 0
