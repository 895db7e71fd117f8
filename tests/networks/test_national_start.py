"""A national directory begins with a list: its groups are in a network, each is asked once, and answers by e-mail."""

import datetime
from collections import Counter
from email.message import EmailMessage
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from doorstep.groups.models import Change, Group, Report
from doorstep.messaging.models import Message, Reply
from doorstep.networks.actions import first_letters
from doorstep.networks.models import Affiliation, Contact, FirstLetter, FirstReader
from doorstep.people.models import ContactPoint
from tests.networks.list_answers import ANSWERS, Answer
from tests.networks.starting import (
    NOON,
    SOURCE,
    TICK,
    asked,
    comes,
    made_up,
    of,
    opened,
    real,
    sent,
    start,
    taken_in,
)

pytestmark = pytest.mark.django_db
Status = FirstLetter.Status


# -- The whole way ---------------------------------------------------------------------------------------------------


@pytest.mark.real_data
def test_the_real_list_becomes_a_network_whose_groups_answer(
    real_data: Path, tmp_path: Path, settings: Settings
) -> None:
    assert taken_in(real(tmp_path, real_data)) == 319
    goes_the_whole_way(319, settings)


def test_a_list_becomes_a_network_whose_groups_answer(tmp_path: Path, settings: Settings) -> None:
    assert taken_in(made_up(tmp_path)) == 30
    goes_the_whole_way(30, settings)


def goes_the_whole_way(many: int, settings: Settings) -> None:
    settings.SMTP, settings.MAIL_FROM = {"host": "127.0.0.1"}, "The list <hello@country.example>"
    network = opened()
    numbers = range(many)
    by_email = sum(number % 10 not in {3, 4} for number in numbers)
    assert Affiliation.objects.filter(network=network, status=Affiliation.Status.IN).count() == many
    assert counted() == {Status.WAITING: by_email, Status.TO_RING: many - by_email}
    asked()
    letters = sent(settings)
    assert len(letters) == len({str(letter["To"]) for letter in letters}) == by_email
    assert counted() == {Status.ASKED: by_email, Status.TO_RING: many - by_email}

    for answer, letter in zip(ANSWERS, letters, strict=False):
        comes(*answer.written(letter))
        became(answer, letter)
    expected = Counter(answer.stands for answer in ANSWERS)
    expected[Status.ASKED] += by_email - len(ANSWERS)
    assert counted() == {**expected, Status.TO_RING: many - by_email}
    assert Group.objects.filter(confirmed_on=NOON.date()).count() == expected[Status.GOING]
    assert Report.objects.filter(wrong=Report.Wrong.CLOSED).count() == expected[Status.CLOSED]
    assert Reply.objects.filter(desk=network.uid, status="open").count() == sum(each.is_open for each in ANSWERS)
    # Whoever answers from the published address is asked whether they speak for the group.
    assert Message.objects.filter(kind="speak-for-it").count() == expected[Status.GOING] - 1


def became(answer: Answer, letter: EmailMessage) -> None:
    found = of(letter)
    is_going = answer.stands == Status.GOING
    assert (answer.called, found.status, found.elsewhere) == (answer.called, answer.stands, answer.elsewhere)
    assert (answer.called, found.group.confirmed_on == NOON.date()) == (answer.called, is_going)
    said = Change.objects.filter(group=found.group, field="confirmed_on")
    assert [change.voice for change in said] == ["group"] * is_going
    open_ones = Reply.objects.filter(about=found.message, desk=found.network.uid, status="open")
    assert (answer.called, open_ones.exists()) == (answer.called, answer.is_open)


def counted() -> dict[str, int]:
    return dict(Counter(FirstLetter.objects.values_list("status", flat=True)))


# -- What a letter says, and how they go -----------------------------------------------------------------------------


def test_a_letter_says_who_we_are_where_it_comes_from_and_how_to_answer(tmp_path: Path, settings: Settings) -> None:
    settings.SMTP, settings.TOLD_AT = {"host": "127.0.0.1"}, "https://list.example/in/"
    settings.MAIL_FROM = "hello@country.example"
    taken_in(made_up(tmp_path, 1))
    opened()
    asked()
    (letter,) = sent(settings)
    words, group = str(letter.get_content()), Group.objects.get()
    for said in (
        *(settings.SITE_NAME, "The Country", "Neighbours’ Trust", group.name, SOURCE, group.place),
        *("open list.example", "answer YES", "answer NO", "write what", "STOP"),
        "takes you off",
    ):
        assert said in words, said
    assert str(letter["To"]) == "hello@group0.example"


