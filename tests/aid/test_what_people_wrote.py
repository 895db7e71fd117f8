"""What this site does not understand stands at the desk, covered, until a coordinator says what it means or answers."""

import pytest
from django.utils import timezone

from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message, Reply
from doorstep.people.models import ContactPoint, Person
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.aid.texting import AMINA, BEN, asked_for, kinds_told, stands, with_phone, writes
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
WORDS = "Only if it does not rain"


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return with_phone(rye)


@pytest.fixture
def task(rye: Group, ben: Volunteer) -> Task:  # noqa: ARG001 # is asked
    return asked_for(asked_now(rye), timezone.now())


@pytest.fixture
def reply(task: Task) -> Reply:  # noqa: ARG001 # was asked for before
    return writes(WORDS, now=timezone.now())


def on(group: Group, *parts: object) -> str:
    return below(group, "replies", *parts)


def taken_as(task: Task, how: str, meaning: str) -> dict[str, str]:
    return {"do": "as", "as": f"{task.pk} {how} {meaning}"}


def last_told(person: Person) -> str:
    return Message.objects.filter(person=person).latest("made_at").short


# -- Seen ------------------------------------------------------------------------------------------------------------


def test_it_stands_at_the_desk_covered_and_is_opened_once_by_whom_they_can_read(
    rye: Group, clara: Person, reply: Reply, ben: Volunteer
) -> None:
    client = browser(clara)
    assert "1 message that a human has to read." in text(client, below(rye))
    page = text(client, on(rye))
    assert "Ben" in page
    assert WORDS not in page
    assert not JournalEntry.objects.filter(verb="looked at").exists()

    page = client.post(on(rye, reply.pk)).content.decode()
    assert WORDS in page
    entry = JournalEntry.objects.get(verb="looked at", thing_id=str(ben.person_id))
    assert (entry.by, entry.facts["why"]) == (clara.pk, "they-asked")
    assert client.get(on(rye, reply.pk)).status_code == 405


def test_what_it_probably_means_is_said_in_words(rye: Group, clara: Person, task: Task) -> None:
    writes("yes, but not before 5", now=timezone.now())
    assert "probably a yes" in text(browser(clara), on(rye))
    assert stands(task) == ("open", ["open"])


def test_nobody_else_sees_it(rye: Group, reply: Reply) -> None:
    other, fay, olu = make_group("Bellenden Neighbours"), make_person("Fay"), make_volunteer(rye, "Olu")
    make_membership(fay, other, Role.COORDINATOR)
    assert WORDS not in text(browser(fay), on(other))
    for client, group in ((browser(fay), other), (browser(fay), rye), (browser(olu.person), rye)):
        assert client.post(on(group, reply.pk)).status_code == 404
        assert client.post(on(group, reply.pk, "end"), {"do": "leave"}).status_code == 404


