"""Somebody says where and how often they are written to, and when it begins again after they said STOP."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Silence
from doorstep.people.actions import add_contact_point, confirm_contact_point
from doorstep.people.models import ContactPoint, Person
from tests.accounts.seen import text
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def mail_of(person: Person) -> ContactPoint:
    return ContactPoint.objects.get(person=person, means="email")


def test_somebody_says_where_and_how_often_they_are_written_to(hers: Client, amina: Person) -> None:
    phone = add_contact_point(amina, "phone", "07700 900123", by=None)
    confirm_contact_point(phone, by=None, now=timezone.now())
    page = hers.get("/me/contact/writing/").content.decode()
    assert "+44 7700 900123" in page or "07700 900123" in page
    hers.post("/me/contact/writing/", {"first": str(phone.pk), "pace": "daily"})
    amina.refresh_from_db()
    phone.refresh_from_db()
    assert (amina.pace, phone.comes_first) == ("daily", True)
    assert "We write here first." in text(hers, "/me/contact/")


def test_somebody_elses_number_cannot_come_first(hers: Client) -> None:
    other = make_person("Ben", email="ben@canary.example")
    answer = hers.post("/me/contact/writing/", {"first": str(mail_of(other).pk), "pace": "at-once"})
    assert answer.status_code == (422 if b'name="first"' in answer.content else 302)
    assert not ContactPoint.objects.filter(comes_first=True).exists()


def test_after_stop_it_begins_again_when_they_say_so(hers: Client, amina: Person) -> None:
    point = mail_of(amina)
    silence(point, Silence.Why.ASKED, now=timezone.now())
    assert "Nothing but the codes you ask for" in text(hers, "/me/contact/")
    hers.post(f"/me/contact/{point.pk}/beginning/")
    assert not Silence.objects.exists()
    assert "Nothing but the codes you ask for" not in text(hers, "/me/contact/")