def test_letters_go_so_many_a_day_by_day_and_to_nobody_twice(tmp_path: Path, settings: Settings) -> None:
    settings.SMTP = {"host": "127.0.0.1"}
    taken_in(made_up(tmp_path))
    opened(a_day=10)
    midnight = NOON.replace(hour=2)
    assert first_letters.go_on(midnight) == 0
    went = [first_letters.go_on(NOON + tick * TICK) for tick in range(20)]
    assert (sum(went), max(went)) == (10, 1)
    for day in range(1, 5):
        for tick in range(20):
            first_letters.go_on(NOON + day * datetime.timedelta(days=1, hours=0.5) - tick * TICK)
    assert counted() == {Status.ASKED: 24, Status.TO_RING: 6}
    start()
    asked(NOON + datetime.timedelta(days=9))
    assert Message.objects.filter(kind="first-letter").count() == 24
    assert FirstReader.objects.count() == 24


def test_what_is_broken_off_goes_on_and_what_the_list_gains_comes_in(tmp_path: Path, settings: Settings) -> None:
    settings.SMTP = {"host": "127.0.0.1"}
    taken_in(made_up(tmp_path, 5))
    network = opened()
    gone = Affiliation.objects.get(group__name="Ashby0 Neighbours")
    Affiliation.objects.filter(pk=gone.pk).update(status=Affiliation.Status.LEFT)
    taken_in(made_up(tmp_path, 8))
    said = start()
    assert "8 groups of the list are listed here. 3 taken in; 1 had left it and stay out." in said
    assert (network.affiliations.filter(status="in").count(), FirstLetter.objects.count()) == (7, 8)
    asked()
    assert FirstLetter.objects.get(group=gone.group).status == Status.NOT_NEEDED


def test_starting_says_what_it_would_do_and_asks_as_much_for_many_as_for_few(tmp_path: Path) -> None:
    taken_in(made_up(tmp_path, 12))
    assert "The network would be opened" in start("--new", "The Country", "--dry-run")
    start("--new", "The Country")
    FirstLetter.objects.all().delete()
    Affiliation.objects.all().delete()
    said = start("--dry-run")
    assert "12 would be taken in" in said
    assert "To ring: " in said
    assert not Affiliation.objects.exists()
    asks = []
    for many in (12, 30):
        taken_in(made_up(tmp_path, many))
        with CaptureQueriesContext(connection) as queries:
            start()
        asks.append(len(queries))
    assert asks[0] == asks[1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--a-day", "-1", "--new", "X"), "a number from 0"),
        ((), "Open one with --new"),
    ],
)
def test_what_is_not_there_is_said(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    taken_in(made_up(tmp_path, 1))
    with pytest.raises(CommandError, match=words):
        start(*options)
    with pytest.raises(CommandError, match="Take the list in first"):
        call_command("networks", "start", "x", "--source", "Nobody’s list", stdout=StringIO())


# -- Who speaks for it -----------------------------------------------------------------------------------------------


def one_that_answered(tmp_path: Path, settings: Settings, answer: Answer) -> EmailMessage:
    settings.SMTP, settings.MAIL_FROM = {"host": "127.0.0.1"}, "hello@country.example"
    taken_in(made_up(tmp_path, 1))
    opened()
    asked()
    (letter,) = sent(settings)
    comes(*answer.written(letter))
    return letter


def test_a_second_yes_from_the_published_address_makes_them_main_contact(tmp_path: Path, settings: Settings) -> None:
    letter = one_that_answered(tmp_path, settings, ANSWERS[0])
    assert not Contact.objects.exists()
    (offer,) = sent(settings)
    assert "Do you speak for it?" in offer.get_content()
    comes(*ANSWERS[0].written(offer))
    contact = Contact.objects.get()
    assert (contact.part, contact.affiliation.group) == ("main", of(letter).group)
    assert contact.person.consents.get().to == "joining-a-network"
    assert ContactPoint.objects.get(person=contact.person).confirmed_at
    comes(*ANSWERS[0].written(offer))
    assert Contact.objects.count() == 1


def test_whoever_answers_from_another_address_becomes_nothing(tmp_path: Path, settings: Settings) -> None:
    one_that_answered(tmp_path, settings, ANSWERS[3])
    (thanks,) = sent(settings)
    assert str(thanks["To"]) == "ade@home.example"
    assert "speak for" not in thanks.get_content()
    comes(*ANSWERS[0].written(thanks))
    assert not Contact.objects.exists()
    assert not ContactPoint.objects.filter(confirmed_at__isnull=False).exists()
