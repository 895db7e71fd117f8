"""Concerns: only the leads of a group open them, with a passphrase that nobody else has."""

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import settings as within
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.actions import members
from doorstep.groups.models import Group, Membership, Role
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.safeguarding import actions, envelopes, queries
from doorstep.safeguarding.models import Concern, Envelope, LeadKey
from doorstep.vault.seals import UnreadableError
from tests.factories import make_person, sign_in
from tests.safeguarding.leading import ANOTHER, NOW, PHRASE, make_lead

pytestmark = pytest.mark.django_db
WORDS = "Her son takes her pension book."


def opened(concern: Concern, lead: Person, phrase: str) -> actions.Read:
    pair = actions.unlock(LeadKey.objects.get(person=lead), phrase, now=NOW)
    return actions.look_into(concern, pair, by=lead.pk)


def below(*more: object) -> str:
    return "/".join(["/safeguarding/nunhead-neighbours", *map(str, more), ""])


# -- Sealed to the leads ---------------------------------------------------------------------------------------------


def test_a_lead_reads_it_with_their_passphrase_and_the_others_cannot(
    nunhead: Group, grace: Person, ben: Person
) -> None:
    concern = actions.raise_concern(nunhead, WORDS, about=ben.pk, by=ben.pk, now=NOW)
    read = opened(concern, grace, PHRASE.upper())

    assert (read.words, read.by, read.about) == (WORDS, ben.pk, ben.pk)
    assert WORDS.encode() not in bytes(concern.sealed)
    assert Message.objects.filter(kind="concern").count() == 1
    with pytest.raises(actions.WrongPhraseError):
        opened(concern, grace, ANOTHER)


def test_where_nobody_could_open_it_it_is_not_taken(nunhead: Group, ben: Person) -> None:
    make_lead(nunhead, "Grace", "")
    with pytest.raises(actions.NoLeadError):
        actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    assert not Concern.objects.exists()


def test_the_printed_sheet_opens_it_as_well(nunhead: Group, ben: Person) -> None:
    lead = make_lead(nunhead, "Grace", "")
    sheet = actions.make_key(lead, PHRASE, now=NOW)
    concern = actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)

    assert opened(concern, lead, " ".join(re.findall("....", sheet))).words == WORDS


def test_whoever_becomes_a_lead_later_can_once_another_opened_it(nunhead: Group, grace: Person, ben: Person) -> None:
    concern = actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    late = make_lead(nunhead, "Olu", ANOTHER)
    with pytest.raises(UnreadableError):
        opened(concern, late, ANOTHER)
    opened(concern, grace, PHRASE)

    assert opened(concern, late, ANOTHER).words == WORDS


def test_whoever_leads_no_longer_holds_nothing_and_the_last_envelope_stays(
    nunhead: Group, grace: Person, ben: Person
) -> None:
    late = make_lead(nunhead, "Olu", ANOTHER)
    concern = actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    for lead in (grace, late):
        row = Membership.objects.get(person=lead, role=Role.SAFEGUARDING_LEAD)
        members.leave(row, by=lead.pk, now=NOW)
        actions.forget_former_leads(NOW)

    assert list(Envelope.objects.filter(concern=concern).values_list("lead", flat=True)) == [late.pk]


def test_it_takes_two_leads_to_erase_one(nunhead: Group, grace: Person, ben: Person) -> None:
    late = make_lead(nunhead, "Olu", ANOTHER)
    concern = actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    assert not actions.ask_to_erase(concern, by=grace.pk)
    with pytest.raises(actions.NotTwiceError):
        actions.ask_to_erase(concern, by=grace.pk)

    assert actions.ask_to_erase(concern, by=late.pk)
    assert not Concern.objects.exists()


@given(st.binary(max_size=200))
def test_nothing_else_is_an_envelope(typed: bytes) -> None:
    with pytest.raises(UnreadableError):
        envelopes.disclose(typed, envelopes.fresh_pair(), concern="1")


