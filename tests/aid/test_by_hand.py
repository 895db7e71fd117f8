"""What this site cannot send, a coordinator of the group says by hand: opened, said, noted; and nobody else sees it."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from config.env import as_texts
from doorstep.aid import letters, letters_to_askers
from doorstep.aid.actions import asking, reading
from doorstep.aid.models import Task, Volunteer
from doorstep.groups.models import ContactWay, Group, Membership, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.actions import deliver_due
from doorstep.messaging.models import Delivery, Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from tests.aid.street import asked, make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.aid.texting import AMINA, asked_for, with_phone, writes
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_carries_anything(settings: Settings) -> None:
    # Of a site with a screen, whichever test is the first to look an address up.
    reverse("requests:by-hand", args=["rye"])
    settings.SCREEN = False


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return with_phone(rye)


@pytest.fixture
def task(rye: Group, ben: Volunteer) -> Task:  # noqa: ARG001 # is asked
    task = asked_for(asked_now(rye), timezone.now())
    deliver_due(timezone.now() + timedelta(seconds=1))
    return task


def to_say(to: Person) -> Delivery:
    return Delivery.objects.get(message__person=to, status=Delivery.Status.BY_HAND)


def on(group: Group, *parts: object) -> str:
    return below(group, "by-hand", *parts)


def opened(client: Client, group: Group, delivery: Delivery) -> str:
    return unescape(client.post(on(group, delivery.pk)).content.decode())


def said(client: Client, group: Group, delivery: Delivery, do: str = "sent") -> tuple[str, str]:
    page = client.post(on(group, delivery.pk, "end"), {"do": do}, follow=True).content.decode()
    delivery.refresh_from_db()
    return delivery.status, page


# -- Said ------------------------------------------------------------------------------------------------------------


def test_it_waits_covered_and_is_opened_by_whom_they_can_read(
    rye: Group, clara: Person, ben: Volunteer, task: Task
) -> None:
    ContactWay.objects.create(group=rye, means="phone", value="07700 900555")
    client, delivery = browser(clara), to_say(ben.person)
    assert "messages to send by hand" in text(client, below(rye))
    page = text(client, on(rye))
    assert "Ben" in page
    assert "Would you? shopping in SE15" in page
    assert "900123" not in page

    page = opened(client, rye, delivery)
    assert "+44 7700 900123" in page
    assert "In their language" not in page
    said = f"Rye Lane Neighbours: shopping near SE15, {letters.on_the_clock(task)}. Could you?"
    assert f"{said} Sign in to say yes or not this time. Ring or text us: 07700 900555." in page
    assert not any(word in page for word in ("STOP", task.code))
    for href in ("sms:+447700900123?&body=Rye%20Lane%20Neighbours%3A%20shopping", "tel:+447700900123"):
        assert f'href="{href}' in page
    assert not any(word in page for word in ("wa.me", "mailto:"))
    entry = JournalEntry.objects.get(verb="looked at", thing_id=str(ben.person_id))
    assert (entry.by, entry.facts["why"]) == (clara.pk, "by-hand")
    assert client.get(on(rye, delivery.pk)).status_code == 405
    assert "opened it at" in text(client, on(rye))


def test_it_is_said_once_however_often_it_is_pressed(rye: Group, clara: Person, ben: Volunteer, task: Task) -> None:  # noqa: ARG001 # asks Ben
    client, delivery = browser(clara), to_say(ben.person)
    status, page = said(client, rye, delivery)
    assert (status, "Noted: they have been told" in page) == ("sent", True)
    status, page = said(client, rye, delivery, "not-needed")
    assert (status, "Nothing was done twice" in page) == ("sent", True)
    assert "Nothing was done twice" in client.post(on(rye, delivery.pk), follow=True).content.decode()
    assert [*JournalEntry.objects.filter(verb="said by hand").values_list("by", flat=True)] == [clara.pk]


def test_what_is_not_needed_goes_from_there(rye: Group, clara: Person, ben: Volunteer, task: Task) -> None:  # noqa: ARG001 # asks Ben
    delivery = to_say(ben.person)
    assert said(browser(clara), rye, delivery, "nonsense")[0] == "by-hand"
    status, page = said(browser(clara), rye, delivery, "not-needed")
    assert (status, "it is not needed" in page) == ("withheld", True)


# -- To whom, and where ----------------------------------------------------------------------------------------------


def test_whoever_asked_by_landline_is_rung_and_told_in_whole_sentences(rye: Group, clara: Person) -> None:
    asked_now(rye)
    deliver_due(timezone.now() + timedelta(seconds=1))
    delivery = Delivery.objects.get(message__kind="asked", status="by-hand")
    page = text(browser(clara), on(rye))
    assert "A neighbour" in page
    assert "Amina" not in page
    page = opened(browser(clara), rye, delivery)
    assert "Amina" in page
    assert "This is Rye Lane Neighbours. Rye Lane Neighbours has what you asked for." in page
    assert f'href="tel:{AMINA}"' in page
    assert not any(word in page for word in ("sms:", "wa.me", "mailto:", "Copy this text"))
    assert "leave no message: somebody else may hear it" in page


@pytest.mark.parametrize(
    ("means", "value", "links", "not_there"),
    [
        ("whatsapp", "+447700900123", ["https://wa.me/447700900123?text=Rye%20Lane"], ["sms:", "mailto:"]),
        ("email", "ben@canary.example", ["mailto:ben@canary.example?subject=Would%20you"], ["sms:", "tel:", "wa.me"]),
    ],
)
def test_each_link_fits_where_it_leads(  # a table
    means: str, value: str, links: list[str], not_there: list[str], rye: Group, clara: Person
) -> None:
    ben = with_phone(rye)
    ContactPoint.objects.filter(person=ben.person_id).update(means=means)
    point = ContactPoint.objects.get(person=ben.person_id)
    point.value = value
    point.save()
    asked_for(asked_now(rye), timezone.now())
    deliver_due(timezone.now() + timedelta(seconds=1))
    page = opened(browser(clara), rye, to_say(ben.person))
    assert all(f'href="{link}' in page for link in links), page
    assert not any(link in page for link in not_there)


def test_where_they_are_reached_stays_covered_out_of_their_hours(
    rye: Group, clara: Person, ben: Volunteer, task: Task
) -> None:  # fmt: skip
    assert task.pk
    here = timezone.localtime(timezone=timezone.get_default_timezone())
    begins, ends = here + timedelta(hours=2), here + timedelta(hours=3)
    ContactPoint.objects.filter(person=ben.person_id).update(from_time=begins.time(), to_time=ends.time())
    page = opened(browser(clara), rye, to_say(ben.person))
    assert f"They are safely reached only from {begins:%H:%M} to {ends:%H:%M}" in page
    assert not any(word in page for word in ("900123", "sms:", "tel:+"))


def test_whoever_may_only_be_rung_is_read_it(rye: Group, clara: Person, ben: Volunteer, task: Task) -> None:
    assert task.pk
    ContactPoint.objects.filter(person=ben.person_id).update(messages=False)
    page = opened(browser(clara), rye, to_say(ben.person))
    assert "Ring them. Nothing can be written there." in page
    assert "sms:" not in page


def test_whoever_asked_and_may_only_be_rung_is_told_although_texts_could_be_sent(
    rye: Group, settings: Settings
) -> None:
    account = "twilio://AC0123456789abcdef0123456789abcdef:key@api.twilio.com?from=%2B447700900000"
    settings.TEXT = as_texts("DOORSTEP_TEXT_URL", account)
    task = asked_now(rye)
    Delivery.objects.all().delete()
    ContactPoint.objects.filter(person=task.person).delete()
    only_rung = SafeToContact(messages=False)
    people.add_contact_point(task.person, "phone", "07700 900555", safe=only_rung, by=None)
    letters_to_askers.tell_asker(task.request, letters_to_askers.somebody_comes, by=None, now=timezone.now())
    deliver_due(timezone.now() + timedelta(seconds=1))
    assert to_say(task.person).message.kind == "somebody-comes"


def test_the_words_are_in_their_language_and_it_is_said_which(rye: Group, clara: Person, ben: Volunteer) -> None:
    people.choose_language(ben.person, "es", by=None)
    asked_for(asked_now(rye), timezone.now())
    deliver_due(timezone.now() + timedelta(seconds=1))
    page = opened(browser(clara), rye, to_say(ben.person))
    assert "In their language: <bdi>español</bdi>." in page
    assert 'lang="es" rows' in page


def test_an_answer_from_the_desk_goes_by_hand_to_whoever_wrote(rye: Group, clara: Person, task: Task) -> None:
    assert task.pk
    reply = writes("Only if it does not rain", now=timezone.now())
    assert reading.answer_in_words(reply, rye, "Fine.", by=clara.pk, now=timezone.now())
    deliver_due(timezone.now() + timedelta(seconds=1))
    delivery = Delivery.objects.get(message__kind="reply", status="by-hand")
    assert ">Rye Lane Neighbours: Fine.</textarea>" in opened(browser(clara), rye, delivery)


# -- Nobody else -----------------------------------------------------------------------------------------------------


def test_nobody_else_sees_it_or_says_it(rye: Group, ben: Volunteer, task: Task) -> None:
    assert task.pk
    other, fay, olu = make_group("Bellenden Neighbours"), make_person("Fay"), make_volunteer(rye, "Olu")
    make_membership(fay, other, Role.COORDINATOR)
    delivery = to_say(ben.person)
    assert "Nothing to send by hand" in text(browser(fay), on(other))
    for client, group in ((browser(fay), other), (browser(fay), rye), (browser(olu.person), rye)):
        assert client.post(on(group, delivery.pk)).status_code == 404
        assert client.post(on(group, delivery.pk, "end"), {"do": "sent"}).status_code == 404
    delivery.refresh_from_db()
    assert delivery.status == "by-hand"


def test_whoever_has_left_is_nobodys_to_write_to(rye: Group, clara: Person, ben: Volunteer, task: Task) -> None:
    assert task.pk
    delivery = to_say(ben.person)
    Membership.objects.filter(person=ben.person_id).update(status=Membership.Status.LEFT, ended_at=timezone.now())
    assert "Ben" not in text(browser(clara), on(rye))
    assert "Nothing was done twice" in browser(clara).post(on(rye, delivery.pk), follow=True).content.decode()


def test_letters_to_those_at_the_desk_and_answers_to_texts_are_left_to_nobody(rye: Group, task: Task) -> None:
    assert task.group == rye
    writes("Only if it does not rain", now=timezone.now())
    deliver_due(timezone.now() + timedelta(seconds=1))
    kinds = {*Delivery.objects.exclude(desk=None).values_list("message__kind", flat=True)}
    assert kinds == {"asked", "offered"}
    assert {*Message.objects.values_list("kind", flat=True)} > kinds


def test_a_list_of_three_asks_no_more_questions_than_a_list_of_one(
    rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(clara)
    for called, number in (("Ben", "07700 900123"), ("Olu", "07700 900124"), ("Dara", "07700 900125")):
        with_phone(rye, called, number)
        opened_ = asking.open_request(asked(), make_person(called), rye, by=None, now=timezone.now())
        asked_for(opened_.request.tasks.get(), timezone.now())
        deliver_due(timezone.now() + timedelta(seconds=1))
        with django_assert_num_queries(6):
            assert called in text(client, on(rye))
