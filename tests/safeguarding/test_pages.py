"""What a lead does on pages: a concern closed, opened again and erased by two; who is kept apart from whom."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from doorstep.safeguarding import actions, queries
from doorstep.safeguarding.models import Concern, KeptApart
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text
from tests.safeguarding.leading import ANOTHER, PHRASE, make_lead
from tests.safeguarding.test_concerns import WORDS, below

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(grace: Person) -> Client:
    return browser(grace)


@pytest.fixture
def amina() -> Person:
    return make_person("Amina", phone="020 7946 0501")


def raised(group: Group, by: Person) -> Concern:
    return actions.raise_concern(group, WORDS, by=by.pk, now=timezone.now())


# -- How a concern stands --------------------------------------------------------------------------------------------


def test_a_concern_is_closed_and_opened_again(nunhead: Group, hers: Client, ben: Person) -> None:
    concern = raised(nunhead, ben)
    state = below(concern.pk, "state")
    assert WORDS in text(hers, below(concern.pk), phrase=PHRASE)

    assert "Closed." in text(hers, state, do="close")
    assert Concern.objects.get().status == Concern.Status.CLOSED
    assert "was first" in text(hers, state, do="close")
    assert "Open again." in text(hers, state, do="open")
    assert Concern.objects.get().status == Concern.Status.IN_HAND
    assert hers.post(state, {"do": "nonsense"}).headers["Location"].startswith(below(concern.pk))


def test_two_leads_erase_a_concern_and_one_alone_does_not(nunhead: Group, hers: Client, ben: Person) -> None:
    olu = browser(make_lead(nunhead, "Olu", ANOTHER))
    concern = raised(nunhead, ben)
    state = below(concern.pk, "state")
    for _twice in range(2):
        assert "Another safeguarding lead has to agree" in text(hers, state, do="erase")
        assert Concern.objects.filter(pk=concern.pk).exists()

    assert "Erased. Nobody can bring it back." in text(olu, state, do="erase")
    assert not Concern.objects.exists()
    assert hers.post(state, {"do": "close"}).status_code == 404


def test_nobody_but_a_lead_says_how_a_concern_stands(nunhead: Group, grace: Person, ben: Person) -> None:
    assert grace
    concern = raised(nunhead, ben)
    clara = Person.objects.get(memberships__role=Role.COORDINATOR)
    for person in (clara, ben):
        assert browser(person).post(below(concern.pk, "state"), {"do": "close"}).status_code == 404
    assert Concern.objects.get().status == Concern.Status.NEW


# -- Apart -----------------------------------------------------------------------------------------------------------


def test_two_are_kept_apart_and_let_together_again(hers: Client, ben: Person, amina: Person) -> None:
    page = text(hers, below("apart"), person="020 7946 0501", other="ben@canary.example")
    assert "Amina" in page
    assert queries.kept_apart_from(amina.pk) == {ben.pk}

    row = KeptApart.objects.get()
    text(hers, below("apart", row.pk, "removal"), sure="yes")
    assert not KeptApart.objects.exists()
    assert queries.kept_apart_from(amina.pk) == set()
    assert hers.post(below("apart", row.pk, "removal")).status_code == 404


def test_whom_nobody_knows_is_said_beside_the_field(hers: Client, amina: Person) -> None:
    assert amina
    answer = hers.post(below("apart"), {"person": "020 7946 0999", "other": "020 7946 0501"})
    assert (answer.status_code, "Nobody is reached there whom we know." in answer.content.decode()) == (422, True)
    assert 'value="020 7946 0501"' in answer.content.decode()
    assert not KeptApart.objects.exists()


def test_a_lead_of_another_group_lets_nobody_together_here(hers: Client, nunhead: Group, amina: Person) -> None:
    text(hers, below("apart"), person="020 7946 0501", other="ben@canary.example")
    other = make_group("Bellenden Neighbours")
    make_membership(Person.objects.get(memberships__role=Role.COORDINATOR), other, Role.COORDINATOR)
    olu = browser(make_lead(other, "Olu", ANOTHER))
    row = KeptApart.objects.get(group=nunhead, person=amina)

    assert olu.post(below("apart", row.pk, "removal")).status_code == 404
    assert olu.post(f"/safeguarding/{other.slug}/apart/{row.pk}/removal/").status_code == 404
    assert KeptApart.objects.exists()


# -- Lists -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_concerns_costs_the_same(
    rows: int, hers: Client, nunhead: Group, ben: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    concerns = [raised(nunhead, ben) for _ in range(rows)]
    with django_assert_num_queries(6):
        page = text(hers, below())
    assert all(str(each.pk) in page for each in concerns)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_who_is_kept_apart_costs_the_same(
    rows: int, hers: Client, grace: Person, nunhead: Group, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        person = make_person(f"Rose{number}")
        actions.keep_apart(person, nunhead, reached=f"07700 90000{number}", by=grace.pk, now=timezone.now())
    with django_assert_num_queries(5):
        page = text(hers, below("apart"))
    assert page.count("Rose") >= rows