@given(st.binary(min_size=32, max_size=32))
def test_an_envelope_opens_for_one_and_for_its_concern(key: bytes) -> None:
    mine, theirs = envelopes.fresh_pair(), envelopes.fresh_pair()
    sealed = envelopes.enclose(key, mine.public, concern="1")

    assert envelopes.disclose(sealed, mine, concern="1") == key
    for pair, concern in ((theirs, "1"), (mine, "2")):
        with pytest.raises(UnreadableError):
            envelopes.disclose(sealed, pair, concern=concern)


@within(max_examples=5, deadline=None)
@given(st.binary(max_size=120), st.text(max_size=20))
def test_nothing_else_is_a_locked_key(locked: bytes, phrase: str) -> None:
    with pytest.raises(UnreadableError):
        envelopes.unlock(locked, phrase)


# -- What nobody can open --------------------------------------------------------------------------------------------


def test_leads_are_told_of_what_only_a_former_lead_could_open(
    client: Client, nunhead: Group, grace: Person, ben: Person
) -> None:
    actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    olu = make_lead(nunhead, "Olu", ANOTHER)
    assert queries.opened_by_none(nunhead) == 0
    members.leave(Membership.objects.get(person=grace, role=Role.SAFEGUARDING_LEAD), by=grace.pk, now=NOW)
    assert queries.opened_by_none(nunhead) == 1

    sign_in(client, olu, strong=True)
    assert "1 concern that nobody here can open" in client.get(below()).text


def test_a_new_key_is_not_made_unwarned_while_nobody_else_could_open_it(
    client: Client, nunhead: Group, grace: Person, ben: Person
) -> None:
    concern = actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    sign_in(client, grace, strong=True)
    assert "1 concern can be opened by you alone" in client.get("/safeguarding/key/").text

    make_lead(nunhead, "Olu", ANOTHER)
    opened(concern, grace, PHRASE)
    assert queries.opened_by_alone(grace.pk) == 0
    assert "by you alone" not in client.get("/safeguarding/key/").text


# -- Kept apart ------------------------------------------------------------------------------------------------------


def test_two_are_kept_apart_whichever_of_them_asks_for_help(nunhead: Group, ben: Person, grace: Person) -> None:
    amina = make_person("Amina", phone="020 7946 0501")
    actions.keep_apart(amina, nunhead, reached="BEN@canary.example", by=grace.pk, now=NOW)

    assert queries.kept_apart_from(amina.pk) == {ben.pk}
    assert queries.kept_apart_from(ben.pk) == {amina.pk}


def test_somebody_who_comes_later_is_known_by_their_number(nunhead: Group, grace: Person) -> None:
    amina = make_person("Amina")
    actions.keep_apart(amina, nunhead, reached="07700 900123", by=grace.pk, now=NOW)
    ex = make_person("Dara", phone="+44 7700 900123")

    assert queries.kept_apart_from(ex.pk) == {amina.pk}


def test_whoever_asks_again_is_kept_apart_as_before(nunhead: Group, ben: Person, grace: Person) -> None:
    amina = make_person("Amina", phone="020 7946 0501")
    actions.keep_apart(amina, nunhead, other=ben.pk, by=grace.pk, now=NOW)
    again = make_person("Amina", phone="020 7946 0501")
    ben_again = make_person("Benjamin", email="ben@canary.example", phone="07700 900123")

    both, bens = {amina.pk, again.pk}, {ben.pk, ben_again.pk}
    assert queries.kept_apart_from_each([amina.pk, again.pk]) == {amina.pk: bens, again.pk: bens}
    assert queries.kept_apart_from_each([ben_again.pk]) == {ben_again.pk: both}
    assert queries.all_kept_apart() == {**dict.fromkeys(both, bens), **dict.fromkeys(bens, both)}


