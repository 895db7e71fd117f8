"""Money: what a volunteer laid out, approved by one coordinator up to the cap and by two above it, without names."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.accounts.own import looks
from doorstep.aid.actions import claiming, finishing
from doorstep.aid.models import Claim, GroupWay, Volunteer
from doorstep.core.photos import Photo
from doorstep.groups.models import Group, Role
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.vault.actions import erase, expire
from tests.aid import pictures
from tests.aid.helping import code, offer_to, page, taken
from tests.aid.pictures import SAID, opened
from tests.aid.street import later, make_volunteer
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye, enough=20)


def photograph(picture: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("Amina's receipt.jpg", picture or pictures.photograph(), "image/jpeg")


def asked(volunteer: Volunteer, amount: str = "12.50", **said: object) -> str:
    form = {"amount": amount, "how": "cash", "receipt": photograph(), **said}
    return text(code(volunteer), page(volunteer, "claim"), **form)


def below(group: Group, *parts: object) -> str:
    return "/".join(["/helping/claims", group.slug, *map(str, parts), ""])


def answer(client: Client, group: Group, what: str) -> str:
    return text(client, below(group, Claim.objects.get().pk), answer=what)


# -- Asking for it ---------------------------------------------------------------------------------------------------


def test_it_is_asked_for_with_a_receipt_that_says_nothing_but_the_picture(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    seen = asked(ben)
    row = Claim.objects.get()

    assert "The coordinators have it." in seen
    assert f"£12.50, under the mark <strong>{row.mark}</strong>: asked for." in seen
    assert (row.pence, row.how, opened(row.receipt).size) == (1250, "cash", (40, 20))
    assert SAID.encode() not in row.receipt
    told = Message.objects.get(kind="claimed")
    assert "12" not in told.body
    assert "Ben" not in told.body


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount": ""}, "Write how much it was, such as 12.50."),
        ({"amount": "0"}, "greater than or equal to 0.01"),
        ({"amount": "1000.01"}, "less than or equal to 1000"),
        ({"amount": "1.234"}, "Write it in pounds and pence, such as 12.50."),
        ({"amount": "NaN"}, "Write it in pounds and pence, such as 12.50."),
        ({"how": "gold"}, "Choose one."),
        ({"receipt": ""}, "Choose a photograph of the receipt."),
        ({"receipt": photograph(b"%PDF-1.7")}, "This is no photograph that can be opened."),
        ({"receipt": photograph(pictures.photograph()[:200])}, "This is no photograph that can be opened."),
        ({"receipt": photograph(b"\xff\xd8\xff" + bytes(4_500_000))}, "This photograph is too large."),
    ],
)
def test_what_is_wrong_is_said_beside_it(rye: Group, ben: Volunteer, wrong: dict[str, object], sentence: str) -> None:
    taken(rye, ben)
    assert sentence in asked(ben, **wrong)  # type: ignore[arg-type] # whatever a test says
    assert not Claim.objects.exists()


def test_it_is_asked_for_once(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    asked(ben)
    assert "You asked for that already." in asked(ben)
    assert Claim.objects.count() == 1


def test_it_can_be_asked_for_once_it_is_done_too(rye: Group, ben: Volunteer) -> None:
    finishing.complete(taken(rye, ben), by=ben.person_id, now=timezone.now())
    assert "The coordinators have it." in asked(ben)


# -- Approving -------------------------------------------------------------------------------------------------------


def test_up_to_the_cap_one_approves_and_it_is_paid(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben, "30")
    client = browser(clara)
    seen = text(client, below(rye))
    assert "<strong>£30</strong> · shopping · in cash" in seen
    assert "It takes two of you." not in seen
    assert "Whom to pay" not in seen

    assert "Whoever asked for it has been told" in answer(client, rye, "approve")
    assert "approved: it is paid to you" in text(code(ben), page(ben))
    assert "Whom to pay" in text(client, below(rye))
    assert "Noted as paid." in answer(client, rye, "pay")
    assert "Nothing waits." in text(client, below(rye))
    row = Claim.objects.get()
    assert (row.status, row.settled_by) == ("paid", clara.pk)
    assert Message.objects.filter(kind="claim-settled", person=ben.person).exists()


def test_above_the_cap_it_takes_two(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben, "30.01")
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    assert "It takes two of you." in text(browser(clara), below(rye))

    assert "another coordinator has to as well" in answer(browser(clara), rye, "approve")
    assert "you approved it already" in answer(browser(clara), rye, "approve")
    assert Claim.objects.get().status == Claim.Status.ASKED
    assert "One of you approved it. It takes one more." in text(browser(esther), below(rye))
    answer(browser(esther), rye, "approve")
    row = Claim.objects.get()
    assert (row.status, row.first_by, row.settled_by) == ("approved", clara.pk, esther.pk)


def test_raising_the_cap_afterwards_lets_nobody_approve_it_alone(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben, "40")
    GroupWay.objects.update(cap=100_000)
    assert "another coordinator has to as well" in answer(browser(clara), rye, "approve")
    assert Claim.objects.get().status == Claim.Status.ASKED


def test_where_too_few_could_say_the_page_says_what_to_do(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben, "40")
    assert "Invite another coordinator" in text(browser(clara), below(rye))
    make_membership(ben.person, rye, Role.COORDINATOR)
    seen = text(browser(ben.person), below(rye))
    assert ("Invite another coordinator" in seen, "have a word" in seen) == (True, False)
    for name in ("Esther", "Olu"):
        make_membership(make_person(name), rye, Role.COORDINATOR)
    assert "Invite another coordinator" not in text(browser(clara), below(rye))


def test_nobody_approves_their_own(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    asked(ben)
    make_membership(ben.person, rye, Role.COORDINATOR)
    own = browser(ben.person)
    assert "Your own: another coordinator says." in text(own, below(rye))
    for what in ("approve", "refuse", "pay"):
        assert "It is your own" in answer(own, rye, what)
    assert Claim.objects.get().status == Claim.Status.ASKED


def test_of_two_who_approve_at_once_above_the_cap_one_is_counted(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben, "40")
    esther = make_person("Esther")
    one, other = (Claim.objects.select_related("group").get() for _each in range(2))
    claiming.approve(one, by=clara.pk, now=timezone.now())
    with pytest.raises(SomebodyWasFirstError):
        claiming.approve(other, by=esther.pk, now=timezone.now())


def test_what_is_refused_can_be_asked_for_anew(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben)
    assert "have a word" in answer(browser(clara), rye, "refuse")
    assert "not paid: have a word with a coordinator" in text(code(ben), page(ben))
    assert "The coordinators have it." in asked(ben)


# -- Names, and the receipt ------------------------------------------------------------------------------------------


def test_no_name_stands_on_a_claim(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben)
    seen = text(browser(clara), below(rye))
    for name in ("Ben", "Amina", str(ben.person_id)):
        assert name not in seen


def test_the_receipt_is_shown_to_coordinators_and_whoever_sent_it_reads_who_looked(
    rye: Group, ben: Volunteer, clara: Person
) -> None:
    taken(rye, ben)
    asked(ben, receipt=photograph(pictures.photograph("PNG")))
    address = below(rye, Claim.objects.get().pk, "receipt")
    shown = browser(clara).post(address)

    assert (shown["Content-Type"], shown["Cache-Control"]) == ("image/jpeg", "no-store")
    assert opened(shown.content).size == (40, 20)
    assert shown["X-Content-Type-Options"] == "nosniff"
    look = looks.in_words(ben.person_id, looks.entries(ben.person_id))[0]
    assert (look.who, look.what, look.why) == (
        "Clara",
        "the receipt that you sent",
        "To pay back what you laid out",
    )
    assert browser(clara).get(address).status_code == 405
    assert code(ben).post(address)["Location"].startswith("/sign-in/stronger/")


def test_no_other_group_sees_it(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    asked(ben)
    other, fay = make_group("Bellenden Neighbours"), make_person("Fay")
    make_membership(fay, other, Role.COORDINATOR)
    for group in (rye, other):
        assert browser(fay).post(below(group, Claim.objects.get().pk), {"answer": "approve"}).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, rye: Group, ben: Volunteer, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(rows):
        taken(rye, ben)
        photo = Photo(pictures.photograph())
        claiming.claim(offer_to(ben), pence=100, how="cash", photo=photo, now=timezone.now())
    client = browser(clara)
    with django_assert_num_queries(7):
        assert client.get(below(rye)).content.count(b'value="approve"') == rows


# -- How long it stays -----------------------------------------------------------------------------------------------


def test_a_claim_goes_28_days_after_it_is_over_and_with_its_person(rye: Group, ben: Volunteer, clara: Person) -> None:
    taken(rye, ben)
    asked(ben)
    answer(browser(clara), rye, "refuse")
    ended = Claim.objects.get().ended_at
    assert ended
    expire(ended + (later(days=27) - later()))
    assert Claim.objects.exists()
    expire(ended + (later(days=29) - later()))
    assert not Claim.objects.exists()

    asked(ben)
    erase(ben.person_id, by=None)
    assert not Claim.objects.exists()


def test_what_is_held_says_that_there_is_a_photograph_and_the_file_holds_it(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    asked(ben)
    client = code(ben)
    assert "a file of" in text(client, "/me/held/")
    assert b"/9j/" not in client.get("/me/held/").content
    assert "/9j" in client.post("/me/held/file/").content.decode()
