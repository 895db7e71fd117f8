"""On the telephone: what somebody once said is safe stays so, no day is too far, and each street keeps its own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.models import Conversation, HelpRequest, Task
from doorstep.groups.models import Group, Role
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from tests.aid.test_desk import asked_now, below
from tests.aid.test_desk_calls import SAID, rings
from tests.aid.test_desk_paper import brought
from tests.factories import make_membership, make_person, make_team
from tests.groups.pages import browser

pytestmark = pytest.mark.django_db
NUMBER = "020 7946 0501"
NOT_AT_HOME = SafeToContact(calls=False, messages=True)
KNOWN = {"called": "", "postcode": "", "phone": NUMBER}


@pytest.fixture
def clara(rye: Group) -> Client:
    return browser(rye.memberships.get(role=Role.COORDINATOR).person)


@pytest.fixture
def amina(rye: Group) -> Person:
    """Make Amina ask, and say that nobody may ring: somebody else could pick up."""
    person = asked_now(rye).person
    people.say_what_is_safe(person.contact_points.get(), NOT_AT_HOME, by=person.pk)
    return person


def called(client: Client, group: Group, person: Person) -> Conversation:
    return rings(client, group, phone=NUMBER, person=person.pk)


def shown(client: Client, group: Group, row: Conversation) -> dict[str, str]:
    """Return what a browser sends of the page of a conversation, where nobody touched what says how to reach them."""
    said = client.get(below(group, "calls", row.pk)).context
    names = ("may_call", "may_message", "voicemail", "from_time", "to_time", "safe_seen")
    values = {name: said["form"][name].value() for name in names}
    return {"seen": said["seen"], **{name: "on" if v is True else str(v) for name, v in values.items() if v}}


def sent(client: Client, group: Group, row: Conversation, **said: str) -> dict[str, object]:
    untouched = {name: value for name, value in SAID.items() if name != "may_call"}
    return {**untouched, **KNOWN, **shown(client, group, row), "do": "open", **said}


def safe_of(person: Person, means: str = "phone") -> SafeToContact:
    return ContactPoint.objects.get(person=person, means=means).safe


def test_the_form_of_somebody_known_says_what_they_said(rye: Group, clara: Client, amina: Person) -> None:
    said = shown(clara, rye, called(clara, rye, amina))
    assert ("may_call" in said, said["may_message"], "voicemail" in said) == (False, "on", False)


def test_a_call_in_which_nobody_touched_the_boxes_overwrites_nothing(rye: Group, clara: Client, amina: Person) -> None:
    row = called(clara, rye, amina)
    clara.post(below(rye, "calls", row.pk), sent(clara, rye, row))
    assert HelpRequest.objects.filter(person=amina).count() == 2
    assert safe_of(amina) == NOT_AT_HOME


def test_what_they_changed_while_it_was_kept_is_theirs(rye: Group, clara: Client, amina: Person) -> None:
    row = called(clara, rye, amina)
    said = sent(clara, rye, row)
    nothing = SafeToContact(calls=False, messages=False)
    people.say_what_is_safe(amina.contact_points.get(), nothing, by=amina.pk)
    clara.post(below(rye, "calls", row.pk), said)
    assert safe_of(amina) == nothing


def test_what_the_coordinator_is_told_anew_is_noted(rye: Group, clara: Client, amina: Person) -> None:
    row = called(clara, rye, amina)
    answer = clara.post(below(rye, "calls", row.pk), sent(clara, rye, row, may_call="on", phone=""))
    assert "Write the number or the address of which it is safe" in answer.content.decode()
    assert safe_of(amina) == NOT_AT_HOME
    clara.post(below(rye, "calls", row.pk), sent(clara, rye, row, may_call="on"))
    assert safe_of(amina) == SafeToContact(calls=True, messages=True)


def test_a_typed_address_switches_no_messages_off_where_they_get_their_codes(
    rye: Group, clara: Client, amina: Person
) -> None:
    mail = people.add_contact_point(amina, "email", "amina@canary.example", by=amina.pk)
    people.confirm_contact_point(mail, by=amina.pk, now=timezone.now())
    row = called(clara, rye, amina)
    said = sent(clara, rye, row, may_call="on", email="amina@canary.example")
    del said["may_message"]
    clara.post(below(rye, "calls", row.pk), said)
    assert (safe_of(amina).calls, safe_of(amina).messages) == (True, False)
    assert safe_of(amina, "email").messages is True


def test_what_nobody_knew_yet_is_as_the_call_says(rye: Group, clara: Client, amina: Person) -> None:
    row = called(clara, rye, amina)
    said = SAID | KNOWN | {"phone": "020 7946 0777", "do": "open"}
    clara.post(below(rye, "calls", row.pk), said)
    new = ContactPoint.objects.filter(person=amina).exclude(calls=False).get()
    assert (new.value, new.safe.messages) == ("+442079460777", False)


def test_a_list_overwrites_nothing_of_somebody_known(rye: Group, amina: Person) -> None:
    coordinator = rye.memberships.get(role=Role.COORDINATOR).person
    lines = f"Name,Phone,Postcode,Address,Kinds\nAmina,{NUMBER},SE15 4AB,3 Rye Lane,shopping\n"
    assert "is brought in" in brought(coordinator, rye, lines, really="on")
    assert safe_of(amina) == NOT_AT_HOME


# -- A day far away --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["9999-12-31", "2150-01-01"])
def test_no_day_lies_beyond_half_a_year(rye: Group, clara: Client, day: str) -> None:
    row = rings(clara, rye)
    answer = clara.post(below(rye, "calls", row.pk), SAID | {"urgency": "day", "day": day, "do": "open"})
    assert (answer.status_code, "very far ahead" in answer.content.decode()) == (422, True)
    door = clara.post(below(rye, "door"), SAID | {"urgency": "day", "day": day, "once": "abc"})
    assert "very far ahead" in door.content.decode()
    coordinator = rye.memberships.get(role=Role.COORDINATOR).person
    lines = f"Name,Postcode,Address,Kinds,Day\nRose,SE15 4AB,3 Rye Lane,shopping,{day}\n"
    assert "very far ahead" in brought(coordinator, rye, lines, really="on")
    assert not Task.objects.exists()


def test_nobody_is_rung_after_what_they_said_is_forgotten(rye: Group, clara: Client) -> None:
    row = rings(clara, rye)
    at = timezone.localtime() + timedelta(days=40)
    answer = clara.post(below(rye, "calls", row.pk), {"again_at": f"{at:%Y-%m-%dT%H:%M}", "do": "again"})
    assert (answer.status_code, "within four weeks" in answer.content.decode()) == (422, True)


# -- A street coordinator on the telephone ---------------------------------------------------------------------------


@pytest.fixture
def sam(rye: Group) -> Client:
    """Let Sam coordinate a street in which nothing was asked yet."""
    sam = make_person("Sam", email="sam@canary.example")
    make_membership(sam, rye, Role.STREET_COORDINATOR, make_team(rye))
    return browser(sam)


def test_a_street_coordinator_is_told_of_no_request_of_another_street(rye: Group, sam: Client, amina: Person) -> None:
    other = HelpRequest.objects.get(person=amina)
    HelpRequest.objects.update(team=None)
    looked_up = sam.post(below(rye, "calls"), {"phone": NUMBER}).content.decode()
    assert ("It is them" in looked_up, str(other.pk) in looked_up) == (True, False)
    row = called(sam, rye, amina)
    assert str(other.pk) not in sam.get(below(rye, "calls", row.pk)).content.decode()


def test_after_a_call_a_street_coordinator_sees_the_request_and_no_next_door(
    rye: Group, sam: Client, amina: Person
) -> None:
    row = called(sam, rye, amina)
    page = sam.post(below(rye, "calls", row.pk), sent(sam, rye, row)).content.decode()
    new = HelpRequest.objects.filter(person=amina).latest("asked_at")
    assert (f"/{new.pk}/" in page, "The next door" in page) == (True, False)
    page = sam.post(below(rye, "door"), SAID | {"once": "abc"}).content.decode()
    assert "The next door" in page


def test_what_belongs_to_another_street_leads_back_to_the_desk(rye: Group, sam: Client) -> None:
    page = sam.post(below(rye, "calls", rings(sam, rye).pk), SAID | {"do": "open"}).content.decode()
    assert (str(HelpRequest.objects.get().pk) in page, "Back to the desk" in page) == (False, True)