def test_nobody_else_is_kept_apart(nunhead: Group, ben: Person, grace: Person) -> None:
    actions.keep_apart(make_person("Amina", phone="020 7946 0501"), nunhead, other=ben.pk, by=grace.pk, now=NOW)
    dev = make_person("Dev", phone="020 7946 0502")

    assert queries.kept_apart_from(dev.pk) == set()
    assert queries.kept_apart_from(grace.pk) == set()


@pytest.mark.parametrize("pairs", [1, 3])
def test_who_is_kept_apart_takes_two_questions(
    nunhead: Group, grace: Person, django_assert_num_queries: DjangoAssertNumQueries, pairs: int
) -> None:
    people = [make_person("Amina", phone=f"020 7946 050{each}") for each in range(pairs)]
    for each in people:
        actions.keep_apart(each, nunhead, reached="07700 900123", by=grace.pk, now=NOW)

    with django_assert_num_queries(2):
        queries.kept_apart_from_each([each.pk for each in people])


# -- Pages -----------------------------------------------------------------------------------------------------------


def test_from_a_worry_to_the_lead_who_reads_it(client: Client, nunhead: Group, grace: Person, ben: Person) -> None:
    sign_in(client, ben)
    assert client.post(below("new"), {"words": WORDS}).headers["Location"] == below("new", "sent")
    assert client.get(below("new", "sent")).status_code == 200
    sign_in(client, grace, strong=True)
    concern = Concern.objects.get(group=nunhead)
    assert WORDS not in client.get(below(concern.pk)).text

    wrong = client.post(below(concern.pk), {"phrase": ANOTHER})
    assert (wrong.status_code, WORDS in wrong.text) == (422, False)
    right = client.post(below(concern.pk), {"phrase": PHRASE, "note": "I rang her doctor."})
    assert WORDS in right.text
    assert "I rang her doctor." in right.text
    assert PHRASE not in right.text


def test_coordinators_find_no_page_of_concerns(client: Client, nunhead: Group, grace: Person, ben: Person) -> None:
    concern = actions.raise_concern(nunhead, WORDS, by=ben.pk, now=NOW)
    assert grace
    sign_in(client, Person.objects.get(memberships__role=Role.COORDINATOR), strong=True)

    assert {client.get(each).status_code for each in (below(), below(concern.pk), below("apart"))} == {404}


def test_a_lead_makes_a_key_and_sees_the_sheet_once(client: Client, nunhead: Group) -> None:
    lead = make_lead(nunhead, "Grace", "")
    sign_in(client, lead, strong=True)
    assert client.post("/safeguarding/key/", {"phrase": "short", "again": "short"}).status_code == 422
    page = client.post("/safeguarding/key/", {"phrase": PHRASE, "again": PHRASE}).text

    sheet = re.search(r"(?:\d{4} ){5}\d{4}", page)
    assert sheet
    pair = actions.unlock(LeadKey.objects.get(person=lead), sheet[0], now=NOW)
    assert pair.public == bytes(LeadKey.objects.get(person=lead).public)


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(client: Client, grace: Person) -> None:
    sign_in(client, grace, strong=True)
    said = {"before": PHRASE, "phrase": ANOTHER, "again": ANOTHER}
    assert client.post("/safeguarding/key/passphrase/", said).status_code == 302

    assert actions.unlock(LeadKey.objects.get(person=grace), ANOTHER, now=NOW)
    with pytest.raises(actions.WrongPhraseError):
        actions.unlock(LeadKey.objects.get(person=grace), PHRASE, now=NOW)


def test_a_new_address_does_not_bring_two_together(client: Client, ben: Person, grace: Person) -> None:
    amina = make_person("Amina", phone="020 7946 0501")
    sign_in(client, grace, strong=True)
    said = {"person": "020 7946 0501", "other": "ben@canary.example"}
    assert client.post(below("apart"), said).status_code == 302
    ben.contact_points.all().delete()

    assert queries.kept_apart_from(amina.pk) == {ben.pk}
    # Who is reached there is not told to whoever types an address.
    page = client.get(below("apart")).text
    assert "whoever is reached there" in page
    assert "<bdi>Ben</bdi>" not in page
