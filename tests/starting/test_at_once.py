"""Two at the same moment: who begin, who type one code, who send in, who list; whoever comes as the last one leaves."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions as groups
from doorstep.groups.models import Group, Membership
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.models import Person
from doorstep.starting.actions import becoming, forgetting, offering
from doorstep.starting.models import Chair, Evening, Part
from doorstep.starting.queries import evenings
from tests.factories import make_person
from tests.groups.pages import browser
from tests.starting.making import HERE, WORDS, at, make_evening, send, sits_down, write

pytestmark = pytest.mark.django_db(transaction=True)
LATE = (SomebodyWasFirstError, NotAMoveError)


def at_once(*doing: Callable[[], object]) -> list[object]:
    """Do several things at one moment, each with a connection of its own; return what came of each."""
    ready = Barrier(len(doing), timeout=60)

    def one(each: Callable[[], object]) -> object:
        try:
            Evening.objects.exists()
            ready.wait()
            return each()
        except LATE:
            return "late"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doing)) as pool:
        return list(pool.map(one, doing))


def pressing(client: Client, address: str, **typed: str) -> Callable[[], str]:
    """Press a button; say where that leads, or with which number it answers."""

    def press() -> str:
        answer = client.post(address, typed or {"now": "1"})
        return answer.headers.get("Location", str(answer.status_code))

    return press


def agreeing(person: Person, code: str) -> Callable[[], str]:
    return pressing(browser(person, strong=False), "/starting/code/agreement/", code=code, agree="on")


@pytest.fixture
def ben() -> Person:
    return make_person("Ben", email="ben@example.org")


def test_begun_twice_at_once_it_is_one(clara: Person) -> None:
    at_once(*[lambda: make_evening(clara).pk] * 3)
    assert Evening.objects.get().cell == HERE
    assert Chair.objects.get().person == clara


def test_sent_in_by_both_at_once_it_is_one_group(hers: Client, clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara)
    write(evening, clara)
    stamp, page = evenings.stamp(evening), at(evening, "sending")
    both = [hers, hers, browser(ben, strong=False)]
    led = at_once(*(pressing(each, page, seen=stamp) for each in both))
    assert led == [f"{at(evening)}?done=sent-in"] * 3
    evening.refresh_from_db()
    assert Group.objects.get() == evening.group


def test_the_very_same_of_two_tables_at_once_is_one_group(hers: Client, clara: Person, evening: Evening) -> None:
    dev = make_person("Dev", email="dev@example.org")
    theirs = make_evening(dev)
    pairs = [(hers, clara, evening), (browser(dev, strong=False), dev, theirs)]
    for _browser, person, each in pairs:
        write(each, person)
    led = at_once(*(pressing(who, at(each, "sending"), seen=evenings.stamp(each)) for who, _person, each in pairs))
    assert sorted(each.partition("?")[2] for each in map(str, led)) == ["", "done=sent-in"]
    assert Group.objects.count() == 1


def test_listed_twice_at_once_and_gone_on_with_by_two_workers_it_is_theirs_once(
    clara: Person, evening: Evening, ben: Person
) -> None:
    sits_down(evening, ben, clara)
    write(evening, clara)
    group = send(evening, clara)
    same = [Group.objects.get(pk=group.pk) for _desk in range(2)]
    assert sorted(map(str, at_once(*(lambda it=it: groups.put_on_list(it, by=None) for it in same)))) == [
        "None",
        "late",
    ]
    assert sorted(map(int, map(str, at_once(*[lambda: becoming.look_after(timezone.now())] * 2)))) == [0, 1]
    assert Group.objects.count() == 1
    assert {*Membership.objects.filter(role="coordinator").values_list("person", flat=True)} == {clara.pk, ben.pk}
    assert Membership.objects.count() == len((clara, ben))


def test_of_two_who_type_one_code_at_once_one_has_the_seat(clara: Person, evening: Evening, ben: Person) -> None:
    dev = make_person("Dev", email="dev@example.org")
    code = offering.offer(evening, Part.COORDINATOR, by=clara.pk, now=timezone.now())
    led = at_once(agreeing(ben, code), agreeing(dev, code))
    assert sorted(map(str, led)) == [f"{at(evening)}?done=sat-down", "422"]
    assert Chair.objects.filter(evening=evening).count() == len((clara, "one of them"))
    assert Chair.objects.exclude(person=clara).get().person in (ben, dev)


def test_one_who_has_two_codes_and_types_both_at_once_has_one_seat(
    clara: Person, evening: Evening, ben: Person
) -> None:
    codes = [offering.offer(evening, part, by=clara.pk, now=timezone.now()) for part in Part]
    led = at_once(*(agreeing(ben, code) for code in codes))
    assert sorted(map(str, led)) == [f"{at(evening)}?done=sat-down", "422"]
    assert Chair.objects.filter(person=ben, status=Chair.Status.TAKEN).count() == 1


def test_whoever_comes_while_the_last_one_leaves_sits_there_or_is_told(
    clara: Person, evening: Evening, ben: Person
) -> None:
    code = offering.offer(evening, Part.LEAD, by=clara.pk, now=timezone.now())
    led = at_once(agreeing(ben, code), lambda: forgetting.leave(evening, clara.pk, now=timezone.now()))
    goes_on = Evening.objects.exists()
    assert led[0] == (f"{at(evening)}?done=sat-down" if goes_on else "422")
    assert Chair.objects.filter(person=ben).exists() == goes_on


def test_a_code_of_an_evening_that_was_forgotten_this_moment_opens_nothing(
    clara: Person, evening: Evening, ben: Person
) -> None:
    now = timezone.now()
    chair = offering.find(offering.offer(evening, Part.LEAD, by=clara.pk, now=now), now=now)
    assert chair
    forgetting.leave(evening, clara.pk, now=now)
    with pytest.raises(offering.NoChairError):
        offering.sit_down(chair, ben, words=WORDS, now=now)
