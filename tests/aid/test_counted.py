"""Lists cost the same however long they are: those of the desk, of a round's doors, of the asker and of a lead."""

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.actions import noting, rounds, talking
from doorstep.aid.models import Answer, HelpRequest, OwnQuestion
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.aid.test_my_requests import ask_for, bearer
from tests.aid.test_round_pages import make_drive, make_round
from tests.factories import PECKHAM, make_group, make_membership, make_person, make_team
from tests.groups.pages import browser

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("rows", [1, 3])]
# Persons' keys stand in a database of their own.
KEYS = connections["keys"]


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


# -- The desk --------------------------------------------------------------------------------------------------------


def test_whom_to_ring(rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    esther, now = make_person("Esther"), timezone.now()
    make_membership(esther, rye, Role.COORDINATOR)
    for number in range(rows):
        known = make_person(f"Rose{number}")
        talking.begin(rye, known, {"phone": "", "surname": "", "postcode": ""}, by=clara.pk, now=now, once=None)
        talking.begin(rye, None, {"phone": "", "surname": "", "postcode": ""}, by=esther.pk, now=now, once=None)
    client = browser(clara)
    with django_assert_num_queries(6), django_assert_num_queries(3, connection=KEYS):
        page = read(client, below(rye, "calls"))
    assert page.count("I ring instead") == rows


def test_who_is_new(rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    question = OwnQuestion.objects.create(group=rye, words="Do you like dogs?")
    for number in range(rows):
        new = make_volunteer(rye, f"Ben{number}", vouched=False)
        Answer.objects.create(volunteer=new, person=new.person, question=question, words="Yes.")
    client = browser(clara)
    with django_assert_num_queries(9), django_assert_num_queries(2, connection=KEYS):
        page = read(client, below(rye, "volunteers"))
    assert page.count("Do you like dogs?") == rows


def test_what_is_sealed_with_a_request(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task = asked_now(rye, *("shopping", "prescription", "post")[:rows])
    for number in range(rows):
        noting.note(task.request, f"Note {number}.", by=clara.pk, now=timezone.now())
    client = browser(clara)
    with django_assert_num_queries(16), django_assert_num_queries(5, connection=KEYS):
        page = client.post(below(rye, task.request_id, "door")).content.decode()
    assert page.count("Note ") == rows


def test_whose_it_could_be(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task = asked_now(rye)
    for number in range(rows):
        other = make_group(f"Bellenden {number}", at=(PECKHAM[0], PECKHAM[1] + 0.001 * number))
        make_membership(make_person(f"Fay{number}"), other, Role.COORDINATOR)
        make_team(rye, f"Corner {number}")
    client = browser(clara)
    with django_assert_num_queries(13):
        page = read(client, below(rye, task.request_id, "group"))
    assert page.count("Bellenden ") == rows


# -- A round ---------------------------------------------------------------------------------------------------------


def test_doors_of_a_round_from_paper_on_paper_and_on_a_telephone(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    planned = make_round((rye, clara), rows)
    drive = make_drive(planned, clara)
    rounds.share_out(planned, by=clara.pk, now=timezone.now())
    hers, his = browser(clara), browser(drive.person, strong=False)
    with django_assert_num_queries(6):
        ticks = read(hers, below(rye, "rounds", planned.pk, "ticks"))
    assert ticks.count("Not said yet") == rows
    with django_assert_num_queries(17), django_assert_num_queries(3, connection=KEYS):
        sheet = hers.post(below(rye, "rounds", planned.pk, "drivers", drive.pk, "sheet")).content.decode()
    assert sheet.count("12 Choumert Road") == rows
    with django_assert_num_queries(15), django_assert_num_queries(2, connection=KEYS):
        doors = his.post(f"/helping/rounds/{drive.pk}/doors/").content.decode()
    assert doors.count("12 Choumert Road") == rows


# -- The asker -------------------------------------------------------------------------------------------------------


def test_what_somebody_asked_for_with_all_of_its_tasks(
    rows: int, rye: Group, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task = asked_now(rye, *("shopping", "prescription", "post")[:rows])
    client = browser(task.person, strong=False)
    with django_assert_num_queries(4), django_assert_num_queries(1, connection=KEYS):
        page = read(client, f"/ask/mine/{task.request_id}/")
    # Once for all of it, and once for each.
    assert page.count("Somebody is being found") == 1 + rows


def test_what_whoever_holds_a_receipt_sees(
    rows: int, rye: Group, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    her = make_person("Amina", email="amina@canary.example")
    for _ in range(rows):
        ask_for(her, rye, "shopping", "post")
    client = bearer(her)
    with django_assert_num_queries(7):
        assert client.get("/ask/mine/").status_code == 200
    assert HelpRequest.objects.count() == rows


# -- A lead ----------------------------------------------------------------------------------------------------------


def test_groups_that_somebody_leads(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    grace = make_person("Grace")
    make_membership(grace, rye, Role.SAFEGUARDING_LEAD)
    for number in range(rows - 1):
        other = make_group(f"Bellenden {number}")
        make_membership(clara, other, Role.COORDINATOR)
        make_membership(grace, other, Role.SAFEGUARDING_LEAD)
    client = browser(grace)
    with django_assert_num_queries(4):
        page = read(client, "/helping/worries/")
    assert page.count("nothing new") == rows
