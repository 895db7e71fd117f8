"""A charity asks a network to pass something on, without an account: mended and sent, or declined with a reason."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from doorstep.broadcasts.actions import going, suggesting
from doorstep.broadcasts.models import Broadcast, Suggestion
from doorstep.broadcasts.said import Suggests
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Silence
from doorstep.networks.models import Network
from doorstep.people.models import ContactPoint, Person
from tests.aid.test_overflow_apart import keep_apart
from tests.broadcasts.making import version_of
from tests.networks.making import browser_of, last_letter

pytestmark = pytest.mark.django_db
SAID = {
    "kind": "support",
    "subject": "Drivers for a food bank",
    "body": "We look for five drivers on Fridays.",
    "where": "SE15",
    "organisation": "Pecan",
    "name": "Femi",
    "email": "femi@pecan.example",
    "agree": "on",
}


@pytest.fixture
def asked(network: Network, esther: Person) -> Suggestion:
    assert esther
    answer = Client().post(f"/networks/{network.slug}/passing-on/", SAID)
    assert answer.headers["Location"].endswith("done=asked")
    return Suggestion.objects.select_related("person").get()


def address(asked: Suggestion) -> str:
    return f"/networks/{asked.network.slug}/desk/news/asked/{asked.pk}/"


def test_it_is_mended_sent_and_whoever_asked_is_told(asked: Suggestion, esther: Person, clara: Person) -> None:
    assert last_letter(asked.person).kind == "suggestion-noted"
    assert "My networks" not in last_letter(esther, "something-to-pass-on").body
    browser = browser_of(esther)
    page = browser.get(address(asked)).content.decode()
    assert "We look for five drivers on Fridays." in page
    assert "Femi" in page
    said = {"do": "take-up", "kind": "support", "subject": "Five drivers", "body": "On Fridays.", "wants_hands": "on"}
    browser.post(address(asked), said)
    draft = Broadcast.objects.get()
    assert browser.post(address(asked), said).headers["Location"].endswith("done=late")
    sending = f"/networks/{asked.network.slug}/desk/news/{draft.pk}/sending/"
    browser.post(sending, {"goes_at": "", "version": version_of(draft)})
    going.go_on(timezone.now())
    assert last_letter(clara).subject == "Five drivers"
    letter = last_letter(asked.person)
    assert letter.kind == "suggestion-passed-on"
    assert "It goes to 1 person." in letter.body


def test_declined_it_says_why(asked: Suggestion, esther: Person) -> None:
    browser = browser_of(esther)
    assert browser.post(address(asked), {"do": "decline", "words": ""}).status_code == 422
    browser.post(address(asked), {"do": "decline", "words": "Too far away from us."})
    assert "Too far away from us." in last_letter(asked.person).body
    assert not Broadcast.objects.exists()


def test_an_officer_reads_nothing_of_whom_they_are_kept_apart_from(asked: Suggestion, esther: Person) -> None:
    keep_apart(asked.person, esther)
    browser, desk = browser_of(esther), address(asked).removesuffix(f"{asked.pk}/")
    assert "Pecan" not in browser.get(desk).content.decode()
    assert browser.get(address(asked)).status_code == 404
    assert browser.post(f"{address(asked)}reach/").status_code == 404


def test_what_is_missing_is_said_and_nothing_is_lost(network: Network) -> None:
    page = Client().post(f"/networks/{network.slug}/passing-on/", SAID | {"email": "femi", "agree": ""})
    assert page.status_code == 422
    assert "We look for five drivers on Fridays." in page.content.decode()
    assert "Write it like name@example.org." in page.content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("email", ['"a"@example.org', "a@localhost", "a@[127.0.0.1]"])
def test_an_address_that_only_standards_know_is_asked_for_again(network: Network, email: str) -> None:
    page = Client().post(f"/networks/{network.slug}/passing-on/", SAID | {"email": email})
    assert page.status_code == 422
    assert "Write it like name@example.org." in page.content.decode()
    assert not Suggestion.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_ask_once(network: Network) -> None:
    said = Suggests(**{name: SAID[name] for name in Suggests.__dataclass_fields__})
    now = timezone.now()

    def press(_number: int) -> UUID:
        try:
            return suggesting.suggest(network, said, words="I agree.", language="", now=now).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert len({*pool.map(press, range(4))}) == 1


def test_what_was_asked_is_sealed_and_no_other_desk_opens_it(asked: Suggestion) -> None:
    stranger = browser_of(Person.objects.create())
    assert stranger.get(address(asked)).status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, body FROM broadcasts_suggestion")
        assert b"rivers" not in b"".join(bytes(value) for value in cursor.fetchone())


def test_more_than_a_few_a_day_from_one_visitor_wait(asked: Suggestion) -> None:
    form = f"/networks/{asked.network.slug}/passing-on/"
    codes = [Client().post(form, SAID | {"subject": f"Drivers {number}"}).status_code for number in range(6)]
    assert codes[-1] == 422


def test_where_nothing_is_sent_any_more_nothing_is_written(asked: Suggestion, esther: Person) -> None:
    point = ContactPoint.objects.get(person=asked.person)
    silence(point, Silence.Why.ASKED, now=timezone.now())

    browser_of(esther).post(address(asked), {"do": "decline", "words": "Too far away from us."})

    assert last_letter(asked.person).kind == "suggestion-noted"
