"""What was begun is kept, and gone on with: by its receipt, before which all of it is covered, or signed in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import keeping
from doorstep.aid.models import Address, Begun, HelpRequest
from doorstep.groups.models import Group
from doorstep.people.models import ContactPoint, Details, Person, Receipt
from tests.aid.street import make_street
from tests.aid.walking import ASK, SHOPPING, Walk, digits, words
from tests.factories import make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rye() -> Group:
    return make_street()[0]


def begun(until: str, client: Client | None = None) -> tuple[Walk, str]:
    """Answer up to a question and keep it; give the receipt."""
    walk = Walk(client or Client())
    walk.answer(SHOPPING, until=until)
    return walk, digits(words(walk.press("keep")))


def back_with(number: str, fact: str) -> Client:
    client = Client()
    assert client.post("/receipt/", {"number": number, "fact": fact}).status_code == 302
    return client


def gone_on(client: Client) -> Walk:
    """Press "Go on with it", as it stands on the page that the receipt opens."""
    assert "You began to ask" in words(client.get("/ask/mine/"))  # type: ignore[arg-type] # the test client adds to it
    walk = Walk(client)
    walk.page = client.post(ASK, {"begun": "1", "go": "next"})  # type: ignore[assignment] # as above
    return walk


def test_before_anything_that_opens_a_receipt_nothing_is_kept() -> None:
    walk = Walk(Client())
    assert "go on later" not in words(walk.page)
    walk.press("keep", kinds=["shopping"])
    assert walk.step == "what"
    assert not Begun.objects.exists()


def test_it_is_kept_sealed_and_nobody_is_told() -> None:
    _walk, number = begun("who")

    assert len(number) == 19
    kept = Begun.objects.get()
    assert kept.said["address"] == ["12 Choumert Road"]
    assert not HelpRequest.objects.exists()
    assert not ContactPoint.objects.filter(person=kept.person).exists()


def test_a_receipt_leads_back_and_shows_not_a_word_of_it(rye: Group) -> None:
    _walk, number = begun("who")
    walk = gone_on(back_with(number, "SE15 4AB"))
    assert walk.step == "who"
    seen = [words(walk.page)]
    seen += [words(walk.press(slug)) for slug in ("back", "back", "where", "next")]
    walk.answer(SHOPPING)
    seen.append(words(walk.page))

    assert walk.step == "look"
    for page in seen:
        for word in ("Choumert", "SE15 4AB", "Milk", rye.name, "Shopping"):
            assert word not in page
    assert "You answered it before. It is kept, and not shown here." in seen[-1]


def test_it_is_sent_as_if_it_had_been_typed_at_once(rye: Group) -> None:
    _walk, number = begun("who")
    person = Begun.objects.get().person
    walk = gone_on(back_with(number, "SE15 4AB"))
    walk.answer(SHOPPING)
    page = words(walk.press("send"))

    asked = rye.help_requests.get()
    assert asked.person == person
    assert Address.objects.get().words == "12 Choumert Road"
    assert Details.objects.get(person=person).called == "Amina"
    assert not Begun.objects.exists()
    assert Receipt.objects.filter(person=person).count() == 1
    assert digits(page) == ""
    for word in (rye.name, "Shopping", "SE15"):
        assert word not in page
    assert f">{asked.tasks.get().codeword}<" not in page


def test_which_groups_are_near_is_shown_to_whoever_says_where_that_is(rye: Group) -> None:
    _walk, number = begun("who")
    walk = gone_on(back_with(number, "SE15 4AB"))
    page = words(walk.press("group"))
    assert walk.step == "where"
    for word in (rye.name, "SE15 4AB"):
        assert word not in page


def test_what_is_answered_anew_counts() -> None:
    _walk, number = begun("who")
    walk = gone_on(back_with(number, "SE15 4AB"))
    walk.press("address")
    assert 'class="lead">You answered this before.' in words(walk.page)
    walk.press("on", address="14 Choumert Road")
    walk.answer(SHOPPING)
    walk.press("send")
    assert Address.objects.get().words == "14 Choumert Road"


def test_it_is_kept_again_with_the_same_receipt() -> None:
    _walk, number = begun("who")
    walk = gone_on(back_with(number, "SE15 4AB"))
    walk.press("on", whom="me")
    assert digits(words(walk.press("keep"))) == ""

    assert Begun.objects.get().said["whom"] == ["me"]
    assert Begun.objects.get().said["address"] == ["12 Choumert Road"]
    assert gone_on(back_with(number, "SE15 4AB")).step == "reach"


def test_whoever_is_signed_in_sees_what_they_kept() -> None:
    amina, client = make_person("Amina", email="amina@canary.example"), Client()
    sign_in(client, amina)
    begun("who", client)
    walk = gone_on(client)
    assert walk.step == "who"
    walk.press("address")
    assert "12 Choumert Road" in words(walk.page)


def test_a_stranger_goes_on_with_nothing_of_somebody_else() -> None:
    begun("who")
    page = Client().post(ASK, {"begun": "1", "go": "next"})
    assert page.status_code == 200
    assert "What would help?" in words(page)  # type: ignore[arg-type] # as above
    assert "Choumert" not in words(page)  # type: ignore[arg-type] # as above


def test_after_a_week_whoever_only_began_is_forgotten_and_nobody_else() -> None:
    begun("who")
    somebody, client = make_person("Amina", email="amina@canary.example"), Client()
    sign_in(client, somebody)
    begun("who", client)
    persons = Person.objects.count()

    assert keeping.forget(timezone.now() + timedelta(days=6)) == 0
    assert keeping.forget(timezone.now() + timedelta(days=7)) == 1
    assert Person.objects.count() == persons - 1
    assert Begun.objects.get().person == somebody
