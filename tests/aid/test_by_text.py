"""What a volunteer answers by text does what a page would do, once, and reveals nothing."""

from datetime import timedelta

import pytest

from doorstep.aid.actions import answering, climbing, finishing, offering
from doorstep.aid.models import GroupWay, Offer, Task, Volunteer
from doorstep.aid.queries.candidates import ranked
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.street import NOW, later, make_task, make_volunteer
from tests.aid.texting import BEN, asked_for, kinds_told, said_yes, stands, told, with_phone, writes

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=9)
QUICKER = "Thank you. A neighbour was quicker, or it is not needed any more. You need do nothing."


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return with_phone(rye)


# -- Asked -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["YES {code}", "yes pls {code}", "Yes please", "ok", "{code} yes!"])
def test_a_yes_takes_it_and_is_answered_once_without_address_name_or_number(
    rye: Group, ben: Volunteer, words: str
) -> None:
    task = asked_for(make_task(rye))
    reply = writes(words.format(code=task.code), now=SOON)
    assert stands(task) == ("taken", ["accepted"])
    assert (reply.status, reply.person_id) == ("answered", ben.person_id)
    assert told(ben.person, SOON) == [
        f"It is yours: shopping near SE15, by Wed 2 Dec. Where: sign in, or ring us. Then answer DONE {task.code}."
    ]
    assert not JournalEntry.objects.filter(verb="looked at").exists()


@pytest.mark.parametrize("words", ["no {code}", "NO", "sorry I can't"])
def test_a_no_declines_it(rye: Group, ben: Volunteer, words: str) -> None:
    task = asked_for(make_task(rye))
    writes(words.format(code=task.code), now=SOON)
    assert stands(task) == ("open", ["declined"])
    assert told(ben.person, SOON) == ["That is fine. Somebody else is asked, and nobody asks you why."]


def test_later_is_no_this_time_and_kindly(rye: Group, ben: Volunteer) -> None:
    task = asked_for(make_task(rye))
    writes("not today", now=SOON)
    assert stands(task) == ("open", ["declined"])
    assert told(ben.person, SOON) == ["That is fine. We ask somebody else this time, and you another day."]


@pytest.mark.parametrize("words", ["YES {code}", "yes"])
def test_whom_somebody_was_quicker_than_is_told_kindly(rye: Group, ben: Volunteer, words: str) -> None:
    olu = make_volunteer(rye, "Olu")
    task = asked_for(make_task(rye, urgency="today"))
    answering.accept(Offer.objects.get(task=task, volunteer=olu), now=NOW)
    writes(words.format(code=task.code), now=SOON)
    assert stands(task) == ("taken", ["withdrawn", "accepted"])
    assert told(ben.person, SOON) == [QUICKER]


def test_who_answers_no_to_what_is_over_is_not_written_to_again(rye: Group, ben: Volunteer) -> None:
    task = asked_for(make_task(rye))
    finishing.cancel(task, by=None, now=NOW)
    assert writes(f"no {task.code}", now=SOON).status == "answered"
    assert told(ben.person, SOON) == []


def test_a_yes_of_somebody_new_waits_for_a_nod(rye: Group) -> None:
    new = with_phone(rye, vouched=False)
    task = asked_for(make_task(rye, "dog-walking"))
    writes(f"yes {task.code}", now=SOON)
    assert stands(task) == ("nod", ["accepted"])
    assert told(new.person, SOON) == ["Thank you. A coordinator looks at it first, and you hear of it."]


def test_where_it_takes_two_the_first_hears_that_another_is_looked_for(rye: Group, ben: Volunteer) -> None:
    task = asked_for(make_task(rye, hands=2))
    writes(f"yes {task.code}", now=SOON)
    assert stands(task) == ("open", ["accepted"])
    assert told(ben.person, SOON) == ["Thank you. It takes two of you: you hear of it as soon as there is another."]


def test_who_has_enough_by_now_takes_nothing_more(rye: Group, ben: Volunteer) -> None:
    first, second = (asked_for(make_task(rye, kind)) for kind in ("shopping", "lift"))
    Volunteer.objects.update(enough=1)
    writes(f"yes {first.code}", now=SOON)
    writes(f"yes {second.code}", now=later(hours=1))
    assert (stands(first), stands(second)) == (("taken", ["accepted"]), ("open", ["open"]))
    assert told(ben.person, later(hours=1)) == ["Thank you. This one is not for you just now. You need do nothing."]


def test_of_several_it_is_asked_which_and_nothing_is_taken(rye: Group, ben: Volunteer) -> None:
    tasks = [make_task(rye, kind) for kind in ("shopping", "lift")]
    for task in tasks:
        asked_for(task)
    assert writes("yes", now=SOON).status == "answered"
    assert [stands(task) for task in tasks] == [("open", ["open"])] * 2
    (said,) = told(ben.person, SOON)
    assert said.startswith("Which one? Answer with its code, such as YES ")
    for task, name in zip(tasks, ("shopping", "lifts"), strict=True):
        assert f"{task.code} ({name}, by Wed 2 Dec)" in said

    writes(f"yes {tasks[1].code}", now=SOON + timedelta(minutes=1))
    assert [stands(task)[0] for task in tasks] == ["open", "taken"]


