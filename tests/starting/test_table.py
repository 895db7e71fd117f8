"""Who starts a group with whom: a chair is offered by a code, read out or sent, and taken once."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from doorstep.groups.actions.inviting import send_invitations
from doorstep.groups.models import Invitation
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.starting.actions import forgetting, offering
from doorstep.starting.actions.evenings import OverError
from doorstep.starting.models import Chair, Evening, Part
from tests.factories import make_person
from tests.groups.pages import browser, text
from tests.starting.making import WORDS, at, kinds, list_it, send, sits_down, write

pytestmark = pytest.mark.django_db
AGREE = {"agree": "on"}


@pytest.fixture
def ben() -> Person:
    return make_person("Ben", email="ben@example.org")


def a_while_ago() -> None:
    """Let what was pressed be no double press any more."""
    Chair.objects.update(made_at=F("made_at") - timedelta(minutes=1))


def code_on(page: str) -> str:
    return page.partition('<code dir="ltr">')[2].partition("<")[0]


def test_a_code_is_shown_once_typed_once_and_says_first_what_it_is_for(
    hers: Client, evening: Evening, clara: Person, ben: Person
) -> None:
    code = code_on(text(hers, at(evening, "people/code"), part="lead"))
    assert code not in text(hers, at(evening, "people"))
    his = browser(ben, strong=False)
    page = text(his, "/starting/code/", code=code.lower().replace("-", " "))
    assert "You are asked to be its safeguarding lead" in page
    assert not Chair.objects.filter(person=ben).exists()
    assert "to mend" in text(his, "/starting/code/agreement/", code=code)
    assert "You are at the table." in text(his, "/starting/code/agreement/", code=code, **AGREE)
    page = text(hers, at(evening))
    assert "<bdi>Ben</bdi> · safeguarding lead" in page
    assert "You · coordinator" in page
    assert kinds(clara) == ["starting-sat-down"]
    dev = browser(make_person("Dev", email="dev@example.org"), strong=False)
    assert "This code opens nothing." in text(dev, "/starting/code/agreement/", code=code, **AGREE)
    assert Chair.objects.filter(status="taken").count() == 2


def test_what_opens_nothing_says_so_and_guessing_ends(ben: Person) -> None:
    his = browser(ben, strong=False)
    for typed in ("", "K7QX", "K7QX-M2PA-9TRD"):
        assert his.post("/starting/code/", {"code": typed}).status_code == 422
    for _guess in range(25):
        page = text(his, "/starting/code/", code="K7QX-M2PA-9TRD")
    assert "This code opens nothing." not in page


def test_whoever_is_there_does_not_take_the_chair_of_somebody_else(clara: Person, evening: Evening) -> None:
    now = timezone.now()
    chair = offering.find(offering.offer(evening, Part.COORDINATOR, by=clara.pk, now=now), now=now)
    assert chair
    with pytest.raises(offering.NoChairError):
        offering.sit_down(chair, clara, words=WORDS, now=now)
    chair.refresh_from_db()
    assert chair.status == Chair.Status.OPEN


def test_a_code_is_sent_by_the_worker_and_says_neither_who_asks_nor_what_it_is_called(
    hers: Client, clara: Person, evening: Evening, ben: Person
) -> None:
    write(evening, clara)
    said = {"part": "coordinator", "email": "ben@example.org"}
    assert "Their code is on its way." in text(hers, at(evening, "people/e-mail"), **said)
    assert offering.send_offers(timezone.now()) == 1
    assert offering.send_offers(timezone.now()) == 0
    sent = Message.objects.get(person=ben, kind="starting-code")
    assert "around SE15 Peckham" in sent.body
    assert "Choumert" not in sent.body + sent.subject
    assert "Clara" not in sent.body
    code = sent.body.partition("Your code is ")[2].partition(".\n")[0]
    assert "You are at the table." in text(browser(ben, strong=False), "/starting/code/agreement/", code=code, **AGREE)


def test_nobody_begun_for_a_letter_stays_once_somebody_came_or_it_ended(clara: Person, evening: Evening) -> None:
    now, before = timezone.now(), Person.objects.count()
    for address in ("new@example.org", "other@example.org"):
        offering.offer_by_email(evening, Part.LEAD, address, page="https://x.example/", by=clara.pk, now=now)
    assert Person.objects.count() == before + 2
    offering.send_offers(now)
    letter = Message.objects.filter(kind="starting-code").earliest("made_at")
    chair = offering.find(letter.body.partition("Your code is ")[2].partition(".\n")[0], now=now)
    assert chair
    ben = make_person("Ben", email="ben@example.org")
    offering.sit_down(chair, ben, words=WORDS, now=now)
    forgetting.look_after(now + offering.LIVES + timedelta(hours=1))
    assert Person.objects.count() == before + 1
    assert Chair.objects.filter(evening=evening, status="open").count() == 0


def test_a_wrong_address_is_said_and_nothing_is_written(hers: Client, evening: Evening) -> None:
    page = text(hers, at(evening, "people/e-mail"), part="lead", email="ben at example")
    assert "Write it like name@example.org." in page
    assert 'value="ben at example"' in page
    assert Chair.objects.count() == 1


def test_one_address_is_not_written_to_again_and_again(hers: Client, evening: Evening) -> None:
    for _time in range(3):
        text(hers, at(evening, "people/e-mail"), part="coordinator", email="dev@example.org")
        a_while_ago()
    page = text(hers, at(evening, "people/e-mail"), part="coordinator", email="dev@example.org")
    assert "to mend" in page
    assert Chair.objects.filter(status="open").count() == 3


def test_there_are_so_many_chairs_and_no_more(hers: Client, evening: Evening) -> None:
    for _time in range(2):
        text(hers, at(evening, "people/code"), part="lead")
        a_while_ago()
    assert "Take a code back first." in text(hers, at(evening, "people/code"), part="lead")
    chair = Chair.objects.filter(status="open").earliest("pk")
    assert "Taken back." in text(hers, at(evening, "people", chair.pk, "taking-back"), now="1")
    assert hers.post(at(evening, "people", chair.pk, "taking-back")).status_code == 404
    assert Chair.objects.filter(status="open").count() == 1


def test_a_double_press_asks_one_and_shows_the_code_that_holds(hers: Client, evening: Evening) -> None:
    first, second = (code_on(text(hers, at(evening, "people/code"), part="lead")) for _time in range(2))
    for _time in range(2):
        text(hers, at(evening, "people/e-mail"), part="coordinator", email="dev@example.org")
    assert Chair.objects.filter(status="open").count() == 2
    assert offering.find(first, now=timezone.now()) is None
    assert offering.find(second, now=timezone.now())


def test_nobody_counts_as_two(clara: Person, evening: Evening) -> None:
    with pytest.raises(offering.NoChairError):
        sits_down(evening, clara, clara, Part.LEAD)


def test_a_code_of_another_evening_is_not_taken_back_here(hers: Client, evening: Evening) -> None:
    dev = make_person("Dev", email="dev@example.org")
    other = Evening.objects.create(cell=evening.cell, begun_at=timezone.now(), touched_at=timezone.now())
    offering.offer(other, Part.LEAD, by=dev.pk, now=timezone.now())
    theirs = Chair.objects.get(evening=other)
    assert hers.post(at(evening, "people", theirs.pk, "taking-back")).status_code == 404
    assert Chair.objects.filter(pk=theirs.pk).exists()


def test_while_a_person_looks_somebody_can_still_come(
    hers: Client, clara: Person, evening: Evening, ben: Person
) -> None:
    code = offering.offer(evening, Part.LEAD, by=clara.pk, now=timezone.now())
    write(evening, clara)
    send(evening, clara)
    page = text(hers, at(evening, "people"))
    assert "a code to read out" in page
    assert "We begin as we are" not in page
    assert "It was sent in meanwhile" in text(hers, at(evening, "people"), alone="yes")
    assert at(evening, "people") in text(hers, at(evening))
    assert "You are at the table." in text(browser(ben, strong=False), "/starting/code/agreement/", code=code, **AGREE)
    assert "The code" in text(hers, at(evening, "people/code"), part="coordinator")


def test_once_it_is_listed_whom_it_was_sent_to_is_invited_and_no_code_opens_its_table(
    clara: Person, evening: Evening, ben: Person
) -> None:
    now = timezone.now()
    code = offering.offer(evening, Part.LEAD, by=clara.pk, now=now)
    chair = offering.find(code, now=now)
    page = "https://x.example/starting/code/"
    for part, address in ((Part.LEAD, "ben@example.org"), (Part.COORDINATOR, "new@example.org")):
        offering.offer_by_email(evening, part, address, page=page, by=clara.pk, now=now)
    offering.send_offers(now)
    write(evening, clara)
    list_it(send(evening, clara))
    assert offering.find(code, now=now) is None
    assert not Chair.objects.filter(status="open").exists()
    assert chair
    with pytest.raises(OverError):
        offering.sit_down(chair, ben, words=WORDS, now=now)
    invited = Invitation.objects.order_by("pk")
    assert [(each.role, each.made_by, each.person_id == ben.pk, each.begun) for each in invited] == [
        ("volunteer", clara.pk, True, False),
        ("volunteer", clara.pk, False, True),
    ]
    assert send_invitations(timezone.now()) == 2
    letter = Message.objects.filter(person=ben).latest("made_at")
    assert "https://x.example/groups/join" in letter.body


def test_whoever_leaves_sees_nothing_more_and_the_other_goes_on(
    hers: Client, clara: Person, evening: Evening, ben: Person
) -> None:
    sits_down(evening, ben, clara)
    assert "goes on without you" in text(hers, at(evening, "leaving"))
    assert "You go on no longer." in text(hers, at(evening, "leaving"), now="1")
    assert hers.get(at(evening)).status_code == 404
    assert browser(ben, strong=False).get(at(evening)).status_code == 200
    assert kinds(ben) == ["starting-got-up"]


def test_who_leaves_by_two_presses_is_told_so_twice(hers: Client, clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara)
    for _press in range(2):
        assert "You go on no longer." in text(hers, at(evening, "leaving"), now="1")
    assert kinds(ben) == ["starting-got-up"]
    assert hers.get(at(evening, "leaving")).status_code == 404
    his = browser(ben, strong=False)
    for _press in range(2):
        assert "You go on no longer." in text(his, at(evening, "leaving"), now="1")
    assert not Evening.objects.exists()


def test_whoever_sat_down_by_another_code_is_not_invited_once_more(
    clara: Person, evening: Evening, ben: Person
) -> None:
    page, now = "https://x.example/starting/code/", timezone.now()
    offering.offer_by_email(evening, Part.LEAD, "ben@example.org", page=page, by=clara.pk, now=now)
    a_while_ago()
    sits_down(evening, ben, clara)
    write(evening, clara)
    list_it(send(evening, clara))
    assert not Invitation.objects.filter(person=ben).exists()


def test_whoever_leaves_while_a_person_looks_at_it_is_told_of_to_the_others(
    clara: Person, evening: Evening, ben: Person
) -> None:
    sits_down(evening, ben, clara)
    write(evening, clara)
    send(evening, clara)
    forgetting.leave(evening, clara.pk, now=timezone.now())
    assert kinds(ben)[-1] == "starting-got-up"


def test_with_the_last_one_it_is_forgotten(hers: Client, evening: Evening, clara: Person) -> None:
    write(evening, clara)
    offering.offer_by_email(
        evening, Part.LEAD, "new@example.org", page="https://x.example/", by=clara.pk, now=timezone.now()
    )
    assert "is forgotten at once" in text(hers, at(evening, "leaving"))
    text(hers, at(evening, "leaving"), now="1")
    assert not Evening.objects.exists()
    assert Person.objects.count() == 1
    assert not clara.consents.filter(withdrawn_at=None).exists()
