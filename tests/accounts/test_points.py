"""How somebody is reached: added, confirmed by a code, made safe, and taken away without a word to where it led."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.accounts.actions import points as adding
from doorstep.accounts.models import CodeRequest
from doorstep.journal.models import JournalEntry
from doorstep.messaging.actions import Words, deliver_due, send
from doorstep.messaging.models import Delivery, Message
from doorstep.people.actions import add_contact_point, confirm_contact_point, hash_of
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from doorstep.vault import normalising
from tests.accounts.codes import at_once
from tests.accounts.seen import send_codes, text, type_code
from tests.factories import make_person, sign_in

pytestmark = pytest.mark.django_db


def point_of(person: Person, means: str = "email") -> ContactPoint:
    return ContactPoint.objects.get(person=person, means=means)


# -- Adding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("means", "typed", "kept"),
    [
        ("phone", "020 7946 0000", "+442079460000"),
        ("whatsapp", "07700 900123", "+447700900123"),
        ("email", "Amina.New@canary.example", "Amina.New@canary.example"),
    ],
)
def test_a_number_or_address_is_added_confirmed_by_its_code_and_made_safe(
    hers: Client, amina: Person, means: str, typed: str, kept: str
) -> None:
    answer = hers.post("/me/contact/new/", {"means": means, "contact": typed})
    new = ContactPoint.objects.get(person=amina, confirmed_at=None)
    assert new.value == kept
    assert answer["Location"] == f"/sign-in/code/?next=/me/contact/{new.pk}/"
    [(code, sent_by)] = send_codes()
    assert sent_by == means

    came = type_code(hers, code, f"/me/contact/{new.pk}/")

    assert came["Location"] == f"/me/contact/{new.pk}/"
    new.refresh_from_db()
    assert new.confirmed_at
    assert Message.objects.count() == 1
    assert normalising.spaced(kept) in text(hers, "/me/contact/")


def test_a_code_typed_in_another_browser_confirms_nothing(hers: Client, amina: Person) -> None:
    hers.post("/me/contact/new/", {"means": "phone", "contact": "020 7946 0000"})
    [(code, _means)] = send_codes()

    assert type_code(Client(), code, "/me/").status_code == 422
    assert point_of(amina, "phone").confirmed_at is None


def test_one_that_is_there_already_stays_as_it_was(hers: Client, amina: Person) -> None:
    safe = SafeToContact(calls=False, from_time=time(18), to_time=time(20))
    point = add_contact_point(amina, "phone", "020 7946 0000", safe=safe, by=amina.pk)
    confirm_contact_point(point, by=amina.pk, now=timezone.now())

    answer = hers.post("/me/contact/new/", {"means": "phone", "contact": "+44 20 7946 0000"})

    assert answer["Location"] == "/me/contact/"
    assert point_of(amina, "phone").safe == safe
    assert not CodeRequest.objects.exists()


def test_an_address_that_somebody_else_has_is_added_without_a_word_about_them(hers: Client, amina: Person) -> None:
    make_person("Ben", email="shared@canary.example")

    hers.post("/me/contact/new/", {"means": "email", "contact": "shared@canary.example"})

    new = ContactPoint.objects.get(person=amina, confirmed_at=None)
    [(code, _means)] = send_codes()
    type_code(hers, code, "/me/")
    new.refresh_from_db()
    assert new.confirmed_at
    assert "Ben" not in text(hers, "/me/contact/")


def test_where_no_code_can_be_sent_it_is_noted_and_said(hers: Client, amina: Person, settings: Settings) -> None:
    settings.SCREEN = False

    answer = hers.post("/me/contact/new/", {"means": "phone", "contact": "020 7946 0000"})

    assert answer["Location"] == "/me/contact/?done=added"
    assert not CodeRequest.objects.exists()
    assert "from here no code can be sent to it" in text(hers, "/me/contact/")
    assert point_of(amina, "phone").confirmed_at is None


@pytest.mark.parametrize(
    ("means", "typed", "said"),
    [
        ("", "amina@canary.example", "Choose what it is."),
        ("fax", "020 7946 0000", "Choose what it is."),
        ("email", "020 7946 0000", "does not look like an e-mail address"),
        ("phone", "amina@canary.example", "does not look like a telephone number"),
        ("whatsapp", "12", "does not look like a telephone number"),
        ("phone", "", "Type the address or number."),
    ],
)
def test_what_cannot_be_is_answered_beside_the_field_and_kept(hers: Client, means: str, typed: str, said: str) -> None:
    answer = hers.post("/me/contact/new/", {"means": means, "contact": typed})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert typed in answer.content.decode()
    assert ContactPoint.objects.count() == 1


def test_nobody_adds_more_than_anybody_is_reached_by(hers: Client, amina: Person) -> None:
    for number in range(adding.MOST_POINTS - 1):
        add_contact_point(amina, "phone", f"020 7946 000{number}", by=amina.pk)

    answer = hers.post("/me/contact/new/", {"means": "phone", "contact": "020 7946 0099"})

    assert "Take one away first" in answer.content.decode()
    assert ContactPoint.objects.count() == adding.MOST_POINTS


@pytest.mark.django_db(transaction=True)
def test_two_that_are_added_at_once_are_both_counted(amina: Person) -> None:
    for number in range(adding.MOST_POINTS - 2):
        add_contact_point(amina, "phone", f"020 7946 000{number}", by=amina.pk)

    def one(number: int) -> bool:
        typed = f"020 7946 009{number}"
        try:
            adding.add_point(amina, "phone", typed, hash_of("phone", typed))
        except adding.TooManyPointsError:
            return False
        return True

    assert sorted(at_once(2, one)) == [False, True]
    assert ContactPoint.objects.count() == adding.MOST_POINTS


def test_one_that_was_not_confirmed_is_sent_another_code(hers: Client, amina: Person) -> None:
    point = add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)

    answer = hers.post(f"/me/contact/{point.pk}/confirmation/")

    assert answer["Location"].startswith("/sign-in/code/")
    [(code, _means)] = send_codes()
    type_code(hers, code, "/me/contact/")
    point.refresh_from_db()
    assert point.confirmed_at


# -- What is safe ----------------------------------------------------------------------------------------------------


def test_what_is_safe_is_said_for_each_and_shown_in_plain_words(hers: Client, amina: Person) -> None:
    point = add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)

    answer = hers.post(
        f"/me/contact/{point.pk}/", {"calls": "on", "voicemail": "on", "from_time": "18:00", "to_time": "20:00"}
    )

    assert answer["Location"] == "/me/contact/?done=noted"
    assert point_of(amina, "phone").safe == SafeToContact(
        calls=True, messages=False, voicemail=True, letters=False, from_time=time(18), to_time=time(20)
    )
    page = text(hers, "/me/contact/")
    assert "We may ring. Words may be left on the machine. Nobody writes. Only between 18:00 and 20:00." in page


def test_of_an_address_nobody_asks_whether_it_may_be_rung(hers: Client, amina: Person) -> None:
    page = text(hers, f"/me/contact/{point_of(amina).pk}/")

    assert 'name="messages"' in page
    assert 'name="calls"' not in page


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"from_time": "18:00"}, "write both, or neither"),
        ({"to_time": "20:00"}, "write both, or neither"),
        ({"from_time": "six", "to_time": "20:00"}, "Write a time"),
    ],
)
def test_half_an_hour_is_answered_beside_the_field(
    hers: Client, amina: Person, hours: dict[str, str], said: str
) -> None:
    answer = hers.post(f"/me/contact/{point_of(amina).pk}/", {"messages": "on", **hours})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert point_of(amina).safe == SafeToContact()


# -- Taking away -----------------------------------------------------------------------------------------------------


def test_what_was_taken_away_is_told_nothing_and_what_was_on_its_way_is_withheld(hers: Client, amina: Person) -> None:
    point, now = add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk), timezone.now()
    send(point, Words("news", "en-gb", "", "Hello."), expires_at=now + timedelta(days=1), by=None, now=now)

    answer = hers.post(f"/me/contact/{point.pk}/removal/")

    assert answer["Location"] == "/me/contact/?done=removed"
    assert not ContactPoint.objects.filter(pk=point.pk).exists()
    deliver_due(timezone.now())
    assert [(each.status, each.why) for each in Delivery.objects.all()] == [("withheld", "gone")]
    assert Message.objects.count() == 1


def test_whoever_came_in_by_it_is_out_once_it_is_taken_away(hers: Client, amina: Person) -> None:
    elsewhere = Client()
    sign_in(elsewhere, amina)

    hers.post(f"/me/contact/{point_of(amina).pk}/removal/")

    assert elsewhere.get("/me/").status_code == 302
    assert hers.get("/me/").status_code == 200


@pytest.mark.parametrize(("said", "is_out"), [({"from_time": ""}, True), ({"messages": "on"}, False)])
def test_whoever_came_in_by_it_is_out_once_nothing_is_sent_there(
    hers: Client, amina: Person, said: dict[str, str], *, is_out: bool
) -> None:
    elsewhere = Client()
    sign_in(elsewhere, amina)

    hers.post(f"/me/contact/{point_of(amina).pk}/", said)

    assert elsewhere.get("/me/").status_code == (302 if is_out else 200)
    assert hers.get("/me/").status_code == 200


def test_reading_what_follows_takes_nothing_away(hers: Client, amina: Person) -> None:
    page = text(hers, f"/me/contact/{point_of(amina).pk}/removal/")

    assert "Without it you cannot sign in" in page
    assert point_of(amina)


def test_where_there_is_another_way_in_nothing_is_warned_of(hers: Client, amina: Person) -> None:
    other = add_contact_point(amina, "phone", "020 7946 0000", by=amina.pk)
    assert "Without it" in text(hers, f"/me/contact/{point_of(amina).pk}/removal/")
    assert "Without it" not in text(hers, f"/me/contact/{other.pk}/removal/")

    confirm_contact_point(other, by=amina.pk, now=timezone.now())

    assert "Without it" not in text(hers, f"/me/contact/{point_of(amina).pk}/removal/")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("below", ["", "removal/", "confirmation/"])
def test_what_is_somebody_elses_is_not_there(client: Client, amina: Person, method: str, below: str) -> None:
    sign_in(client, make_person("Dev", email="dev@canary.example"))
    before = JournalEntry.objects.count()
    for pk in (point_of(amina).pk, uuid4()):
        answer = getattr(client, method)(f"/me/contact/{pk}/{below}", {"messages": "on"})
        assert answer.status_code == (405 if (below, method) == ("confirmation/", "get") else 404)
    assert JournalEntry.objects.count() == before


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_many(
    hers: Client, amina: Person, rows: int, django_assert_num_queries: "pytest.FixtureRequest"
) -> None:
    for number in range(rows - 1):
        add_contact_point(amina, "phone", f"020 7946 000{number}", by=amina.pk)
    with django_assert_num_queries(2):  # type: ignore[operator] # the fixture of pytest-django
        hers.get("/me/contact/")
