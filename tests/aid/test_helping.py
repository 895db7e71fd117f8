"""Wanting to help: saying what one would do in two minutes, changing it, resting, stopping."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid import kinds
from doorstep.aid.actions import climbing, stopping
from doorstep.aid.matching import times
from doorstep.aid.models import Answer, Offer, OwnQuestion, Skill, Task, Volunteer
from doorstep.groups.actions import members
from doorstep.groups.models import Group, Membership
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.queries import Spot
from tests.aid.street import NOW, make_task, make_volunteer, offers_of
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
MINE = "/helping/"
SAID = {
    "kinds": ["shopping", "phone-call"],
    "way": "foot-near",
    "postcode": "SE15 4AB",
    "times": ["0-morning", "6-evening"],
    "enough": "3",
    "languages": ["en", "yo"],
}


@pytest.fixture
def ben(rye: Group) -> Person:
    person = make_person("Ben", email="ben@canary.example")
    make_membership(person, rye)
    return person


def below(group: Group, *parts: str) -> str:
    return "/".join(["/helping", group.slug, *parts, ""])


def code(person: Person) -> Client:
    return browser(person, strong=False)


def said(group: Group, person: Person, **other: object) -> str:
    """Send the form; what is None is left out."""
    form = {name: value for name, value in {**SAID, **other}.items() if value is not None}
    return text(code(person), below(group), **form)


# -- Saying it -------------------------------------------------------------------------------------------------------


def test_whoever_is_in_the_group_says_it_and_is_ready_at_once(rye: Group, ben: Person) -> None:
    van = Skill.objects.create(group=rye, name="A van")
    why = OwnQuestion.objects.create(group=rye, words="What is your street called?")
    page = said(rye, ben, skills=[str(van.pk)], **{f"answer-{why.pk}": "Choumert Road"})

    row, spot = Volunteer.objects.get(), places.resolve("SE15 4AB")
    assert "From now on you are asked for what fits you" in page
    assert isinstance(spot, Spot)
    assert (row.cell, row.going, row.metres, row.enough, row.languages) == (spot.cell, "foot", 1000, 3, ["en", "yo"])
    assert row.kinds == kinds.mask(kinds.USUAL[slug] for slug in ("shopping", "phone-call"))
    assert row.times == times.mask([(0, "morning"), (6, "evening")])
    assert (list(row.skills.all()), Answer.objects.get().words) == ([van], "Choumert Road")
    assert row.vouched_at is None


def test_the_postcode_is_kept_nowhere(rye: Group, ben: Person) -> None:
    said(rye, ben)
    assert "SE15 4AB" not in text(code(ben), below(rye))


def test_any_time_is_one_tap(rye: Group, ben: Person) -> None:
    said(rye, ben, any_time="on", times=None)
    assert Volunteer.objects.get().times == times.ALWAYS


def test_whoever_helps_from_home_need_not_say_where_that_is(rye: Group, ben: Person) -> None:
    said(rye, ben, way="home", postcode=None)
    row = Volunteer.objects.get()
    assert (row.going, row.cell) == ("home", rye.cell)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kinds": None}, "Tick at least one."),
        ({"way": None}, "Choose one."),
        ({"postcode": None}, "Write where you set out from, such as SE15 5BZ."),
        ({"postcode": "SE15"}, "We could not find it. Write the whole postcode, such as SE15 5BZ."),
        ({"times": None}, "Tick “Any time”, or the times that suit you."),
        ({"enough": "0"}, "Ensure this value is greater than or equal to 1."),
    ],
)
def test_what_is_missing_is_said_beside_it_and_the_rest_is_kept(
    rye: Group, ben: Person, wrong: dict[str, object], sentence: str
) -> None:
    page = said(rye, ben, **wrong)
    assert sentence in page
    assert "Something to mend:" in page
    assert page.count(" checked") >= len(["en", "yo"])
    assert not Volunteer.objects.exists()


def test_whoever_is_not_in_the_group_asks_in_the_same_breath_and_counts_once_welcomed(rye: Group) -> None:
    dev = make_person("Dev", email="dev@canary.example")
    assert "Tick the box if you agree." in said(rye, dev)
    assert not Volunteer.objects.exists()

    assert "Somebody of the group welcomes you first" in said(rye, dev, agree="on")
    asks = Membership.objects.get(person=dev)
    assert asks.status == Membership.Status.ASKED
    task = make_task(rye, "phone-call", at=timezone.now())
    Volunteer.objects.update(times=times.ALWAYS)
    climbing.look_after(timezone.now())
    assert offers_of(task) == {}

    clara = rye.memberships.get(role="coordinator").person_id
    members.welcome(asks, by=clara, now=timezone.now())
    Task.objects.update(rung=0, due_at=timezone.now())
    climbing.look_after(timezone.now())
    assert offers_of(task) == {str(dev.pk): "open"}


def test_whoever_asks_chooses_a_street_team(rye: Group) -> None:
    team, dev = make_team(rye), make_person("Dev", email="dev@canary.example")
    said(rye, dev, agree="on", team=str(team.pk))
    assert Membership.objects.get(person=dev).team == team


def test_a_group_that_takes_nobody_or_is_shown_to_nobody_has_no_such_page(ben: Person) -> None:
    for group in (make_group("Closed", listing="closed"), make_group("Proposed", listing="proposed")):
        assert code(ben).get(below(group)).status_code == 404


def test_it_is_changed_later_and_the_place_stays_unless_it_is_said_anew(rye: Group, ben: Person) -> None:
    said(rye, ben)
    before = Volunteer.objects.get()
    page = said(rye, ben, postcode=None, way="bike-far", kinds=["shopping"])

    row = Volunteer.objects.get()
    assert "Changed." in page
    assert (row.pk, row.cell, row.going, row.metres) == (before.pk, before.cell, "bike", 5000)
    assert row.kinds == kinds.USUAL["shopping"].bit


def test_the_place_is_changed_a_few_times_a_day_and_the_rest_as_often_as_one_likes(rye: Group, ben: Person) -> None:
    for postcode in ("SE15 4AB", "SE15 5BZ", "SE15 4AB", "SE15 5BZ"):
        said(rye, ben, postcode=postcode)
    there = Volunteer.objects.get().cell
    assert said(rye, ben, postcode="SE15 4AB", enough="7") != said(rye, ben, postcode="", enough="5")

    row = Volunteer.objects.get()
    assert (row.cell, row.enough) == (there, 5)


def test_a_group_s_skill_is_no_skill_in_another(rye: Group, ben: Person) -> None:
    other = Skill.objects.create(group=make_group("Bellenden Neighbours"), name="A van")
    Skill.objects.create(group=rye, name="Sign language")
    assert "Select a valid choice" in said(rye, ben, skills=[str(other.pk)])


# -- A rest, and the end ---------------------------------------------------------------------------------------------


def test_a_rest_until_a_day_and_coming_back_before(rye: Group, ben: Person) -> None:
    said(rye, ben)
    client, day = code(ben), timezone.localdate() + timedelta(days=10)
    page = text(client, below(rye, "rest"), until=day.isoformat())
    assert "You take a rest. Nobody asks why." in page
    assert f"You rest until {day.day} {day:%B %Y}." in page

    assert "Good to have you back." in text(client, below(rye, "return"), x="")
    row = Volunteer.objects.get()
    assert (row.paused, row.paused_until) == (False, None)


def test_a_rest_until_they_say(rye: Group, ben: Person) -> None:
    said(rye, ben)
    assert "You rest until you say that you are back." in text(code(ben), below(rye, "rest"), until="")
    assert Volunteer.objects.get().paused


def test_no_rest_ends_before_it_begins(rye: Group, ben: Person) -> None:
    said(rye, ben)
    today = timezone.localdate().isoformat()
    assert "That day is over already." in text(code(ben), below(rye, "rest"), until=today)


def test_who_stops_gives_back_what_they_took_and_others_are_asked(rye: Group) -> None:
    ben, olu = make_volunteer(rye), make_volunteer(rye, "Olu")
    task = make_task(rye, at=timezone.now())
    climbing.look_after(timezone.now())
    client = code(ben.person)
    offer = Offer.objects.get(volunteer=ben)
    text(client, f"/helping/offers/{offer.pk}/answer/", answer="yes")
    assert "Thank you for all you did." in text(client, below(rye, "stop"), x="")

    ben.refresh_from_db()
    assert ben.ended_at
    climbing.look_after(timezone.now())
    assert offers_of(task)[str(ben.person_id)] == "returned"
    assert offers_of(task)[str(olu.person_id)] in {"open", "withdrawn"}
    assert Task.objects.get().status == Task.Status.OPEN


def test_who_leaves_the_group_helps_there_no_more(rye: Group) -> None:
    ben = make_volunteer(rye)
    stopping.follow(NOW)
    assert not Volunteer.objects.exclude(ended_at=None).exists()

    members.leave_altogether(ben.person, rye, by=ben.person_id, now=NOW)
    assert stopping.follow(NOW) == 1
    assert Volunteer.objects.exclude(ended_at=None).exists()


def test_what_one_never_said_cannot_be_rested_or_stopped(rye: Group, ben: Person) -> None:
    client = code(ben)
    for page in ("rest", "stop"):
        assert client.get(below(rye, page)).status_code == 404
    assert client.post(below(rye, "return")).status_code == 404


def test_where_one_is_and_has_said_nothing_one_is_invited_to(rye: Group, ben: Person) -> None:
    page = text(code(ben), MINE)
    assert "You have not said yet what you would do." in page
    assert below(rye) in page
    assert cells.as_text(rye.cell) not in page
