"""How a group goes about it, and who is new in it: what one coordinator may do."""

from dataclasses import replace

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import kinds
from doorstep.aid.actions import volunteering
from doorstep.aid.actions.setting import change_way
from doorstep.aid.actions.volunteering import Willing
from doorstep.aid.models import GroupWay, OwnKind, OwnQuestion, Skill, Volunteer
from doorstep.aid.queries.ways import said_of
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.street import HERE, NOW, make_volunteer
from tests.aid.test_desk import below
from tests.factories import make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
SAID = {
    "how": "board",
    "pounds": "25.50",
    "keeps_days": "14",
    "known": "much",
    "sharing": "nothing",
    "kinds_at_a_door": "Bins\nbins again\n\nBins",
}


def seen(group: Group) -> str:
    return said_of(group).stamp


# -- The way ---------------------------------------------------------------------------------------------------------


def test_one_coordinator_changes_how_the_group_goes_about_it(rye: Group, clara: Person) -> None:
    said = SAID | {"is_full": "on", "elsewhere": "Ring the council.", "skills": "Has a van", "questions": "Since when?"}
    assert "Saved." in text(browser(clara), below(rye, "way"), **said, seen=seen(rye))

    way = GroupWay.objects.get()
    assert (way.how, way.cap, way.keeps_days, way.is_full, way.elsewhere) == (
        "board",
        2550,
        14,
        True,
        "Ring the council.",
    )
    assert [(kind.name, kind.number) for kind in OwnKind.objects.all()] == [("Bins", 0), ("bins again", 1)]
    assert (Skill.objects.get().name, OwnQuestion.objects.get().words) == ("Has a van", "Since when?")
    assert JournalEntry.objects.filter(verb="way changed", by=clara.pk).count() == 1


def test_what_is_the_same_is_not_saved(rye: Group, clara: Person) -> None:
    text(browser(clara), below(rye, "way"), **SAID, seen=seen(rye))
    assert "Nothing was different" in text(browser(clara), below(rye, "way"), **SAID, seen=seen(rye))


def test_of_two_who_change_it_the_second_is_told_and_keeps_what_they_typed(rye: Group, clara: Person) -> None:
    stale = seen(rye)
    text(browser(clara), below(rye, "way"), **SAID, seen=stale)
    page = text(browser(clara), below(rye, "way"), **SAID | {"keeps_days": "7"}, seen=stale)
    assert "A colleague changed it while you typed" in page
    assert 'value="7"' in page
    assert seen(rye) in page
    assert GroupWay.objects.get().keeps_days == 14


def test_a_kind_that_is_taken_away_leaves_nobody_with_its_bit(rye: Group, clara: Person) -> None:
    text(browser(clara), below(rye, "way"), **SAID, seen=seen(rye))
    bins = kinds.own(OwnKind.objects.get(name="Bins"))
    ben = make_volunteer(rye, kinds=bins.bit | kinds.USUAL["shopping"].bit)
    olu = make_volunteer(rye, "Olu")
    text(browser(clara), below(rye, "way"), **SAID | {"kinds_at_a_door": "Birds"}, seen=seen(rye))

    for volunteer in (ben, olu):
        volunteer.refresh_from_db()
    assert (ben.kinds, olu.kinds) == (kinds.USUAL["shopping"].bit, kinds.mask(kinds.USUAL.values()))
    assert OwnKind.objects.get(name="Birds").number == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"pounds": "much"}, "Enter a number"),
        ({"keeps_days": "29"}, "28"),
        ({"skills": "x" * 61}, "Keep each line under 61"),
        ({"questions": "\n".join(map(str, range(9)))}, "8 lines at most"),
        ({"kinds_from_home": "Bins"}, "Write it once"),
    ],
)
def test_what_is_wrong_is_said_beside_it(rye: Group, clara: Person, wrong: dict[str, str], words: str) -> None:
    answer = browser(clara).post(below(rye, "way"), SAID | wrong | {"seen": seen(rye)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert GroupWay.objects.get().how == GroupWay.Hows.WAVES


def test_no_more_kinds_than_there_are_bits(rye: Group, clara: Person) -> None:
    lines = {
        name: "\n".join(f"{name} {number}" for number in range(20)) for name in ("kinds_at_a_door", "kinds_from_home")
    }
    answer = browser(clara).post(below(rye, "way"), SAID | lines | {"seen": seen(rye)})
    assert "more kinds of help than fit" in answer.content.decode()
    assert not OwnKind.objects.exists()


def test_a_street_coordinator_changes_nothing_of_it(rye: Group) -> None:
    before = said_of(rye)
    assert not change_way(rye, before, seen=before.stamp, by=make_person("Sam").pk, now=NOW)


# -- Who is new ------------------------------------------------------------------------------------------------------


def test_who_is_new_is_vouched_for(rye: Group, clara: Person) -> None:
    new = make_volunteer(rye, vouched=False)
    question = OwnQuestion.objects.create(group=rye, words="Since when do you live here?")
    willing = Willing(HERE, new.kinds, new.times, "foot", 900, 2, answers={question.pk: "For ten years."})
    volunteering.volunteer(new.person, rye, willing, by=new.person_id, now=timezone.now())
    make_volunteer(rye, "Olu")

    page = text(browser(clara), below(rye, "volunteers"))
    assert [words in page for words in ("Ben", "For ten years.", "Olu")] == [True, True, False]
    assert "Thank you." in text(browser(clara), below(rye, "volunteers", new.pk, "vouching"), sure="yes")
    assert Volunteer.objects.get(pk=new.pk).vouched_by == clara.pk
    assert "Nobody is new" in text(browser(clara), below(rye, "volunteers"))


def test_nobody_vouches_for_themselves(rye: Group, clara: Person) -> None:
    willing = Willing(HERE, 1, 1, "foot", 900, 2)
    row = volunteering.volunteer(clara, rye, willing, by=clara.pk, now=timezone.now())
    assert "a colleague vouches for you" in text(browser(clara), below(rye, "volunteers"))
    assert browser(clara).post(below(rye, "volunteers", row.pk, "vouching")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_who_is_new_costs_the_same_for_one_and_for_three(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_volunteer(rye, f"Ben{number}", vouched=False)
    client = browser(clara)
    with django_assert_num_queries(9):
        client.get(below(rye, "volunteers"))


def test_who_helps_no_longer_is_not_new(rye: Group, clara: Person) -> None:
    new = make_volunteer(rye, vouched=False)
    volunteering.stop(new, by=new.person_id, now=timezone.now())
    make_membership(make_person("Esther"), rye, Role.COORDINATOR)
    assert "Nobody is new" in text(browser(clara), below(rye, "volunteers"))


def test_the_other_coordinators_hear_when_one_may_approve_more_alone(rye: Group, clara: Person) -> None:
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    before = said_of(rye)
    for cap, told in ((before.cap - 1, 0), (before.cap + 1, 1)):
        now = said_of(rye)
        change_way(rye, replace(now, cap=cap), seen=now.stamp, by=clara.pk, now=timezone.now())
        assert Message.objects.filter(kind="cap-raised", person=esther).count() == told
    assert not Message.objects.filter(kind="cap-raised", person=clara).exists()
