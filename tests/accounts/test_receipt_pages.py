"""Coming back with a receipt: what it opens, for how long, and all that it does not."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from doorstep.accounts import queries
from doorstep.accounts.actions import sit
from doorstep.accounts.models import Session
from doorstep.accounts.urls import urlpatterns
from doorstep.journal.actions import record
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person, Receipt
from doorstep.vault.queries import held_about
from tests.accounts.seen import plain, text
from tests.factories import make_group, make_person, sign_in

pytestmark = pytest.mark.django_db
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    person = make_person("Amina", email="amina@canary.example", phone="020 7946 0123")
    people.describe(person, surname="Haddad", postcode="SE15 5BZ", by=person.pk)
    people.note_access_needs(person, "Knock loudly.", by=person.pk)
    return person


@pytest.fixture
def number(amina: Person) -> str:
    return people.give_receipt(amina, by=None, now=timezone.now())


@pytest.fixture
def bearer(client: Client, number: str) -> Client:
    """Open the receipt in a browser that nobody is signed in in."""
    assert client.post("/receipt/", {"number": number, "fact": "SE15 5BZ"}).status_code == 302
    return client


def closed(answer: object) -> bool:
    return str(getattr(answer, "headers", {}).get("Location", "")).startswith("/sign-in/?next=")


# -- Opening ---------------------------------------------------------------------------------------------------------


def test_a_number_and_a_fact_open_ones_own_pages_for_an_hour(client: Client, number: str) -> None:
    typed = " ".join(number[at : at + 4] for at in range(0, 16, 4)).translate(ARABIC)

    answer = client.post("/receipt/", {"number": typed, "fact": "+44 20 7946 0123"})

    assert answer["Location"] == "/me/"
    session = Session.objects.get()
    assert (session.how, session.is_strong) == (Session.How.RECEIPT, False)
    assert session.ends_at - session.opened_at == timedelta(hours=1)
    assert "You came with a receipt" in text(client, "/me/")


def test_a_receipt_that_is_replaced_while_it_opens_lets_nobody_stay(client: Client, amina: Person, number: str) -> None:
    assert client.post("/receipt/", {"number": number, "fact": "SE15 5BZ"}).status_code == 302
    session, receipt = Session.objects.get(), Receipt.objects.get()
    # Both are of the moment at which the digits were looked at, and none later.
    assert session.opened_at == receipt.used_at

    Receipt.objects.update(made_at=receipt.used_at + timedelta(microseconds=1))

    assert closed(client.get("/me/"))
    assert queries.sessions_of(amina, timezone.now()).count() == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1234 5678", "A receipt has sixteen digits."),
        ("", "Type the sixteen digits."),
        ("swapped", "One of these digits is not as it stands on the receipt."),
    ],
)
def test_a_slip_is_told_before_it_counts_as_a_guess(client: Client, number: str, typed: str, said: str) -> None:
    wrong = str((int(number[3]) + 1) % 10)
    slip = number[:3] + wrong + number[4:] if typed == "swapped" else typed
    for _ in range(6):
        answer = client.post("/receipt/", {"number": slip, "fact": "SE15 5BZ"})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)

    assert client.post("/receipt/", {"number": number, "fact": "SE15 5BZ"}).status_code == 302


def test_what_is_no_fact_is_said_beside_its_field(client: Client, number: str) -> None:
    answer = client.post("/receipt/", {"number": number, "fact": "Amina"})

    assert answer.status_code == 422
    assert "a postcode like SE15 5BZ" in answer.content.decode()


def without_what_was_typed(page: str) -> str:
    return re.sub(r'(value|token)="[^"]*"', "", page)


def test_whatever_is_wrong_is_answered_in_the_same_words(client: Client, number: str) -> None:
    told = set()
    for tried, fact in [(number, "SE15 5AA"), ("1111 1111 1111 1118", "SE15 5BZ"), *[(number, "SE15 5AA")] * 5]:
        answer = client.post("/receipt/", {"number": tried, "fact": fact})
        told.add((answer.status_code, without_what_was_typed(answer.content.decode())))
    # By now the limit beside this receipt is reached.
    answer = client.post("/receipt/", {"number": number, "fact": "SE15 5BZ"})
    told.add((answer.status_code, without_what_was_typed(answer.content.decode())))

    assert len(told) == 1
    assert not Session.objects.exists()


def test_a_visitor_tries_thirty_times_an_hour(client: Client) -> None:
    for at in range(30):
        answer = client.post("/receipt/", {"number": f"{at:015}", "fact": "SE15 5BZ"})
    assert "sixteen digits" in answer.content.decode()
    for _ in range(31):
        answer = client.post("/receipt/", {"number": "1111 1111 1111 1118", "fact": "SE15 5BZ"})

    assert "That was a lot at once." in answer.content.decode()


def test_no_copy_of_any_of_it_is_kept(client: Client, number: str) -> None:
    assert client.get("/receipt/")["Cache-Control"] == "no-store"
    assert client.post("/receipt/", {"number": number, "fact": "SE15 5AA"})["Cache-Control"] == "no-store"


def test_neither_number_nor_fact_in_an_address_opens_anything(client: Client, number: str) -> None:
    assert client.get("/receipt/", {"number": number, "fact": "SE15 5BZ"}).status_code == 200
    assert not Session.objects.exists()


# -- What it shows ---------------------------------------------------------------------------------------------------


def test_whoever_finds_it_reads_no_name_number_address_or_group(bearer: Client, amina: Person) -> None:
    group = make_group("Nunhead Neighbours")
    clara = make_person("Clara")
    record(amina, "looked at", by=clara.pk, what="contact points", why="to-plan", group=group.pk)

    pages = "".join(text(bearer, address) for address in ("/me/", "/me/held/", "/me/looked/"))

    canaries = ("Amina", "Haddad", "SE15", "canary", "7946", "Knock", "Clara", "Nunhead")
    assert not any(word in pages for word in canaries)
    assert "Ways to reach you (2) Personal." in plain(text(bearer, "/me/held/"))
    assert "Somebody of a group Looked at: how you are reached. Why: To plan who helps where." in plain(
        text(bearer, "/me/looked/")
    )


def test_it_opens_no_page_but_three(bearer: Client) -> None:
    point = ContactPoint.objects.filter(means="email").get()
    open_pages = {"/me/", "/me/held/", "/me/looked/"}
    for each in urlpatterns:
        words = {"pk": 1 if "<int" in str(each.pattern) else point.pk} if "<" in str(each.pattern) else {}
        address = reverse(f"accounts:{each.name}", kwargs=words)
        if not address.startswith("/me/") or address in {*open_pages, "/me/erasure/done/"}:
            continue
        for method in ("get", "post"):
            answer = getattr(bearer, method)(address, {"words": "erase me", "called": "Dev"})
            assert answer.status_code == 405 or closed(answer), (method, address)
    assert all(bearer.post(address).status_code == 405 for address in open_pages)


def test_nothing_can_be_changed_with_it(bearer: Client, amina: Person) -> None:
    point = ContactPoint.objects.filter(means="email").get()
    before = held_about(amina.pk)["held"]
    tries = {
        "/me/details/": {"called": "Dev", "language": "es"},
        "/me/contact/new/": {"means": "email", "contact": "dev@canary.example"},
        f"/me/contact/{point.pk}/removal/": {},
        "/me/erasure/": {"words": "erase me"},
        "/me/receipt/making/": {},
        "/me/receipt/ending/": {},
        "/me/ways/printed/": {},
        "/me/held/file/": {},
        "/sign-in/again/code/": {},
    }
    for address, said in tries.items():
        assert closed(bearer.post(address, said)), address

    assert held_about(amina.pk)["held"] == before


def test_it_never_opens_the_desk_nor_a_stronger_way(client: Client) -> None:
    clara = sit("Clara’s desk", make_person("Clara", phone="020 7946 0123"))
    number = people.give_receipt(clara, by=None, now=timezone.now())
    client.post("/receipt/", {"number": number, "fact": "020 7946 0123"})

    assert client.get("/desk/")["Location"].startswith("/sign-in/?next=")
    assert closed(client.get("/me/ways/"))
    assert closed(client.get("/sign-in/stronger/"))


def test_it_is_no_sign_in_to_any_page_that_shows_who_is_here(bearer: Client) -> None:
    """A page that does not ask for receipts takes whoever holds one for a stranger."""
    answer = bearer.get("/groups/")

    assert getattr(answer.wsgi_request, "visitor", None) is None
    assert answer["Cache-Control"] == "no-store"


# -- Its end ---------------------------------------------------------------------------------------------------------


def test_a_new_receipt_closes_what_the_old_one_opened_at_the_next_page(bearer: Client, amina: Person) -> None:
    text(bearer, "/me/")

    people.give_receipt(amina, by=None, now=timezone.now())

    assert closed(bearer.get("/me/"))


def test_one_that_is_ended_closes_at_the_next_page(bearer: Client, amina: Person) -> None:
    people.end_receipt(amina, by=amina.pk)

    assert closed(bearer.get("/me/"))


def test_signing_out_ends_it(bearer: Client) -> None:
    bearer.post("/sign-out/")

    assert closed(bearer.get("/me/"))
    assert not Session.objects.exists()


# -- Making one for oneself ------------------------------------------------------------------------------------------


def test_whoever_cannot_get_codes_makes_one_and_reads_it_once(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    assert "Make a receipt" in text(client, "/me/receipt/")

    made = client.post("/me/receipt/making/")

    found = re.search(r"\d{4} \d{4} \d{4} \d{4}", made.content.decode())
    assert found
    assert made["Cache-Control"] == "no-store"
    page = text(client, "/me/receipt/")
    assert found[0] not in page
    assert "Make a new receipt" in page
    assert Client().post("/receipt/", {"number": found[0], "fact": "SE15 5BZ"})["Location"] == "/me/"


def test_one_that_is_lost_is_ended(client: Client, amina: Person, number: str) -> None:
    sign_in(client, amina)

    assert client.post("/me/receipt/ending/")["Location"] == "/me/receipt/?done=ended"

    assert "That receipt opens nothing any more." in text(client, "/me/receipt/?done=ended")
    assert Client().post("/receipt/", {"number": number, "fact": "SE15 5BZ"}).status_code == 422


def test_making_one_wants_a_proof(client: Client, amina: Person) -> None:
    sign_in(client, amina)
    Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))

    assert client.post("/me/receipt/making/")["Location"].startswith("/sign-in/again/")
    assert not Receipt.objects.exists()
