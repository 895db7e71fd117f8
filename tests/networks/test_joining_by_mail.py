"""A group joins by e-mail: read, said back, asked what is missing, confirmed by an answer, and decided by a person."""

import datetime

import pytest
from django.utils import timezone

from doorstep.messaging.models import Delivery, Message
from doorstep.networks.actions.applying import let_lapse
from doorstep.networks.models import Affiliation, Application, Network
from doorstep.people.actions import say_what_is_safe
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import called
from doorstep.people.safe import SafeToContact
from tests.factories import make_person
from tests.groups.pages import text
from tests.networks.making import (
    answered,
    browser_of,
    comes,
    last_letter,
    make_application,
    make_network,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("network")]
SUBJECT = "MUTUAL AID Rye Lane Neighbours"
WHOLE = """Dear all,

Main contact: Clara Okoro
Mobile: 07700 900123
Group: Rye Lane Neighbours
Area: Rye Lane and around
Postcode district: SE15

Best wishes
Clara
"""
SOME = """Hello,

Main contact: Clara Okoro
Group: Rye Lane Neighbours
Area: Rye Lane and around
"""
Status = Application.Status


def one() -> Application:
    return Application.objects.select_related("person").get()


def test_a_letter_is_read_said_back_and_confirmed_by_yes(esther: Person) -> None:
    comes(SUBJECT, WHOLE)
    application = one()
    assert application.status == Status.ASKED_BACK
    letter = last_letter(application.person)
    for each in ("Rye Lane Neighbours", "Clara Okoro", "+447700900123", "Rye Lane and around", "SE15"):
        assert each in letter.body
    assert "Then answer YES." in letter.body
    # Who it is from is a claim until they answer.
    assert not called([application.person_id])
    assert not Message.objects.filter(person=esther).exists()

    answered("Yes, that is right", application.person)
    application.refresh_from_db()
    assert application.status == Status.WAITING
    assert called([application.person_id]) == {application.person_id: "Clara Okoro"}
    points = ContactPoint.objects.filter(person=application.person)
    assert {point.means: bool(point.confirmed_at) for point in points} == {"email": True, "phone": False}
    assert last_letter(esther).kind == "group-asks-to-join"
    assert last_letter(application.person).kind == "application-with-the-desk"


def test_what_is_missing_is_asked_and_taken_over() -> None:
    comes(SUBJECT, SOME)
    application = one()
    body = last_letter(application.person).body
    assert "Their mobile number, Postcode district" in body or "Their mobile number and Postcode district" in body

    answered("Mobile: 07700 900123\nPostcode: SE15", application.person)
    application.refresh_from_db()
    assert (application.status, application.mobile, application.districts) == (
        Status.WAITING,
        "+447700900123",
        ["SE15"],
    )
    assert application.called == "Rye Lane Neighbours"


def test_what_is_never_said_is_left_to_the_desk(esther: Person) -> None:
    comes(SUBJECT, SOME)
    for words in ("I will look it up", "Still looking", "Sorry, later"):
        answered(words, one().person)
    assert one().status == Status.WAITING
    assert last_letter(esther).kind == "group-asks-to-join"


def test_the_same_letter_again_is_one_application() -> None:
    comes(SUBJECT, WHOLE)
    comes(SUBJECT, WHOLE)
    assert Application.objects.count() == 1


def test_a_letter_in_somebody_elses_name_changes_nothing_of_theirs() -> None:
    clara = make_person("Clara", email="clara@example.org", phone="020 7946 0501")
    comes(SUBJECT, WHOLE)
    assert one().person == clara
    assert called([clara.pk]) == {clara.pk: "Clara"}
    assert ContactPoint.objects.filter(person=clara, means="phone").count() == 1
    # Of whom we know something for sure nothing is noted from a letter, whatever is answered.
    answered("YES", clara)
    assert ContactPoint.objects.filter(person=clara, means="phone").count() == 1
    assert called([clara.pk]) == {clara.pk: "Clara"}
    assert one().status == Status.WAITING


def test_who_says_that_they_never_wrote_it_is_left_alone(esther: Person) -> None:
    comes(SUBJECT, WHOLE)
    person = one().person
    answered("No, I never wrote this. Who are you?", person)
    assert one().status == Status.WITHDRAWN
    assert not called([person.pk])
    assert not ContactPoint.objects.filter(person=person, means="phone").exists()
    assert not Message.objects.filter(person=esther).exists()
    assert "Nobody joins Southern Network by that letter" in last_letter(person).body


def test_a_letter_takes_the_place_of_nothing_that_waits(network: Network) -> None:
    clara = make_person("Clara", email="clara@example.org")
    application = make_application(network, clara)
    comes(SUBJECT, WHOLE.replace("Clara Okoro", "Mallory Marr").replace("Rye Lane and around", "Anywhere"))
    application.refresh_from_db()
    assert (application.area, application.contact) == ("Rye Lane and around", "")
    assert Application.objects.count() == 2


def test_yes_is_for_the_letter_that_it_answers() -> None:
    comes(SUBJECT, WHOLE)
    person = one().person
    first = last_letter(person)
    comes("MUTUAL AID Nunhead Knocks", WHOLE.replace("Rye Lane Neighbours", "Nunhead Knocks"))
    delivery = Delivery.objects.get(message=first)
    comes(f"Re: {first.subject}", "YES", about=str(delivery.pk))
    stand = {each.called: each.status for each in Application.objects.all()}
    assert stand == {"Rye Lane Neighbours": Status.WAITING, "Nunhead Knocks": Status.ASKED_BACK}