def test_the_writer_of_whom_we_know_nothing_else_is_a_neighbour(rye: Group, clara: Person, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(status="done", ended_at=timezone.now(), due_at=None, went="asked")
    Task.objects.filter(pk=task.pk).update(went_at=timezone.now())
    reply = writes("She was kind but the bag is missing", AMINA, now=timezone.now())
    page = text(browser(clara), on(rye))
    assert "A neighbour" in page
    assert "Amina" not in page
    assert "bag is missing" in browser(clara).post(on(rye, reply.pk)).content.decode()


# -- Settled ---------------------------------------------------------------------------------------------------------


# How the task, and the offer, stand then; and what they are answered.
TAKEN = {
    "yes": ("taken", "accepted", "It is yours: shopping near SE15"),
    "no": ("open", "declined", "That is fine. Somebody else is asked"),
    "later": ("open", "declined", "That is fine. We ask somebody else this time"),
}


@pytest.mark.parametrize("meaning", TAKEN)
def test_it_is_taken_for_what_it_means(rye: Group, clara: Person, reply: Reply, task: Task, meaning: str) -> None:
    page = text(browser(clara), on(rye, reply.pk, "end"), **taken_as(task, "asked", meaning))
    assert "They have been answered." in page
    assert "Nothing waits" in page
    status, offer, told = TAKEN[meaning]
    assert stands(task) == (status, [offer])
    assert last_told(reply.person).startswith(told)
    reply.refresh_from_db()
    assert reply.status == "answered"
    assert JournalEntry.objects.filter(verb="taken as", by=clara.pk, facts__meaning=meaning).exists()


def test_it_is_taken_as_done(rye: Group, clara: Person, task: Task, ben: Volunteer) -> None:
    writes(f"yes {task.code}", now=timezone.now())
    reply = writes("Left it with her neighbour", now=timezone.now())
    client = browser(clara)
    page = client.post(on(rye, reply.pk)).content.decode()
    assert "Take it as done" in page
    assert "Take it as yes" not in page
    text(client, on(rye, reply.pk, "end"), **taken_as(task, "doing", "done"))
    assert stands(task) == ("done", ["done"])
    assert kinds_told(ben.person)[-1] == "thanks"


def test_it_is_answered_in_words_that_go_where_it_came_from(
    rye: Group, clara: Person, reply: Reply, ben: Volunteer, task: Task
) -> None:
    client = browser(clara)
    said = {"do": "answer", "words": "It stays dry.\nShall we say eleven?"}
    assert "Your answer is on its way" in text(client, on(rye, reply.pk, "end"), **said)
    assert last_told(ben.person) == "Rye Lane Neighbours: It stays dry. Shall we say eleven?"
    assert Message.objects.latest("made_at").deliveries.get().point == ContactPoint.objects.get(person=ben.person)
    assert stands(task) == ("open", ["open"])
    assert writes("YES", BEN, now=timezone.now()).status == "answered"
    assert stands(task)[0] == "taken"


def test_an_answer_without_words_is_no_answer_and_the_page_comes_back(rye: Group, clara: Person, reply: Reply) -> None:
    answer = browser(clara).post(on(rye, reply.pk, "end"), {"do": "answer", "words": " "})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    reply.refresh_from_db()
    assert reply.status == "open"


def test_where_they_are_reached_no_more_it_is_settled_without_an_answer(
    rye: Group, clara: Person, reply: Reply, ben: Volunteer
) -> None:
    ContactPoint.objects.filter(person=ben.person).delete()
    page = text(browser(clara), on(rye, reply.pk, "end"), do="answer", words="Shall we say eleven?")
    assert "It stands here no more." in page


def test_nothing_more_to_do(rye: Group, clara: Person, reply: Reply, task: Task) -> None:
    assert "It stands here no more." in text(browser(clara), on(rye, reply.pk, "end"), do="leave")
    assert "message that a human" not in text(browser(clara), below(rye))
    assert stands(task) == ("open", ["open"])
    assert browser(clara).post(on(rye, reply.pk, "end"), {"do": "leave"}).status_code == 404


def test_what_cannot_be_meant_does_nothing(rye: Group, clara: Person, reply: Reply, task: Task) -> None:
    other = asked_now(rye, "lift")
    for said in (
        taken_as(task, "asked", "done"),
        taken_as(other, "asked", "yes"),
        {"do": "as", "as": "nonsense"},
        {"do": "as"},
    ):
        assert "nothing was done" in text(browser(clara), on(rye, reply.pk, "end"), **said)
    assert stands(task) == ("open", ["open"])
    assert not Offer.objects.filter(task=other).exists()
    reply.refresh_from_db()
    assert reply.status == "open"


# -- Who is reached no more ------------------------------------------------------------------------------------------


def test_who_is_reached_no_more_stands_there_by_name_only_where_they_help(
    rye: Group, clara: Person, task: Task, ben: Volunteer
) -> None:
    assert "Who is reached no more" not in text(browser(clara), on(rye))
    for number in (BEN, AMINA):
        writes("STOP", number, now=timezone.now())
    page = text(browser(clara), on(rye))
    assert f"/people/{ben.person_id}/" in page
    assert "A neighbour who asked for something" in page
    assert str(task.request_id) in page
    assert "Amina" not in page

    writes("START", BEN, now=timezone.now())
    assert f"/people/{ben.person_id}/" not in text(browser(clara), on(rye))
