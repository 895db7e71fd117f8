"""A plan for what is open: worked out together, changed by hand, and asked when a coordinator says so."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.actions import answering, choosing, finishing
from doorstep.aid.models import GroupWay, HelpRequest, Offer, Task, Volunteer
from doorstep.aid.queries.together import MOST
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from doorstep.safeguarding.actions import keep_apart
from tests.aid.street import FAR, NEXT_STREET, make_street, make_task, make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.factories import make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def rye() -> Group:
    return make_street(GroupWay.Hows.COORDINATOR)[0]


def sent(page: str, **instead: str) -> dict[str, str]:
    """Fill the form in as it stands on the page, save what is said `instead` by the number of the line."""
    names = re.findall(r'<select name="(who-[^"]+)"', page)
    chosen = dict(re.findall(r'<select name="(who-[^"]+)".*?value="([^"]*)" selected', page, re.DOTALL))
    was = dict(re.findall(r'name="(was-[^"]+)" value="([^"]*)"', page))
    said = {name: chosen.get(name, "") for name in names} | was
    return said | {names[int(number)]: who for number, who in instead.items()}


def ask(client: Client, group: Group, **said: str) -> str:
    return text(client, below(group, "plan"), do="ask", **said)


def asked_of(task: Task) -> list[str]:
    offers = Offer.objects.filter(task=task).select_related("volunteer")
    return sorted(str(each.volunteer_id) for each in offers)


def test_nobody_is_asked_before_a_coordinator_says_so(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    client = browser(clara)
    page = text(client, below(rye, "plan"))
    assert "Why <bdi>Ben</bdi>: very near, never asked yet" in page
    assert not Offer.objects.exists()

    assert "They have been asked." in ask(client, rye, **sent(page))
    assert asked_of(task) == [str(ben.pk)]
    # Of a double click the first counts, whatever the second still holds.
    assert "They have been asked." in ask(client, rye, **sent(page))
    assert asked_of(task) == [str(ben.pk)]


def test_each_is_asked_where_all_together_is_nearest(rye: Group, clara: Person) -> None:
    ben, nia = make_volunteer(rye, enough=1), make_volunteer(rye, "Nia", cell=NEXT_STREET, enough=1)
    here = asked_now(rye)
    HelpRequest.objects.update(cell=NEXT_STREET)
    Task.objects.update(cell=NEXT_STREET)
    there = asked_now(rye, "prescription")
    Task.objects.filter(pk=there.pk).update(cell=ben.cell)
    client = browser(clara)
    ask(client, rye, **sent(text(client, below(rye, "plan"))))
    assert (asked_of(here), asked_of(there)) == ([str(nia.pk)], [str(ben.pk)])


def test_what_was_chosen_by_hand_stays_while_the_rest_is_planned_anew(rye: Group, clara: Person) -> None:
    ben, nia = make_volunteer(rye, enough=1), make_volunteer(rye, "Nia", cell=NEXT_STREET, enough=1)
    asked_now(rye)
    asked_now(rye, "prescription")
    client = browser(clara)
    page = text(client, below(rye, "plan"))
    first = sent(page)
    names = [name for name in first if name.startswith("who-")]
    other = {str(ben.pk): str(nia.pk), str(nia.pk): str(ben.pk)}[first[names[0]]]

    page = text(client, below(rye, "plan"), do="plan", **sent(page, **{"0": other}))
    again = sent(page)
    assert "Planned anew around what you chose." in page
    assert "Chosen by you." in page
    assert again[names[0]] == other
    assert again[names[1]] == first[names[0]]
    # And once more, though nothing differs from the page any longer.
    page = text(client, below(rye, "plan"), do="plan", **again)
    assert sent(page)[names[0]] == other


def test_what_is_left_to_nobody_stays_so(rye: Group, clara: Person) -> None:
    ben = make_volunteer(rye)
    task = asked_now(rye)
    client = browser(clara)
    page = text(client, below(rye, "plan"), do="plan", **sent(text(client, below(rye, "plan")), **{"0": ""}))
    assert "Chosen by you." in page
    again = sent(page)
    ask(client, rye, **again)
    assert asked_of(task) == []
    # Until somebody is chosen after all.
    ask(client, rye, **sent(page, **{"0": str(ben.pk)}))
    assert asked_of(task) == [str(ben.pk)]


def test_it_says_why_nobody_does_it(rye: Group, clara: Person) -> None:
    make_volunteer(rye, cell=FAR, metres=500)
    asked_now(rye)
    assert "Nobody fits just now." in text(browser(clara), below(rye, "plan"))


def test_whoever_is_kept_apart_from_the_neighbour_stands_in_no_plan(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    keep_apart(task.request.person, rye, other=ben.person_id, by=clara.pk, now=timezone.now())
    assert "Ben" not in text(browser(clara), below(rye, "plan"))


def test_who_cannot_be_asked_any_more_is_told_and_the_others_are_asked(rye: Group, clara: Person) -> None:
    ben, nia = make_volunteer(rye, enough=1), make_volunteer(rye, "Nia", enough=1)
    one, other = asked_now(rye), asked_now(rye, "prescription")
    client = browser(clara)
    said = sent(text(client, below(rye, "plan")))
    Volunteer.objects.filter(pk=ben.pk).update(paused=True)
    page = client.post(below(rye, "plan"), said | {"do": "ask"})
    assert page.status_code == 422
    assert "One of them does not fit any more" in page.text
    assert "The others have been asked." in page.text
    assert sorted([*asked_of(one), *asked_of(other)]) == [str(nia.pk)]


@pytest.mark.parametrize("what", ["taken", "over", "of another group"])
def test_of_what_is_not_open_here_any_more_nobody_is_told_that_it_was_asked(
    what: str, rye: Group, clara: Person
) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    client = browser(clara)
    said = sent(text(client, below(rye, "plan")))
    if what == "taken":
        Task.objects.update(on_board=True)
        answering.take(task, make_volunteer(rye, "Nia"), now=timezone.now())
    elif what == "over":
        finishing.cancel(task, by=clara.pk, now=timezone.now())
    else:
        Task.objects.update(group=make_street()[0])
    assert "It had changed while you looked at it, so nothing was done." in ask(client, rye, **said)
    assert str(ben.pk) not in asked_of(task)


def test_nonsense_is_passed_over(rye: Group, clara: Person) -> None:
    make_volunteer(rye)
    asked_now(rye)
    page = ask(browser(clara), rye, **{"who-": "x", "who-123": "y", "was-": "", "days": "x" * 10_000})
    assert "A plan for what is open" in page
    assert not Offer.objects.exists()


def test_what_takes_two_has_two_lines(rye: Group, clara: Person) -> None:
    ben, nia = make_volunteer(rye), make_volunteer(rye, "Nia")
    task = make_task(rye, at=timezone.now(), hands=2)
    client = browser(clara)
    ask(client, rye, **sent(text(client, below(rye, "plan"))))
    assert asked_of(task) == sorted([str(ben.pk), str(nia.pk)])


def test_a_street_coordinator_plans_what_their_street_has(rye: Group) -> None:
    make_volunteer(rye)
    team, task = make_team(rye), asked_now(rye)
    olu = make_person("Olu", email="olu@canary.example")
    make_membership(olu, rye, Role.STREET_COORDINATOR, team)
    Task.objects.update(team=None)
    assert "Nothing is open" in text(browser(olu), below(rye, "plan"))
    Task.objects.filter(pk=task.pk).update(team=team)
    assert "Ben" in text(browser(olu), below(rye, "plan"))


def test_only_what_begins_soon_is_planned_for_the_day(rye: Group, clara: Person) -> None:
    make_volunteer(rye)
    asked_now(rye)
    Task.objects.update(starts_at=timezone.now() + timedelta(days=2), ends_at=timezone.now() + timedelta(days=3))
    assert "Nothing is open" in text(browser(clara), below(rye, "plan") + "?days=day")
    assert "Ben" in text(browser(clara), below(rye, "plan") + "?days=week")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_plan_costs_the_same_for_one_task_and_for_three(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_volunteer(rye)
    make_volunteer(rye, "Nia")
    asked_now(rye, *("shopping", "prescription", "post")[:rows])
    client = browser(clara)
    with django_assert_num_queries(19):
        client.get(below(rye, "plan"))


def test_who_said_yes_to_something_at_that_time_is_not_planned_for_another(rye: Group, clara: Person) -> None:
    ben, both = make_volunteer(rye), [asked_now(rye), asked_now(rye)]
    now = timezone.now()
    Task.objects.update(starts_at=now + timedelta(hours=2), ends_at=now + timedelta(hours=4))
    answering.accept(choosing.ask_these(both[0], [ben.pk], by=clara.pk, now=now)[0], now=now)
    client = browser(clara)
    assert "Nobody fits" in text(client, below(rye, "plan"))

    Task.objects.filter(pk=both[1].pk).update(ends_at=now + timedelta(hours=12))
    assert "Ben: very near" in text(client, below(rye, "plan"))


def test_nor_who_said_yes_to_something_in_another_group(rye: Group, clara: Person) -> None:
    asked_now(rye)
    other, olu = make_street(GroupWay.Hows.COORDINATOR)
    ben, there = make_volunteer(rye), asked_now(other)
    make_membership(ben.person, other)
    elsewhere = Volunteer.objects.get(pk=ben.pk)
    elsewhere.pk, elsewhere.group = uuid4(), other
    elsewhere.save(force_insert=True)
    now = timezone.now()
    Task.objects.update(starts_at=now + timedelta(hours=2), ends_at=now + timedelta(hours=4))
    assert "Ben: very near" in text(browser(clara), below(rye, "plan"))

    answering.accept(choosing.ask_these(there, [elsewhere.pk], by=olu.pk, now=now)[0], now=now)
    assert "Nobody fits" in text(browser(clara), below(rye, "plan"))


# -- What the page is like -------------------------------------------------------------------------------------------


def test_only_whoever_looks_after_it_reads_whose_it_is(rye: Group, clara: Person) -> None:
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    make_volunteer(rye)
    asked_now(rye)
    assert "Amina" in text(browser(clara), below(rye, "plan"))
    assert "Amina" not in text(browser(esther), below(rye, "plan"))


def test_it_stays_light_however_much_is_open(rye: Group, clara: Person) -> None:
    for name in ("Ben", "Nia", "Olu", "Dara", "Kofi", "Lin", "Raj"):
        make_volunteer(rye, name, enough=20)
    for _ in range(MOST + 1):
        asked_now(rye)
    page = text(browser(clara), below(rye, "plan"))
    assert len(page.encode()) < 60_000
    assert "1 more is due later than these." in page
