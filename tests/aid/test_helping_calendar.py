"""A private calendar of what somebody took: as RFC 5545 has it, with nothing of anybody in it."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar, Component
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import ical
from doorstep.aid.ical import Entry
from doorstep.aid.models import CalendarFeed, GroupWay, Volunteer
from doorstep.aid.views import calendars
from doorstep.core import hashes
from doorstep.groups.models import Group
from doorstep.limits.actions import take
from doorstep.limits.visitors import network
from tests.aid.helping import ADDRESS, MINE, code, taken
from tests.aid.street import NOW, make_volunteer, unmistakable
from tests.groups.pages import text

FEED = "/helping/calendar.ics"


# -- The format ------------------------------------------------------------------------------------------------------


def read(written: bytes) -> tuple[Calendar, list[Component]]:
    found = Calendar.from_ical(written)
    return found, found.walk("VEVENT")


def test_a_calendar_is_written_as_the_standard_has_it() -> None:
    entry = Entry("1@a.example", NOW, datetime(2026, 11, 25, 12, tzinfo=UTC), "Shopping, bread; milk\\", "Two\nlines")
    written = ical.calendar("What I do", [entry], now=NOW)
    for line in (b"DTSTART:20261125T100000Z", b"DTEND:20261125T120000Z", b"TRANSP:TRANSPARENT", b"VERSION:2.0"):
        assert line + b"\r\n" in written

    found, [event] = read(written)
    assert found["x-wr-calname"] == "What I do"
    assert (event["uid"], event["summary"]) == ("1@a.example", "Shopping, bread; milk\\")
    assert event["description"] == "Two\nlines"


@given(some.text(max_size=200))
def test_whatever_is_said_stays_one_entry_and_is_read_back(said: str) -> None:
    written = ical.calendar(said, [Entry("1", NOW, NOW, said, said)], now=NOW)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    _found, [event] = read(written)
    assert event["summary"] == event.get("description", "") == ical.plain(said)


# -- The address -----------------------------------------------------------------------------------------------------


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye)


def made(client: Client) -> str:
    """Make an address; return its key."""
    page = text(client, "/helping/calendar/", x="")
    return page.partition("calendar.ics?key=")[2].partition('"')[0]


@pytest.mark.django_db
def test_a_calendar_reads_what_is_theirs_and_nothing_of_anybody(rye: Group, ben: Volunteer) -> None:
    task = taken(rye, ben)
    word = unmistakable(task)
    key = made(code(ben))
    answer = Client().get(FEED, {"key": key})

    said = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert "SUMMARY:shopping in SE15\r\n" in said
    assert f"DTEND:{task.ends_at:%Y%m%dT%H%M%SZ}\r\n" in said
    for hidden in (ADDRESS, "Amina", "Ben", "SE15 4AB", word, str(task.pk), str(task.person_id)):
        assert hidden not in said


@pytest.mark.django_db
def test_what_waits_for_a_nod_is_not_in_it(rye: Group, ben: Volunteer) -> None:
    GroupWay.objects.update(needs_nod=True)
    taken(rye, ben)
    assert "VEVENT" not in Client().get(FEED, {"key": made(code(ben))}).content.decode()


@pytest.mark.django_db
def test_the_key_is_kept_nowhere_and_a_new_one_ends_the_one_before(ben: Volunteer) -> None:
    client = code(ben)
    first, second = made(client), made(client)

    assert CalendarFeed.objects.get().hashed == hashes.of_token(second)
    assert second not in text(client, MINE)
    assert [Client().get(FEED, {"key": key}).status_code for key in (first, second)] == [404, 200]


@pytest.mark.django_db
def test_it_is_ended_by_a_press(ben: Volunteer) -> None:
    client = code(ben)
    key = made(client)
    assert "opens nothing any more" in text(client, "/helping/calendar/end/", x="")
    assert Client().get(FEED, {"key": key}).status_code == 404


@pytest.mark.django_db
def test_a_guess_is_answered_as_if_there_were_nothing_and_not_for_ever(ben: Volunteer) -> None:
    key, browser = made(code(ben)), Client()
    answers = [browser.get(FEED, asked).status_code for asked in ({}, {"key": ""}, {"key": "guess"})]
    assert answers == [404, 404, 404]

    request = browser.get(FEED).wsgi_request
    for _each in range(calendars.GUESSING.most - 1):
        take(calendars.GUESSING, network(request))
    assert browser.get(FEED, {"key": "guess"}).status_code == 429
    assert browser.get(FEED, {"key": key}).status_code == 200


@pytest.mark.django_db
def test_one_calendar_asks_so_often_in_an_hour(ben: Volunteer) -> None:
    key = made(code(ben))
    for _each in range(calendars.READING.most):
        take(calendars.READING, str(CalendarFeed.objects.get().pk))
    assert Client().get(FEED, {"key": key}).status_code == 429


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.django_db
def test_a_calendar_costs_the_same_for_one_and_for_three(
    rows: int, rye: Group, ben: Volunteer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(rows):
        taken(rye, ben)
    key, now = made(code(ben)), timezone.now()
    with django_assert_num_queries(5):
        said = Client().get(FEED, {"key": key}).content.decode()
    assert said.count("BEGIN:VEVENT") == rows
    assert f"{now:%Y}" in said
