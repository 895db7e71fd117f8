"""Whoever is asked to drive a round answers by text: yes or no, where nothing else can be meant."""

from datetime import timedelta

import pytest

from doorstep.aid.actions import rounds
from doorstep.aid.actions.rounds import Start
from doorstep.aid.models import Drive, Round, Volunteer
from doorstep.groups.models import Group
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Message, Reply
from doorstep.people.models import ContactPoint, Person
from tests.aid.street import NOW, make_task, make_volunteer
from tests.aid.test_rounds import SATURDAY
from tests.aid.texting import asked_for

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=5)
REPLIES = "reply", "round-nodded"


@pytest.fixture
def clara(rye: Group) -> Person:
    return Person.objects.get(memberships__role="coordinator", memberships__group=rye)


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye, going="car")


def asked(rye: Group, clara: Person, ben: Volunteer, hall: str = "St Mary's hall") -> Drive:
    start = Start(SATURDAY, "morning", hall, parcels=20)
    planned: Round = rounds.plan_round(rye, start, by=clara.pk, now=NOW)
    drive = rounds.ask_driver(planned, ben, 10, by=clara.pk, now=NOW)
    assert drive
    return drive


def writes(ben: Volunteer, body: str) -> str:
    """Have him write by e-mail, which is all he has; return the short words of what he is answered."""
    point = ContactPoint.objects.get(person=ben.person_id)
    answer(Text(body, point.means, point.value, "", body), now=SOON)
    said = Message.objects.filter(person=ben.person_id, made_at=SOON, kind__in=REPLIES).first()
    return said.short if said else ""


def stands(drive: Drive) -> str:
    return Drive.objects.get(pk=drive.pk).status


def test_a_yes_is_theirs_and_a_no_asks_somebody_else(rye: Group, clara: Person, ben: Volunteer) -> None:
    drive = asked(rye, clara, ben)
    text = Message.objects.get(person=ben.person_id, kind="round-asked").short
    assert text == "Would you drive a round, Sat 28 Nov, from St Mary's hall? Answer YES or NO."
    assert writes(ben, "Yes please").startswith("You drive, Sat 28 Nov, from St Mary's hall. Thank you.")
    assert (stands(drive), Reply.objects.get().status) == ("ready", "answered")


def test_a_no_is_fine(rye: Group, clara: Person, ben: Volunteer) -> None:
    drive = asked(rye, clara, ben)
    assert writes(ben, "sorry, no").startswith("That is fine.")
    assert stands(drive) == "declined"
    assert Message.objects.filter(person=clara.pk, kind="drives-not").count() == 1


def test_whoever_is_new_waits_for_a_nod(rye: Group, clara: Person, ben: Volunteer) -> None:
    Volunteer.objects.update(vouched_at=None)
    drive = asked(rye, clara, ben)
    assert writes(ben, "YES").startswith("Thank you. A coordinator looks at it first")
    assert stands(drive) == "nod"


def test_of_two_rounds_nobody_knows_which_and_a_human_asks(rye: Group, clara: Person, ben: Volunteer) -> None:
    drives = [asked(rye, clara, ben), asked(rye, clara, ben, "All Saints")]
    assert writes(ben, "YES") == ""
    assert [*map(stands, drives), Reply.objects.get().desk] == ["asked", "asked", rye.uid]


@pytest.mark.parametrize("meaning", ["YES", "NO"])
def test_beside_a_question_for_a_task_a_human_asks_which(
    meaning: str, rye: Group, clara: Person, ben: Volunteer
) -> None:
    drive = asked(rye, clara, ben)
    offered = asked_for(make_task(rye)).offers.get()
    assert writes(ben, meaning) == ""
    offered.refresh_from_db()
    assert (stands(drive), offered.status, Reply.objects.get().desk) == ("asked", "open", rye.uid)
    # With its code it is clear.
    assert offered.task
    writes(ben, f"NO {offered.task.code}")
    offered.refresh_from_db()
    assert (stands(drive), offered.status) == ("asked", "declined")


def test_whoever_answers_the_question_itself_is_understood_beside_another(
    rye: Group, clara: Person, ben: Volunteer
) -> None:
    drive = asked(rye, clara, ben)
    asked_for(make_task(rye))
    about = Message.objects.get(kind="round-asked").deliveries.get()
    point = ContactPoint.objects.get(person=ben.person_id)
    answer(Text("1", point.means, point.value, "", "Yes", in_reply_to=str(about.pk)), now=SOON)
    assert stands(drive) == "ready"


def test_neither_yes_nor_no_goes_to_a_human(rye: Group, clara: Person, ben: Volunteer) -> None:
    drive = asked(rye, clara, ben)
    assert writes(ben, "later") == ""
    assert (stands(drive), Reply.objects.get().desk) == ("asked", rye.uid)
