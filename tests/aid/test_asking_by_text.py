"""Whoever asks by text is asked what is missing, one thing at a time, and ends with a request or with a human."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from doorstep.aid.actions import asking_by_text, exchanges_due, exchanging
from doorstep.aid.models import Duty, Exchange, HelpRequest, Needs, OwnKind
from doorstep.groups.models import Group
from doorstep.messaging import replies
from doorstep.messaging.actions import Words, send
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message, Reply
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called, holds_receipt
from tests.aid.exchanging import AMINA, BEGINS, LOOK, OTHER, exchange, mails, texts
from tests.aid.street import NOW, later
from tests.aid.street import amina as amina_of_the_web
from tests.factories import make_person

pytestmark = pytest.mark.django_db
WHAT = "What do you need? Such as shopping, a prescription, a lift, the dog walked, a call, a food parcel."


def test_what_is_missing_is_asked_for_and_then_it_is_the_same_request_as_on_the_web(rye: Group) -> None:
    assert texts("HELP", "SE15 4NX", "shopping") == [BEGINS, WHAT, LOOK.format("shopping, SE15, this week")]
    (receipt,) = texts("yes please")

    request = HelpRequest.objects.get()
    task = request.tasks.get()
    assert (request.group, request.district, request.urgency, request.on_behalf) == (rye, "SE15", "week", "self")
    assert (task.kind, task.owner, exchange().status) == ("shopping", rye.memberships.get().person_id, "asked")
    digits = "".join(sign for sign in receipt if sign.isdigit())
    assert holds_receipt(request.person_id, digits)
    assert f"Whoever comes says {task.codeword} first." in receipt
    told = Message.objects.filter(person=request.person_id).order_by("made_at", "pk")
    assert {*told.values_list("kind", flat=True)} == {"by-text", "asked"}


@pytest.mark.usefixtures("rye")
def test_all_of_it_at_once_is_looked_over_and_sent() -> None:
    (look, _receipt) = texts("help se15 4nx my perscription tomorrow morning pls, this is Amina", "YES")

    assert look == LOOK.format("prescriptions, SE15, Thu 26 Nov, in the morning")
    request = HelpRequest.objects.get()
    assert called([request.person_id]) == {request.person_id: "Amina"}
    assert request.person.details.postcode == "SE15 4NX"
    assert [(task.kind, f"{task.day}", task.part) for task in request.tasks.all()] == [
        ("prescription", "2026-11-26", "morning")
    ]
    assert Needs.objects.get().what.startswith("help se15 4nx my perscription tomorrow")


@pytest.mark.usefixtures("rye")
def test_before_it_is_sent_anything_may_be_said_otherwise() -> None:
    said = texts("SE15 shopping today", "no, prescription", "also a dog walk", "tomorrow", "SE15 4NX", "yes but friday")

    assert said == [
        LOOK.format("shopping, SE15, today"),
        LOOK.format("prescriptions, SE15, today"),
        LOOK.format("prescriptions, dog walking, SE15, today"),
        LOOK.format("prescriptions, dog walking, SE15, Thu 26 Nov"),
        LOOK.format("prescriptions, dog walking, SE15, Thu 26 Nov"),
        LOOK.format("prescriptions, dog walking, SE15, Fri 27 Nov"),
    ]
    texts("yes")
    assert sorted(HelpRequest.objects.get().tasks.values_list("kind", flat=True)) == ["dog-walking", "prescription"]


def test_what_we_have_no_word_for_is_asked_for_in_theirs(rye: Group) -> None:
    OwnKind.objects.create(group=rye, name="Fence mending", number=0)

    assert texts("SE15", "could someone look at my budgie") == [WHAT, LOOK.format("something else, SE15, this week")]
    assert texts("no, fence mended")[-1] == LOOK.format("Fence mending, SE15, this week")
    assert texts("need a fence mended, SE15", sender=OTHER) == [LOOK.format("Fence mending, SE15, this week")]


@pytest.mark.usefixtures("rye")
def test_whoever_wants_none_of_it_any_more_is_forgotten() -> None:
    assert (
        texts("SE15 shopping", "cancel that please")[-1] == "All right. We forget what you wrote. Write again any time."
    )
    texts("my knee hurts, N16", "no thanks", sender=OTHER)

    ended = Exchange.objects.order_by("began_at")
    assert {(each.status, each.why, each.said) for each in ended} == {("over", "their-word", None)}
    assert {*Reply.objects.values_list("status", flat=True)} == {"answered"}
    assert {each.body for each in Reply.objects.all()} == {"cancel that please", "no thanks"}
    assert not any("SE15" in message.short for message in Message.objects.all())
    assert not HelpRequest.objects.exists()


@pytest.mark.usefixtures("rye")
def test_stop_ends_it_and_forgets_it() -> None:
    assert texts("SE15 shopping", "STOP")[-1] == ""

    assert (exchange().status, exchange().why, exchange().said) == ("over", "stopped", None)


# -- Whose it is -----------------------------------------------------------------------------------------------------


def test_to_whoever_is_known_by_the_number_it_belongs_and_nothing_that_they_said_is_changed(rye: Group) -> None:
    amina = make_person("Amina", phone=AMINA)
    people.describe(amina, by=amina.pk, postcode="N16 0AA")

    texts("SE15 4NX shopping, my name is Dev", "yes")

    assert HelpRequest.objects.get().person == amina
    assert called([amina.pk]) == {amina.pk: "Amina"}
    assert Person.objects.get(pk=amina.pk).details.postcode == "N16 0AA"
    assert Duty.objects.filter(group=rye).count() == 0


@pytest.mark.usefixtures("rye")
def test_where_several_are_reached_by_a_number_none_of_them_reads_what_one_of_them_asked() -> None:
    both = {make_person("Amina", phone=AMINA).pk, make_person("Dev", phone=AMINA).pk}

    assert texts("SE15 shopping")[0] == LOOK.format("shopping, SE15, this week")
    texts("yes")

    asker = HelpRequest.objects.get().person_id
    assert asker not in both
    assert {*Reply.objects.values_list("person", flat=True)} == {asker}


@pytest.mark.usefixtures("rye")
def test_what_was_asked_before_shows_in_nothing_that_is_answered() -> None:
    amina_of_the_web(phone=AMINA)
    texts("SE15 shopping", "yes")

    again = ["hello", "when does she come?", "thank you so much", "ring me"]
    assert texts(*again) == texts(*again, sender="+447700900777")


@pytest.mark.usefixtures("rye")
def test_thanks_begin_nothing() -> None:
    assert texts("Thank you so much x", "👍", "ok", "no", "") == ["", "", "", "", BEGINS]
    assert Exchange.objects.count() == 1


@pytest.mark.usefixtures("rye")
def test_one_number_begins_so_many_a_day() -> None:
    for _ in range(7):
        texts("SE15 shopping", "cancel that")

    assert Exchange.objects.count() == 6
    assert Reply.objects.filter(status="open").count() == 1


@pytest.mark.usefixtures("rye")
def test_it_stands_sealed_and_is_no_longer_kept_once_it_is_over() -> None:
    texts("SE15 shopping for my hip")

    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM aid_exchange")
        assert b"shopping" not in bytes(cursor.fetchone()[0])
    assert exchanging.point_of(exchange()) == ContactPoint.objects.get(person=exchange().person)


@pytest.mark.usefixtures("rye")
def test_yes_is_an_answer_to_what_was_written_last(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def take(said: Said, _now: datetime) -> Answer | None:
        heard.append(said.text)
        return Answer(said.persons[0]) if said.read.meaning is Meaning.YES else None

    tasks = Answerer("tasks", lambda _persons: {}, take, lambda _person, _means, _now: None)
    order = (asking_by_text.GOING_ON, tasks, asking_by_text.BEGINNING)
    monkeypatch.setattr(replies, "_registered", {each.name: each for each in order})
    texts("SE15 shopping", "yes")
    assert (heard, HelpRequest.objects.count()) == (["SE15 shopping"], 1)

    texts("SE15 shopping", sender=OTHER)
    point = ContactPoint.objects.get(hashed=people.hash_of("phone", OTHER))
    send(point, Words("offered", "en-gb", "", "Can you?"), expires_at=later(days=1), by=None, now=later(minutes=5))
    texts("yes", sender=OTHER, now=later(minutes=6))
    assert (heard[2:], HelpRequest.objects.count()) == (["yes"], 1)


# -- By e-mail -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("rye")
def test_by_e_mail_all_that_is_missing_is_asked_for_at_once() -> None:
    (asked,) = mails("Hello, could you help me?\n\n-- \nAmina")
    assert "Where you live: your postcode" in asked
    assert "What you need, in a few words" in asked

    reply = "SE15 4NX. Someone to mend my gate.\nOn Tue, Doorstep wrote:\n> such as: shopping on Friday"
    assert mails(reply) == [LOOK.format("something else, SE15, this week")]
    mails("Yes please\n> We have: something else")
    assert HelpRequest.objects.get().tasks.get().kind == "other"
    assert ContactPoint.objects.get(person=HelpRequest.objects.get().person).means == "email"


@pytest.mark.usefixtures("rye")
def test_an_e_mail_is_given_a_day() -> None:
    mails("SE15 shopping")

    assert exchanges_due.look_after(NOW + timedelta(hours=23)) == 0
    assert exchanges_due.look_after(NOW + timedelta(hours=24)) == 1


# -- In their language -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("rye")
def test_they_are_answered_in_the_language_in_which_they_write() -> None:
    texts("hola, necesito compras, SE15", "sí")

    request = HelpRequest.objects.get()
    assert request.person.language == "es"
    assert {*Message.objects.filter(person=request.person).values_list("language", flat=True)} == {"es"}
    assert "Spanish" in Needs.objects.get().know


@pytest.mark.usefixtures("rye")
def test_whoever_erased_themselves_left_nothing_of_it() -> None:
    texts("SE15 shopping")
    people.never_came(Person.objects.get(pk=exchange().person_id))

    assert not Exchange.objects.exists()
    assert texts("yes") == [""]
