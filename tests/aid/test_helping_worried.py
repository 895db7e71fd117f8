"""A volunteer who is worried: sealed to the leads who have a key; rung where there is none; who is told what."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.actions import reporting
from doorstep.aid.models import Volunteer, Worry
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.safeguarding import actions as safeguarding
from doorstep.safeguarding.models import Concern, LeadKey
from tests.aid.helping import MINE, code, page, taken
from tests.aid.street import make_volunteer
from tests.factories import make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
PHRASE = "otter lantern gravel spoon"
WORDS = "Her son takes her pension book."


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return make_volunteer(rye)


@pytest.fixture
def grace(rye: Group) -> Person:
    person = make_person("Grace", email="grace@canary.example")
    make_membership(person, rye, Role.SAFEGUARDING_LEAD)
    return person


@pytest.fixture
def key(grace: Person) -> LeadKey:
    safeguarding.make_key(grace, PHRASE, now=timezone.now())
    return LeadKey.objects.get(person=grace)


def opened(key: LeadKey) -> safeguarding.Read:
    pair = safeguarding.unlock(key, PHRASE, now=timezone.now())
    return safeguarding.look_into(Concern.objects.get(), pair, by=key.person_id)


def test_where_a_lead_has_a_key_what_is_written_is_sealed_to_them(rye: Group, ben: Volunteer, key: LeadKey) -> None:
    task = taken(rye, ben)
    seen = text(code(ben), page(ben, "worry"))
    assert "Ring 999." in seen
    assert "Never promise anybody to keep it to yourself." in seen
    assert "The safeguarding leads have it, sealed." in text(code(ben), page(ben, "worry"), about="them", words=WORDS)

    read = opened(key)
    assert (read.words, read.by, read.about) == (WORDS, ben.person_id, task.person_id)
    assert not Worry.objects.exists()
    told = Message.objects.filter(kind="concern")
    assert {message.person_id for message in told} == {key.person_id}
    assert all(word not in message.body for message in told for word in ("Ben", "Amina", "pension"))


def test_it_names_whoever_is_helped_only_where_it_is_about_them(rye: Group, ben: Volunteer, key: LeadKey) -> None:
    taken(rye, ben)
    text(code(ben), page(ben, "worry"), about="other", words=WORDS)
    assert opened(key).about is None


def test_nothing_is_sealed_without_words_and_what_was_typed_stays(rye: Group, ben: Volunteer, key: LeadKey) -> None:
    taken(rye, ben)
    answer = code(ben).post(page(ben, "worry"), {"words": WORDS})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert code(ben).post(page(ben, "worry"), {"about": "them"}).status_code == 422
    assert not Concern.objects.exists()
    assert key.locked


def test_a_lead_finds_what_is_sealed_and_who_is_to_be_rung_in_one_place(
    rye: Group, ben: Volunteer, key: LeadKey
) -> None:
    taken(rye, ben)
    reporting.worry(ben.person, rye, now=timezone.now())
    text(code(ben), page(ben, "worry"), about="them", words=WORDS)
    client, clara = browser(key.person), rye.memberships.get(role=Role.COORDINATOR).person

    assert "1 concern waits for a safeguarding lead." in text(client, MINE)
    both = text(client, "/helping/worries/")
    assert "1 that nobody has read" in both
    assert "I spoke with them" in both
    assert "Ben" in both
    assert WORDS not in both
    assert "Who asks to be rung" in text(client, f"/safeguarding/{rye.slug}/")
    assert f"/safeguarding/{rye.slug}/" in client.get("/groups/mine/").content.decode()
    opened(key)
    assert "nothing new" in text(client, "/helping/worries/")
    assert "concern waits" not in text(browser(clara), MINE)
    assert "nothing new" not in text(browser(clara), "/helping/worries/")


def test_a_lead_without_a_key_is_told_to_make_one(rye: Group, grace: Person) -> None:
    assert rye.memberships.filter(person=grace).exists()
    assert "You have no key yet" in text(browser(grace), "/helping/worries/")


def test_the_leads_are_told_to_ring_and_nothing_else(rye: Group, ben: Volunteer, grace: Person) -> None:
    taken(rye, ben)
    seen = text(code(ben), page(ben, "worry"))
    assert "Never promise anybody to keep it to yourself." in seen
    assert "They have been told that you want to be rung" in text(code(ben), page(ben, "worry"), x="")
    text(code(ben), page(ben, "worry"), x="")

    assert Worry.objects.count() == 1
    told = Message.objects.filter(kind="worried")
    assert {message.person_id for message in told} == {grace.pk}
    assert all("Ben" not in message.body and "Amina" not in message.body for message in told)


def test_a_lead_sees_whom_to_ring_and_nobody_else_does(rye: Group, ben: Volunteer, grace: Person) -> None:
    taken(rye, ben)
    text(code(ben), page(ben, "worry"), x="")
    row, clara = Worry.objects.get(), rye.memberships.get(role=Role.COORDINATOR).person
    ways, end = f"/helping/worries/{row.pk}/ways/", f"/helping/worries/{row.pk}/end/"

    assert "1 volunteer asks you to ring them." in text(browser(grace), MINE)
    assert "Ben" in text(browser(grace), "/helping/worries/")
    assert "ben@canary.example" in text(browser(grace), ways, x="")
    assert JournalEntry.objects.filter(verb="looked at", thing_id=str(ben.person_id), by=grace.pk).count() == 1
    assert "Ben" not in text(browser(clara), "/helping/worries/")
    assert browser(clara).post(ways).status_code == 404
    assert browser(clara).post(end).status_code == 404

    assert "Nobody waits to be rung." in text(browser(grace), end, x="")
    assert Worry.objects.get().status == Worry.Status.HEARD


def test_where_there_is_no_lead_the_coordinators_listen(rye: Group, ben: Volunteer) -> None:
    taken(rye, ben)
    assert "has no safeguarding lead yet" in text(code(ben), page(ben, "worry"))
    text(code(ben), page(ben, "worry"), x="")
    clara = rye.memberships.get(role=Role.COORDINATOR).person
    assert "Ben" in text(browser(clara), "/helping/worries/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_whom_to_ring_costs_the_same(
    rows: int, rye: Group, grace: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        person = make_person(f"Neighbour {number}")
        Worry.objects.create(person=person, group=rye, raised_at=timezone.now())
    client = browser(grace)
    with django_assert_num_queries(6):
        assert client.get("/helping/worries/").content.count(b"I spoke with them") == rows