def test_a_correction_in_words_is_seen_by_the_desk(network: Network, esther: Person) -> None:
    comes(SUBJECT, WHOLE)
    for _ in range(3):
        answered("Yes, but the mobile is 07700 900555 and we also cover SE22", one().person)
    application = one()
    assert application.status == Status.WAITING
    page = text(browser_of(esther), f"/networks/{network.slug}/desk/applications/{application.pk}/")
    assert "we also cover SE22" in page


def test_what_is_answered_to_a_question_stands_at_the_desk(network: Network, esther: Person) -> None:
    clara = make_person("Clara", email="clara@example.org")
    application = make_application(network, clara)
    theirs, here = browser_of(esther), f"/networks/{network.slug}/desk/applications/{application.pk}/"
    text(theirs, f"{here}decision/", decision="ask", words="How many of you are there?")
    answered("We are fourteen.", clara)
    application.refresh_from_db()
    assert application.status == Status.WAITING
    assert "We are fourteen." in text(theirs, here)
    assert last_letter(clara).kind == "application-with-the-desk"


def test_who_asks_for_a_hand_is_heard_by_humans() -> None:
    comes("Mutual aid please: I am isolating and have no food", "Could somebody shop for me?")
    assert not Application.objects.exists()


def test_nothing_with_a_link_in_it_is_sent_back() -> None:
    comes(SUBJECT, WHOLE.replace("Rye Lane and around", "See https://evil.example/now"))
    assert "evil" not in last_letter(one().person).body


def test_a_letter_that_nobody_answers_lapses() -> None:
    comes(SUBJECT, WHOLE)
    assert let_lapse(timezone.now() + datetime.timedelta(days=27)) == 0
    assert let_lapse(timezone.now() + datetime.timedelta(days=29)) == 1
    assert one().status == Status.WITHDRAWN


def test_two_who_share_an_address_join_by_letter_too() -> None:
    for name in ("Ann", "Bob"):
        make_person(name, email="home@example.org")
    comes(SUBJECT, WHOLE, sender="home@example.org")
    answered("YES", one().person, sender="home@example.org")
    assert one().status == Status.WAITING


def test_a_number_whose_owner_says_when_it_is_safe_is_shown_as_they_say(network: Network, esther: Person) -> None:
    comes(SUBJECT, WHOLE)
    application = one()
    answered("YES", application.person)
    point = ContactPoint.objects.get(person=application.person, means="phone")
    say_what_is_safe(point, SafeToContact(calls=False, messages=False, voicemail=False), by=None)
    here = f"/networks/{network.slug}/desk/applications/{application.pk}/reach/"
    assert "900123" not in text(browser_of(esther), here, why="they-asked")


def test_an_officer_sees_it_at_once_and_lets_it_in(network: Network, esther: Person) -> None:
    comes(SUBJECT, WHOLE)
    application = one()
    theirs, here = browser_of(esther), f"/networks/{network.slug}/desk/applications/{application.pk}/"
    page = text(theirs, here)
    assert "Rye Lane and around" in page
    assert "Clara Okoro" in page
    assert "+4477" not in page
    assert "+447700900123" in text(theirs, f"{here}reach/", why="they-asked")
    text(theirs, f"{here}decision/", decision="take-in", which="new")
    assert Affiliation.objects.get().group.name == "Rye Lane Neighbours"
    # Also whoever did not answer yet is told, where they wrote from; once they answer they can sign in.
    assert "Answer YES to this letter first" in last_letter(application.person, "group-taken-in").body
    answered("yes", application.person)
    assert "you can sign in with this address" in last_letter(application.person).body
    assert ContactPoint.objects.get(person=application.person, means="email").confirmed_at


def test_a_letter_to_nobodys_network_is_answered_as_any_other() -> None:
    make_network("Northern Network", "LS1", email="join@northern.example")
    comes(SUBJECT, WHOLE, to="hello@doorstep.example")
    assert not Application.objects.exists()


def test_an_answer_by_somebody_else_moves_nothing() -> None:
    comes(SUBJECT, WHOLE)
    answered("YES", one().person, sender="dev@example.org")
    assert one().status == Status.ASKED_BACK


def test_a_hundred_letters_of_one_address_are_no_hundred_applications() -> None:
    for number in range(9):
        comes(f"MUTUAL AID Group {number}", WHOLE.replace("Group: Rye Lane Neighbours", f"Group: Group {number}"))
    assert Application.objects.count() <= 6


def test_our_lines_are_understood_in_the_language_in_which_they_were_sent() -> None:
    clara = make_person("Clara", email="clara@example.org")
    Person.objects.filter(pk=clara.pk).update(language="es")
    comes(SUBJECT, SOME)
    letter = last_letter(clara)
    assert letter.language == "es"
    filled = letter.body.replace("persona:", "persona: 07700 900123").replace("postal:", "postal: SE15")
    assert filled != letter.body
    answered(filled, clara)
    application = one()
    assert (application.mobile, application.districts) == ("+447700900123", ["SE15"])
