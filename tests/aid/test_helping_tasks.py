"""What a volunteer does: questions and answers, the task's page, the door, and what became of it."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.accounts.actions import open_session
from doorstep.accounts.models import Passkey, Session
from doorstep.aid import kinds
from doorstep.aid.actions import answering
from doorstep.aid.models import GroupWay, Note, Offer, Task, Volunteer
from doorstep.aid.queries.helping import taken as taken_by
from doorstep.aid.views import doing
from doorstep.core.pages import ON_A_PAGE
from doorstep.groups.actions import members
from doorstep.groups.models import Group, Membership, Role
from doorstep.journal.models import JournalEntry
from doorstep.limits.actions import take
from doorstep.messaging.models import Message
from doorstep.people.models import ContactPoint
from tests.aid.helping import ADDRESS, MINE, asked, code, offer_to, page, taken
from tests.aid.street import FAR, make_task, make_volunteer, unmistakable
from tests.groups.pages import LATER, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye)


def read(page: str) -> str:
    """Give what stands on a page above its foot, without the marks."""
    return re.sub(r"<[^>]*>", " ", page.partition("<footer")[0])


# -- Questions -------------------------------------------------------------------------------------------------------


def test_a_question_says_what_when_roughly_where_and_why_them(rye: Group, ben: Volunteer) -> None:
    asked(rye, know="Two steps up.", what="Milk and bread.")
    word = unmistakable(Task.objects.get())
    for address in (MINE, page(ben)):
        seen = text(code(ben), address)
        assert "Shopping" in seen
        assert "SE15 · very near" in seen
        assert "it is close to you" in seen
        for hidden in (ADDRESS, "Amina", "SE15 4AB", "Two steps", "Milk", word):
            assert hidden not in read(seen)


def test_whoever_helps_reads_how_often_they_were_asked(rye: Group, ben: Volunteer) -> None:
    assert "How often you were asked so far" not in text(code(ben), MINE)
    taken(rye, ben)
    seen = text(code(ben), MINE)
    assert "How often you were asked so far: 1. How often you said yes: 1." in seen
    assert "How often others were quicker" not in seen
    Volunteer.objects.update(taken_back=2)
    assert "How often others were quicker: 2." in text(code(ben), MINE)


def test_what_should_be_done_by_now_is_asked_after_beside_it(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    assert "Was it done?" not in text(code(ben), MINE)
    Task.objects.update(chased=1)
    assert "Was it done?" in text(code(ben), MINE)


def test_yes_is_theirs_and_no_is_as_good(rye: Group, ben: Volunteer) -> None:
    asked(rye)
    assert "It is yours. Thank you." in text(code(ben), page(ben, "answer"), answer="yes")
    asked(rye, "phone-call")
    assert "nobody asks you why" in text(code(ben), page(ben, "answer"), answer="no")

    assert [*Offer.objects.order_by("made_at").values_list("status", flat=True)] == ["accepted", "declined"]


def test_whom_somebody_was_quicker_than_is_told_kindly(rye: Group, ben: Volunteer) -> None:
    olu = make_volunteer(rye, "Olu")
    asked(rye)
    client = code(olu)
    answer = page(olu, "answer")
    offer = offer_to(olu)
    answering.accept(offer_to(ben), now=timezone.now())
    Offer.objects.filter(pk=offer.pk).update(status="open", ended_at=None)

    assert "Somebody was a moment quicker" in text(client, answer, answer="yes")


def test_whoever_has_enough_by_now_is_told_so_and_not_that_somebody_was_quicker(rye: Group, ben: Volunteer) -> None:
    asked(rye)
    Volunteer.objects.filter(pk=ben.pk).update(enough=1)
    another = asked(rye, "dog-walking")
    Offer.objects.create(task=another, volunteer=ben, person=ben.person, made_at=timezone.now(), ends_at=timezone.now())
    answering.accept(offer_to(ben), now=timezone.now())
    first = Offer.objects.get(volunteer=ben, status="open")

    seen = text(code(ben), f"/helping/offers/{first.pk}/answer/", answer="yes")
    assert "This one is not for you just now" in seen
    assert Offer.objects.filter(volunteer=ben, status="open").exists()


def test_a_yes_of_somebody_new_waits_for_a_nod(rye: Group) -> None:
    new = make_volunteer(rye, vouched=False)
    asked(rye, "dog-walking")
    seen = text(code(new), page(new, "answer"), answer="yes")
    assert "A coordinator looks at it first" in seen
    assert "Show me" not in seen
    assert "It had changed meanwhile" in text(code(new), page(new, "door"), x="")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, rye: Group, ben: Volunteer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Volunteer.objects.update(enough=Volunteer.MOST_A_WEEK)
    for _each in range(rows):
        taken(rye, ben)
        asked(rye)
        taken(rye, ben)
        Task.objects.filter(offers=offer_to(ben).pk).update(status="done", ended_at=timezone.now(), due_at=None)
        Offer.objects.filter(pk=offer_to(ben).pk).update(status="done", ended_at=timezone.now())
    client = code(ben)
    with django_assert_num_queries(12):
        assert client.get(MINE).content.count(b"Shopping") >= rows


def test_nothing_that_is_still_to_be_done_is_left_out(rye: Group, ben: Volunteer) -> None:
    now, many = timezone.now(), list(kinds.USUAL) * 4
    for each in range(0, len(many), len(kinds.USUAL)):
        make_task(rye, *many[each : each + len(kinds.USUAL)], what="Soup.", at=now)
    said_yes = {"status": "accepted", "place": 1, "made_at": now, "ends_at": now, "answered_at": now}
    tasks = [Offer(task=each, volunteer=ben, person=ben.person, **said_yes) for each in Task.objects.all()]
    Offer.objects.bulk_create(tasks)
    assert len(tasks) == len(many)
    assert len(many) > ON_A_PAGE

    Task.objects.update(status=Task.Status.TAKEN, filled=1)
    pages = [text(code(ben), f"{MINE}?page={number}") for number in (1, 2)]
    assert all("What you took" in each for each in pages)
    assert [sum(str(each.pk) in page for each in tasks) for page in pages] == [ON_A_PAGE, len(many) - ON_A_PAGE]
    assert taken_by(ben.person_id).count() == len(many)


# -- Whose -----------------------------------------------------------------------------------------------------------


def test_nobody_else_sees_it_and_a_no_ends_it(rye: Group, ben: Volunteer) -> None:
    olu = make_volunteer(rye, "Olu", cell=FAR, metres=9000)
    asked(rye)
    assert code(olu).get(page(ben)).status_code == 404
    answering.decline(offer_to(ben), now=timezone.now())
    assert code(ben).get(page(ben)).status_code == 404


def test_whoever_was_sent_away_sees_nothing_from_then_on(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    client = code(ben)
    clara = rye.memberships.get(role=Role.COORDINATOR).person_id
    members.remove(Membership.objects.get(person=ben.person), by=clara, now=timezone.now())

    assert client.get(page(ben)).status_code == 404
    assert client.post(page(ben, "door")).status_code == 404
    assert "Shopping" not in text(client, MINE)


# -- The door --------------------------------------------------------------------------------------------------------


def test_the_door_is_shown_by_tapping_once_and_whoever_asked_can_read_who_looked(rye: Group, ben: Volunteer) -> None:
    task = taken(rye, ben, know="Two steps up.", what="Milk and bread.")
    client = code(ben)
    before = text(client, page(ben))
    assert ADDRESS not in before
    assert not JournalEntry.objects.filter(verb="looked at").exists()

    door = client.post(page(ben, "door"))
    seen = door.content.decode()
    for shown in (ADDRESS, "Amina", task.codeword, "Two steps up.", "Milk and bread.", "+442079460501", "Above £30"):
        assert shown in seen
    assert door["Cache-Control"] == "no-store"
    entry = JournalEntry.objects.get(verb="looked at", thing_id=str(task.person_id))
    assert entry.by == ben.person_id
    assert client.get(page(ben, "door")).status_code == 405
    assert ADDRESS not in text(client, page(ben))


def test_a_number_that_is_not_safe_now_is_not_shown(rye: Group, ben: Volunteer) -> None:
    task = taken(rye, ben)
    ContactPoint.objects.filter(person=task.person_id).update(voicemail=False, messages=False, calls=False)
    assert "+442079460501" not in text(code(ben), page(ben, "door"), x="")


def session(volunteer: Volunteer, how: str, hours: float = 0) -> Client:
    client = Client()
    token = open_session(volunteer.person.pk, how, now=timezone.now() - timedelta(hours=hours))
    client.cookies[settings.SESSION_COOKIE_NAME] = token
    return client


@pytest.mark.parametrize(("hours", "opens"), [(0, True), (11, True), (13, False)])
def test_a_code_alone_opens_the_door_for_half_a_day(rye: Group, ben: Volunteer, hours: int, opens: bool) -> None:
    taken(rye, ben)
    client = session(ben, Session.How.CODE, hours)
    answer = client.post(page(ben, "door"))
    assert (ADDRESS in answer.content.decode()) == opens
    assert opens or answer["Location"] == f"{LATER}?next={page(ben).replace('/', '%2F')}"


@pytest.mark.parametrize(
    ("how", "hours", "opens"),
    [(Session.How.CODE, 0, False), (Session.How.PASSKEY, 0, True), (Session.How.PASSKEY, 1, False)],
)
def test_whoever_holds_a_passkey_shows_it_within_ten_minutes(
    rye: Group, ben: Volunteer, how: str, hours: int, opens: bool
) -> None:
    Passkey.objects.create(person=ben.person, credential="one", public_key=b"", made_at=timezone.now())
    taken(rye, ben)
    assert (ADDRESS in session(ben, how, hours).post(page(ben, "door")).content.decode()) == opens


def test_doors_are_seen_so_often_in_an_hour(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    for _each in range(doing.DOORS.most):
        take(doing.DOORS, str(ben.person_id))
    assert code(ben).post(page(ben, "door")).status_code == 429


# -- What became of it -----------------------------------------------------------------------------------------------


def test_done_ends_it_and_the_door_is_closed(rye: Group, ben: Volunteer) -> None:
    task = taken(rye, ben)
    assert "Somebody’s day was easier for it." in text(code(ben), page(ben, "report"), what="done")
    task.refresh_from_db()
    assert task.status == Task.Status.DONE
    assert ADDRESS not in text(code(ben), page(ben, "door"), x="")
    assert "What you did" in text(code(ben), MINE)
    assert "It had changed meanwhile" in text(code(ben), page(ben, "report"), what="done")


def test_could_not_gives_it_back(rye: Group, ben: Volunteer) -> None:
    task = taken(rye, ben)
    address = page(ben, "report")
    assert "Others are being asked" in text(code(ben), address, what="could-not")
    task.refresh_from_db()
    assert task.status == Task.Status.OPEN
    assert Message.objects.filter(kind="given-back").exists()


def test_what_is_still_needed_stands_beside_the_request_and_in_no_message(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    assert "Write what is still needed" in text(code(ben), page(ben, "more"), words=" ")
    seen = text(code(ben), page(ben, "more"), words="It can be fetched on Friday.")

    assert "Whoever looks after it has been told." in seen
    note, told = Note.objects.get(), Message.objects.get(kind="needs-more")
    assert (note.words, note.written_by) == ("It can be fetched on Friday.", ben.person_id)
    assert "Friday" not in told.body.replace(f"{task_day(ben)}", "")
    assert JournalEntry.objects.filter(thing="aid.helprequest", verb="noted", by=ben.person_id).exists()


def task_day(volunteer: Volunteer) -> str:
    task = offer_to(volunteer).task
    assert task
    return f"{task.ends_at:%A}"


def test_before_a_yes_there_is_nothing_to_report(rye: Group, ben: Volunteer) -> None:
    asked(rye)
    for part in ("report", "more", "worry", "door"):
        assert code(ben).post(page(ben, part), {"what": "done"}).status_code == 404


def test_a_group_that_wants_a_nod_gets_one(ben: Volunteer, rye: Group) -> None:
    GroupWay.objects.update(needs_nod=True)
    taken(rye, ben)
    assert "A coordinator looks at it first" in text(code(ben), page(ben))
