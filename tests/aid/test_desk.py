"""The desk of a group: what waits, for whom, and who may know whose it is."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid.actions import answering, choosing, climbing, moving, owning
from doorstep.aid.actions.asking import open_request
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import Duty, Offer, Task
from doorstep.aid.queries.ways import on_duty
from doorstep.groups.models import Group, Role, StreetTeam
from doorstep.people.models import Person
from tests.aid.street import amina, asked, make_task, make_volunteer
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    return esther


def below(group: Group, *parts: object) -> str:
    return "/".join(["/groups", group.slug, "requests", *map(str, parts), ""])


def everything(group: Group, **wanted: object) -> str:
    return below(group) + "?show=all" + "".join(f"&{name}={value}" for name, value in wanted.items())


def asked_now(group: Group, *kinds: str) -> Task:
    return make_task(group, *kinds, at=timezone.now())


# -- What waits ------------------------------------------------------------------------------------------------------


def test_what_nobody_takes_waits_for_whoever_looks_after_it(rye: Group, clara: Person, esther: Person) -> None:
    task = asked_now(rye)
    assert "Nothing needs you now" in text(browser(clara), below(rye))

    climbing.look_after(timezone.now() + timedelta(seconds=5))
    task.refresh_from_db()
    assert task.rung == Rung.COORDINATOR
    page = text(browser(clara), below(rye))
    assert "Shopping" in page
    assert "Nobody yet" in page
    assert "Nothing needs you now" in text(browser(esther), below(rye))


def test_a_line_says_what_there_is_to_do(rye: Group, clara: Person) -> None:
    task = make_task(rye, at=timezone.now(), may_pass_on=True)
    assert "next step" in text(browser(clara), everything(rye))
    says: dict[str, dict[str, object]] = {
        "Ask somebody": {"rung": Rung.COORDINATOR},
        "Pass it on, or ask somebody": {"rung": Rung.NEIGHBOURS},
        "Ask whether it is still needed": {
            "starts_at": timezone.now() - timedelta(days=3),
            "ends_at": timezone.now() - timedelta(days=2),
        },
        "Ask whether it is done": {"status": Task.Status.TAKEN, "chased": 2},
        "Look at who said yes": {"status": Task.Status.NOD},
    }
    for words, stands in says.items():
        Task.objects.filter(pk=task.pk).update(**stands)
        assert f'<strong class="small">{words}</strong>' in text(browser(clara), below(rye))


@pytest.mark.parametrize(("urgency", "hours"), [("today", 1), ("week", 7), ("no-hurry", 25)])
def test_who_was_asked_has_time_to_answer_before_it_waits_again(
    urgency: str, hours: int, rye: Group, clara: Person
) -> None:
    ben, task = make_volunteer(rye), make_task(rye, at=timezone.now(), urgency=urgency)
    Task.objects.update(rung=Rung.COORDINATOR, ends_at=timezone.now() + timedelta(days=30))
    choosing.ask_these(task, {ben.pk}, by=clara.pk, now=timezone.now())
    assert "Nothing needs you now" in text(browser(clara), below(rye))
    assert "asked, and not answered yet" in text(browser(clara), everything(rye))

    Offer.objects.update(made_at=timezone.now() - timedelta(hours=hours))
    assert "Ask somebody" in text(browser(clara), below(rye))


def test_what_takes_two_waits_until_two_were_asked(rye: Group, clara: Person) -> None:
    ben, olu, task = make_volunteer(rye), make_volunteer(rye, "Olu"), make_task(rye, at=timezone.now(), hands=2)
    Task.objects.update(rung=Rung.COORDINATOR)
    choosing.ask_these(task, {ben.pk}, by=clara.pk, now=timezone.now())
    assert "Ask somebody" in text(browser(clara), below(rye))
    choosing.ask_these(task, {olu.pk}, by=clara.pk, now=timezone.now())
    assert "Nothing needs you now" in text(browser(clara), below(rye))


def test_only_whoever_looks_after_it_reads_whose_it_is(rye: Group, clara: Person, esther: Person) -> None:
    asked_now(rye)
    assert "Amina" in text(browser(clara), everything(rye))
    page = text(browser(esther), everything(rye))
    assert "Shopping" in page
    assert "Clara" in page
    assert "Amina" not in page


def test_what_is_late_stands_first(rye: Group, clara: Person) -> None:
    early = asked_now(rye, "dog-walking")
    late = make_task(rye, "shopping", at=timezone.now() - timedelta(days=9))
    Task.objects.filter(pk=late.pk).update(due_at=timezone.now() + timedelta(days=1))
    Task.objects.filter(pk=early.pk).update(due_at=timezone.now() + timedelta(hours=1))
    page = text(browser(clara), everything(rye))
    assert page.index(str(late.request_id)) < page.index(str(early.request_id))
    assert page.count(">Late<") == 1


@pytest.mark.parametrize(
    ("wanted", "sees"),
    [
        ({"kind": "shopping"}, ["shopping"]),
        ({"kind": "nonsense"}, []),
        ({"state": "looking"}, ["dog-walking", "shopping"]),
        ({"state": "nod"}, []),
        ({"team": "1e9"}, ["dog-walking", "shopping"]),
        ({"owner": "nobody"}, ["dog-walking", "shopping"]),
        ({"owner": "00000000-0000-0000-0000-000000000000"}, []),
    ],
)
def test_a_filter_is_a_link(rye: Group, clara: Person, wanted: dict[str, str], sees: list[str]) -> None:
    tasks = {kind: asked_now(rye, kind) for kind in ("shopping", "dog-walking")}
    page = text(browser(clara), everything(rye, **wanted))
    assert sorted(kind for kind, task in tasks.items() if str(task.request_id) in page) == sees


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("show", ["", "?show=all"])
def test_the_desk_costs_the_same_for_one_and_for_three(
    rows: int, show: str, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        asked_now(rye)
    Task.objects.update(rung=Rung.COORDINATOR)
    client = browser(clara)
    with django_assert_num_queries(10):
        client.get(below(rye) + show)


def test_the_desk_has_pages(rye: Group, clara: Person) -> None:
    tasks = [asked_now(rye) for _ in range(31)]
    first, second = (text(browser(clara), everything(rye, page=page)) for page in (1, 2))
    assert "Page 1 of 2" in first
    assert len(first.encode()) < 60_000
    assert sum(str(task.request_id) in first for task in tasks) == 30
    assert sum(str(task.request_id) in second for task in tasks) == 1


# -- Who sees what ---------------------------------------------------------------------------------------------------


def test_a_street_coordinator_sees_their_street_alone(rye: Group, clara: Person) -> None:
    team, sam = make_team(rye), make_person("Sam")
    make_membership(sam, rye, Role.STREET_COORDINATOR, team)
    here, there = asked_now(rye, "shopping"), asked_now(rye, "dog-walking")
    moving.give_to_team(here.request, team, by=clara.pk)

    page = text(browser(sam), everything(rye))
    assert [str(task.request_id) in page for task in (here, there)] == [True, False]
    assert browser(sam).get(below(rye, here.request_id)).status_code == 200
    assert browser(sam).get(below(rye, there.request_id)).status_code == 404


def test_who_looks_after_nothing_here_finds_no_desk(rye: Group) -> None:
    ben, dev = make_volunteer(rye).person, make_person("Dev")
    make_membership(dev, make_group("Elsewhere"), Role.COORDINATOR)
    for person in (ben, dev):
        assert browser(person).get(below(rye)).status_code == 404


def test_the_desk_is_one_step_from_the_groups_pages(rye: Group, clara: Person) -> None:
    client = browser(clara)
    asked_now(rye)
    Task.objects.update(rung=Rung.COORDINATOR)
    assert "1 request needs you now." in text(client, "/me/")
    assert below(rye) in text(client, "/groups/mine/")
    assert below(rye) in text(client, f"/groups/{rye.slug}/people/")


# -- Whose turn it is ------------------------------------------------------------------------------------------------


def test_duty_is_taken_and_handed_over(rye: Group, clara: Person, esther: Person) -> None:
    assert "You are on duty" in text(browser(clara), below(rye))
    page = text(browser(esther), below(rye, "duty"), seen=clara.pk)
    assert "You are on duty" in page
    assert Duty.objects.get().coordinator == esther.pk

    text(browser(esther), below(rye, "duty"), whom=clara.pk, seen=esther.pk)
    assert Duty.objects.get().coordinator == clara.pk


def test_duty_that_went_elsewhere_meanwhile_is_not_taken(rye: Group, clara: Person, esther: Person) -> None:
    owning.put_on_duty(esther.pk, rye, None, by=esther.pk, now=timezone.now())
    assert "a moment quicker" in text(browser(clara), below(rye, "duty"), whom=clara.pk, seen=clara.pk)
    assert Duty.objects.get().coordinator == esther.pk


def test_duty_goes_to_no_stranger(rye: Group, clara: Person) -> None:
    text(browser(clara), below(rye, "duty"), whom=make_person("Dev").pk)
    assert not Duty.objects.exists()


def test_a_yes_of_somebody_new_waits_on_the_desk(rye: Group, clara: Person) -> None:
    new = make_volunteer(rye, vouched=False)
    task = asked_now(rye, "dog-walking")
    climbing.look_after(timezone.now() + timedelta(seconds=5))
    answering.accept(Offer.objects.get(task=task, volunteer=new), now=timezone.now())
    assert "Waits for a nod" in text(browser(clara), below(rye))


# -- Whose turn it is in a street ------------------------------------------------------------------------------------


@pytest.fixture
def sam(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    """Look after one street team, where Tess does so too."""
    team, sam, tess = make_team(rye), make_person("Sam"), make_person("Tess")
    for person in (sam, tess):
        make_membership(person, rye, Role.STREET_COORDINATOR, team)
    return sam


def team_of(group: Group) -> StreetTeam:
    return group.street_teams.get()


def test_a_street_coordinator_hands_duty_over_and_takes_it(rye: Group, sam: Person) -> None:
    team = team_of(rye)
    tess = Person.objects.get(memberships__team=team, memberships__began_at__gt=sam.memberships.get().began_at)
    page = text(browser(sam), below(rye))
    assert "Choumert corner</bdi></strong>: You are on duty" in page
    assert "Take duty" not in page

    text(browser(sam), below(rye, "duty"), team=team.pk, whom=tess.pk, seen=sam.pk)
    assert (Duty.objects.get().team, Duty.objects.get().coordinator) == (team, tess.pk)
    assert on_duty(rye, team) == tess.pk
    page = text(browser(sam), below(rye, "duty"), team=team.pk, seen=tess.pk)
    assert "What comes in goes to you from now on." in page
    assert Duty.objects.get().coordinator == sam.pk


def test_what_is_asked_in_the_street_goes_to_whoever_is_on_duty_there(rye: Group, clara: Person, sam: Person) -> None:
    team = team_of(rye)
    assert "Choumert corner</bdi></strong>: <bdi>Sam</bdi> is on duty" in text(browser(clara), below(rye))
    text(browser(clara), below(rye, "duty"), team=team.pk, seen=sam.pk)
    opened = open_request(asked(), amina(), rye, team, by=None, now=timezone.now())
    assert opened.request.tasks.get().owner == clara.pk


def test_a_street_coordinator_changes_no_turn_but_their_streets(rye: Group, clara: Person, sam: Person) -> None:
    other = make_team(rye, "Bellenden corner")
    client = browser(sam)
    assert "Bellenden corner" not in text(client, below(rye))
    for said in ({}, {"team": other.pk}, {"team": "1e9"}, {"team": make_team(make_group()).pk}):
        assert client.post(below(rye, "duty"), said).status_code == 404
    assert browser(clara).post(below(rye, "duty"), {"team": make_team(make_group()).pk}).status_code == 404
    assert not Duty.objects.exists()


def test_duty_for_a_street_goes_to_nobody_who_looks_after_another(rye: Group, sam: Person) -> None:
    other, olu = make_team(rye, "Bellenden corner"), make_person("Olu")
    make_membership(olu, rye, Role.STREET_COORDINATOR, other)
    page = text(browser(sam), below(rye, "duty"), team=sam.memberships.get().team_id, whom=olu.pk, seen=sam.pk)
    assert "nothing was done" in page
    assert not Duty.objects.exists()
