"""Which group gets what is asked on the web; that it is asked once; and whatever else is sent there."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import tokens
from doorstep.aid.actions import asking
from doorstep.aid.asked import Asker
from doorstep.aid.forms.journey import NAMES, STEPS
from doorstep.aid.models import GroupWay, HelpRequest, OwnKind
from doorstep.groups import actions as groups
from doorstep.groups.models import Group, Role
from doorstep.groups.patches import Parts
from doorstep.people.models import Person, Receipt
from doorstep.places import cells, districts
from doorstep.vault.models import PersonKey
from tests.aid.street import NOW, asked, make_street
from tests.aid.walking import ASK, SHOPPING, Walk, digits, fields, step_of, walked, words
from tests.factories import LEEDS, PECKHAM, make_group, make_membership, make_person
from tests.fuzz.nonsense import typed

pytestmark = pytest.mark.django_db
# Where SE15 4AB leads without a list of postcodes: the middle of its district.
MARK = "m" * 43
PHONE = ("phone", "020 7946 0101")
DOOR = districts.get("SE15").cell  # type: ignore[union-attr] # it is known
AT = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))


# -- Which group -----------------------------------------------------------------------------------------------------


def test_of_two_groups_one_is_chosen(rye: Group) -> None:
    other = make_street_beside("Bellenden Neighbours")
    walk = Walk(Client())
    walk.answer(SHOPPING, until="group")
    assert rye.name in words(walk.page)
    walk.press("on", group=other.slug)
    walk.answer(SHOPPING)
    walk.press("send")
    assert HelpRequest.objects.get().group == other


def make_street_beside(name: str) -> Group:
    group = make_group(name)
    make_membership(make_person("Fay"), group, Role.COORDINATOR)
    return group


def test_who_came_from_a_groups_page_asks_that_group(rye: Group) -> None:
    make_street_beside("Bellenden Neighbours")
    walked(begins=f"{ASK}?group={rye.slug}").press("send")
    assert HelpRequest.objects.get().group == rye


def test_a_street_outside_every_patch_is_told_at_once() -> None:
    make_street()
    far = make_group("Leeds Neighbours", at=LEEDS, contact_ways=(("phone", "0113 496 0101"),))
    make_membership(make_person("Fay"), far, Role.COORDINATOR)
    walk = Walk(Client())
    walk.press("on", kinds=["shopping"])
    walk.press("on", postcode="LS6 2AB")

    assert walk.step == "group"
    assert "Nobody has listed a group for your street yet" in words(walk.page)
    assert "Nothing that you typed was sent to anybody." in words(walk.page)


def test_a_full_group_says_so_and_where_else_to_turn(rye: Group) -> None:
    GroupWay.objects.filter(group=rye).update(is_full=True, elsewhere="Ring the library.")

    page = Walk(Client(), f"{ASK}?group={rye.slug}").page
    assert "has its hands full" in words(page)
    assert "Ring the library." in words(page)

    walk = Walk(Client())
    walk.answer(SHOPPING, until="group")
    assert "It says where else you can turn:" in words(walk.page)
    assert "Ring the library." in words(walk.page)


@pytest.mark.usefixtures("rye")
def test_where_a_full_group_says_nothing_the_nearest_others_are_named() -> None:
    beside = make_group("Next Door Neighbours", at=(51.50, -0.069), metres=300, contact_ways=(PHONE,))
    make_membership(make_person("Fay"), beside, Role.COORDINATOR)
    full = make_group("Full Neighbours", at=(51.497, -0.069), metres=300, contact_ways=(PHONE,))
    make_membership(make_person("Femi"), full, Role.COORDINATOR)
    GroupWay.objects.create(group=full, is_full=True)
    GroupWay.objects.filter(group__name="Rye Lane Neighbours").update(is_full=True)

    walk = Walk(Client())
    walk.answer(SHOPPING, until="group")
    page = words(walk.page)
    assert "has its hands full" in page
    assert "else you can turn" not in page
    assert "Ring or write to a group near you." in page
    assert "Next Door Neighbours" in page
    assert "Full Neighbours" not in page


@pytest.mark.usefixtures("rye")
def test_where_a_full_group_is_alone_that_is_said_too() -> None:
    GroupWay.objects.update(is_full=True)
    walk = Walk(Client())
    walk.answer(SHOPPING, until="group")
    assert "There is no other group near it" in words(walk.page)


def test_a_group_that_takes_none_here_shows_how_it_is_reached() -> None:
    group = make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0101"),))
    page = words(Walk(Client(), f"{ASK}?group={group.slug}").page)
    assert "It takes no requests on this site." in page
    assert "020 7946 0101" in page

    walk = Walk(Client())
    walk.answer(SHOPPING, until="group")
    assert "020 7946 0101" in words(walk.page)


def test_the_smallest_street_team_gets_it(rye: Group) -> None:
    make_group("Bellenden Neighbours")
    teams = [
        groups.name_street_team(rye, name, Parts(circles=((DOOR, metres),)), by=None)
        for name, metres in (("All of it", 1500.0), ("The corner", 900.0))
    ]
    team = teams[1]
    walked().press("send")
    asked = rye.help_requests.get()
    assert (asked.team, asked.tasks.get().team) == (team, team)


def test_a_groups_own_kinds_can_be_asked_for(rye: Group) -> None:
    own = OwnKind.objects.create(group=rye, name="lamps", number=0)
    walk = Walk(Client(), f"{ASK}?group={rye.slug}")
    assert "Lamps" in words(walk.page)
    walk.answer({**SHOPPING, "what": {"kinds": [f"own-{own.pk}"]}})
    walk.press("send")
    assert rye.tasks.get().kind == f"own-{own.pk}"


# -- Once, and not too often -------------------------------------------------------------------------------------------


def test_a_double_click_is_one_request_one_person_and_one_receipt(rye: Group) -> None:
    walk = walked()
    sent = fields(walk.page) | {"go": ["send"]}
    people, keys = Person.objects.count(), PersonKey.objects.count()

    pages = [words(walk.client.post(ASK, sent)) for _ in range(2)]  # type: ignore[arg-type] # the test client adds to it

    assert rye.help_requests.count() == 1
    assert (Person.objects.count(), PersonKey.objects.count()) == (people + 1, keys + 1)
    assert digits(pages[0])
    assert digits(pages[0]) == digits(pages[1])
    assert Receipt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_one_is_a_request() -> None:
    group, _clara = make_street()
    once, asker = (
        asked(sent_as=tokens.hashed("m" * 43), receipt=tokens.receipt("m" * 43)),
        Asker("Amina", "020 7946 0501"),
    )
    persons = Person.objects.count()

    def one(_number: int) -> str:
        try:
            return asking.ask(once, asker, group, by=None, now=NOW).receipt
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        receipts = {*pool.map(one, range(16))}
    assert receipts == {once.receipt}
    assert HelpRequest.objects.count() == 1
    assert Person.objects.count() == persons + 1


def test_what_was_sent_long_ago_shows_no_receipt_again(rye: Group) -> None:
    walk = walked()
    sent = fields(walk.page) | {"go": ["send"]}
    walk.press("send")
    rye.help_requests.update(asked_at=timezone.now() - timedelta(hours=2))

    page = words(walk.client.post(ASK, sent))  # type: ignore[arg-type] # as above
    assert digits(page) == ""
    assert f">{rye.tasks.get().codeword}<" not in page
    assert rye.help_requests.count() == 1


def test_a_mark_that_is_not_ours_makes_nothing_one(rye: Group) -> None:
    for _ in range(2):
        walk = walked()
        walk.press("send", sent_as="x")
    assert rye.help_requests.count() == 2


def test_nobody_is_flooded_through_it(rye: Group) -> None:
    for _ in range(6):
        walked().press("send")
    walk = walked()
    assert walk.press("send").status_code == 422
    assert "That was a lot at once." in words(walk.page)
    assert rye.help_requests.count() == 6


# -- Whatever comes ---------------------------------------------------------------------------------------------------


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.data())
def test_whatever_is_sent_there_is_a_page(rye: Group, data: some.DataObject) -> None:
    near = typed("shopping", "SE15 4AB", "day", "every", "me", "somebody", "2026-12-24", "MO", rye.slug, AT, "on", "1")
    names = some.sampled_from(sorted({*NAMES, "step", "begun"}))
    sent = data.draw(some.dictionaries(names, some.lists(near, max_size=2), max_size=8))
    done = data.draw(some.lists(some.sampled_from([*STEPS, "look"]), max_size=11))
    go = data.draw(some.sampled_from(["on", "back", "keep", "send", "next", *STEPS]) | near)
    page = Client().post(ASK, {**sent, "done": " ".join(done), "go": go})

    assert page.status_code in {200, 422}
    assert step_of(page) in {*STEPS, "look"}  # type: ignore[arg-type] # as above
    assert not HelpRequest.objects.exists()


@pytest.mark.parametrize("groups", [1, 3])
def test_a_question_costs_the_same_however_many_groups_help(
    groups: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(groups + 1):
        make_street_beside(f"Neighbours {number}")
    walk = Walk(Client())
    walk.answer(SHOPPING, until="where")
    with django_assert_num_queries(8):
        walk.press("on", postcode="SE15 4AB")
    assert walk.step == "group"
