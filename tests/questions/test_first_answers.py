"""The first answers that ship: each fits the format, is short, and says what the program does."""

import re

import pytest

from doorstep.aid.models import GroupWay
from doorstep.aid.models.request import ADDRESS_KEPT, KEPT
from doorstep.groups.models import Membership
from tests.library.shipped import TOPICS, Shipped, looks_right, shipped, slugs

FOLDER = "questions/written/en"
HOURS, DAYS = f"{ADDRESS_KEPT.total_seconds() / 3600:.0f} hours", f"{KEPT.days} days"


@pytest.fixture(params=slugs(FOLDER))
def answer(request: pytest.FixtureRequest) -> Shipped:
    return of(request.param)


def of(slug: str) -> Shipped:
    return shipped(f"{FOLDER}/{slug}.md")


def test_each_fits_the_format(answer: Shipped) -> None:
    looks_right(answer, names=set("question topic written review sources".split()))
    assert answer.head["question"].endswith(("?", "."))
    assert len(answer.head["question"]) <= 120
    assert 80 <= len(answer.body.split()) <= 250
    assert not re.search(r"^#|[{}]", answer.body, re.MULTILINE)


def test_there_are_about_thirty_and_each_topic_has_one() -> None:
    assert 30 <= len(slugs(FOLDER)) <= 40
    assert {of(slug).head["topic"] for slug in slugs(FOLDER)} == TOPICS


def test_nobody_is_asked_the_same_thing_twice() -> None:
    questions = [of(slug).head["question"] for slug in slugs(FOLDER)]
    assert len({*questions}) == len(questions)


@pytest.mark.parametrize("slug", ["how-long-is-my-address-kept", "may-we-keep-a-list-of-addresses"])
def test_how_long_things_are_kept_is_said_as_it_is(slug: str) -> None:
    assert f"gone {HOURS} after {'the' if 'list' in slug else 'your'} request is over" in of(slug).words
    assert f"gone {'after ' if 'list' in slug else ''}{DAYS}" in of(slug).words


def test_what_goes_by_itself_when_a_group_closes_is_said_as_it_is() -> None:
    life = Membership.HELD.life
    assert life
    kept = f"addresses after {HOURS}, requests after {DAYS}, members {life.lasts.days} days after they left"
    assert kept in of("how-do-we-pause-or-close").words


def test_the_cap_is_the_one_that_a_new_group_has() -> None:
    pounds = GroupWay._meta.get_field("cap").get_default() // 100  # noqa: SLF001 # Django's own name for it
    assert f"a new group starts with £{pounds} for one task" in of("how-much-may-we-lay-out").words


def test_to_the_two_great_questions_the_answer_is_no() -> None:
    for slug in ("can-i-pay-with-somebodys-card", "may-i-go-inside"):
        assert of(slug).words.startswith("No.")