def test_two_at_once_are_not_taken_either(rye: Group, ben: Volunteer) -> None:
    tasks = [asked_for(make_task(rye, kind)) for kind in ("shopping", "lift")]
    writes(f"yes {tasks[0].code} {tasks[1].code}", now=SOON)
    assert [stands(task)[0] for task in tasks] == ["open", "open"]
    assert told(ben.person, SOON)[0].startswith("Which one?")


def test_a_code_of_somebody_elses_is_not_known(rye: Group, ben: Volunteer) -> None:
    task = make_task(rye)
    writes(f"yes {task.code}", now=SOON)
    assert stands(task) == ("open", [])
    assert told(ben.person, SOON) == [
        f"We do not know the code {task.code}, or it is not yours. Look again, or ring your group."
    ]


def test_who_shares_a_number_answers_for_whoever_was_asked(rye: Group, ben: Volunteer) -> None:
    olu = with_phone(rye, "Olu", BEN)
    Volunteer.objects.filter(pk=ben.pk).update(paused=True)
    task = asked_for(make_task(rye))
    writes(f"yes {task.code}", now=SOON)
    assert Offer.objects.get(task=task).person_id == olu.person_id
    assert stands(task) == ("taken", ["accepted"])


def test_from_whatsapp_it_is_answered_there(rye: Group, ben: Volunteer) -> None:
    task = asked_for(make_task(rye))
    writes(f"yes {task.code}", means="whatsapp", now=SOON)
    found = Message.objects.filter(person=ben.person, kind="yours").values_list("deliveries__means", flat=True)
    assert {*found} == {"phone", "whatsapp"}


def test_what_stands_on_the_board_is_taken_by_its_code(ben: Volunteer, rye: Group) -> None:
    task = make_task(rye)
    offering.put_on_board(task, by=None)
    writes(f"yes {task.code}", now=SOON)
    assert stands(task) == ("taken", ["accepted"])
    assert told(ben.person, SOON)[0].startswith("It is yours: shopping near SE15")


# -- Doing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["DONE {code}", "done", "all done x"])
def test_done_by_whoever_does_it_ends_it(rye: Group, ben: Volunteer, words: str) -> None:
    task = said_yes(make_task(rye), ben)
    writes(words.format(code=task.code), now=later(hours=5))
    assert stands(task) == ("done", ["done"])
    assert told(ben.person, later(hours=5)) == ["Thank you. Somebody’s day was easier for it."]


def test_done_without_a_code_is_what_has_begun(rye: Group, ben: Volunteer) -> None:
    begun, to_come = said_yes(make_task(rye), ben), said_yes(make_task(rye, "lift"), ben)
    Task.objects.filter(pk=to_come.pk).update(starts_at=later(days=2), ends_at=later(days=3))
    writes("done", now=later(hours=5))
    assert (stands(begun)[0], stands(to_come)[0]) == ("done", "taken")


def test_of_two_that_may_be_done_it_is_asked_which(rye: Group, ben: Volunteer) -> None:
    both = [said_yes(make_task(rye, kind), ben) for kind in ("shopping", "lift")]
    writes("done", now=later(hours=5))
    assert [stands(each)[0] for each in both] == ["taken", "taken"]
    assert told(ben.person, later(hours=5))[0].startswith("Which one?")


@pytest.mark.parametrize("words", ["NO {code}", "sorry can't"])
def test_who_cannot_after_all_gives_it_back(rye: Group, ben: Volunteer, clara: Person, words: str) -> None:
    task = said_yes(make_task(rye), ben)
    writes(words.format(code=task.code), now=SOON)
    assert stands(task) == ("open", ["returned"])
    assert told(ben.person, SOON) == ["That is fine. Others are asked, and the coordinator knows."]
    assert "given-back" in kinds_told(clara)


def test_an_all_right_to_what_is_theirs_costs_nobody_a_text(rye: Group, ben: Volunteer) -> None:
    task = said_yes(make_task(rye), ben)
    assert [writes(words, now=SOON).status for words in ("ok thanks", "thank you!", "👍")] == ["answered"] * 3
    assert stands(task) == ("taken", ["accepted"])
    assert told(ben.person, SOON) == []


@pytest.mark.parametrize(
    ("words", "status"), [("yes", "done"), ("done", "done"), ("no", "open"), ("tomorrow", "taken")]
)
def test_how_it_went_is_answered_in_a_word(rye: Group, ben: Volunteer, words: str, status: str) -> None:
    task = said_yes(make_task(rye), ben)
    climbing.look_after(later(days=8))
    assert "was-it-done" in kinds_told(ben.person)
    writes(words, now=later(days=8, hours=1))
    assert stands(task)[0] == status
    assert len(told(ben.person, later(days=8, hours=1))) == 1


@pytest.mark.usefixtures("ben")
def test_in_a_group_that_finds_helpers_by_hand_texts_are_answered_alike(rye: Group) -> None:
    GroupWay.objects.update(how="coordinator")
    task = make_task(rye)
    offering.offer(task, ranked(task, NOW), until=later(days=1), by=None, now=NOW)
    writes("yes", now=SOON)
    assert stands(task) == ("taken", ["accepted"])
