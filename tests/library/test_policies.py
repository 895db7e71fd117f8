"""The policies and the agreement that ship: each fits the format, and says what the program does."""

import re

import pytest

from doorstep.aid.matching.fitting import NEW_AT_ONCE
from doorstep.aid.models import Begun, Claim, GroupWay
from doorstep.aid.models.request import ADDRESS_KEPT, KEPT
from doorstep.groups.models import Membership
from doorstep.messaging.models import Message
from doorstep.safeguarding.actions import REVIEWED_AFTER
from doorstep.vault.holding import Held
from tests.library.shipped import Shipped, looks_right, shipped, slugs

SLUGS = "safeguarding-policy data-policy money-policy code-of-conduct volunteer-agreement".split()
NAMES = set("title summary kind topic for written review sources".split())
GAPS = set("group area contact lead deputy review".split())
NUMBERS_IN_WORDS = {3: "three"}
POUNDS = GroupWay._meta.get_field("cap").get_default() // 100  # noqa: SLF001 # Django's own name for it


@pytest.fixture(params=SLUGS)
def policy(request: pytest.FixtureRequest) -> Shipped:
    return of(request.param)


def of(slug: str) -> Shipped:
    return shipped(f"library/written/en/{slug}.md")


def days(held: Held) -> int:
    assert held.life
    return held.life.lasts.days


# -- The format ------------------------------------------------------------------------------------------------------


def test_each_fits_the_format(policy: Shipped) -> None:
    looks_right(policy, names=NAMES)
    assert policy.head["kind"] == ("template" if policy.slug == "volunteer-agreement" else "policy")
    assert policy.head["for"] in {"everyone", "volunteers"}
    assert 0 < len(policy.head["summary"]) <= 200
    assert 600 <= len(policy.body.split()) <= 1200


def test_each_has_headings_from_the_second_level_and_no_gap_that_nobody_fills(policy: Shipped) -> None:
    assert {len(marks) for marks in re.findall(r"^(#+) ", policy.body, re.MULTILINE)} == {2}
    assert set(re.findall(r"{([^}]*)}", policy.body)) == GAPS
    assert policy.body.count("{") == len(re.findall(r"{\w+}", policy.body)) == policy.body.count("}")


def test_each_says_once_that_it_is_no_legal_advice(policy: Shipped) -> None:
    assert policy.words.count("no legal advice") == 1


def test_the_nations_are_named_where_they_differ() -> None:
    for slug in ("safeguarding-policy", "money-policy", "code-of-conduct"):
        for nation in ("England", "Scotland", "Wales", "Northern Ireland"):
            assert nation in of(slug).words, (slug, nation)


# -- What they promise, the program does -----------------------------------------------------------------------------


def test_how_long_things_are_kept_is_said_as_it_is() -> None:
    said = of("data-policy").words
    assert f"gone {ADDRESS_KEPT.total_seconds() / 3600:.0f} hours after the request is over" in said
    assert f"gone {KEPT.days} days after it is over" in said
    assert f"never sent: {days(Begun.HELD)} days" in said
    assert f"Messages: {days(Message.HELD)} days" in said
    assert f"photograph of a receipt: {days(Claim.HELD)} days after it is paid" in said
    assert f"forgotten after {days(Membership.HELD)} days" in said
    assert f"after {REVIEWED_AFTER.days} days" in said
    assert f"({REVIEWED_AFTER.days} days)" in of("safeguarding-policy").words
    assert f"forgotten after {days(Membership.HELD)} days" in of("volunteer-agreement").words
    assert f"deleted {days(Claim.HELD)} days after it is settled" in of("money-policy").words


def test_the_cap_is_the_one_that_a_new_group_has() -> None:
    assert f"Up to £{POUNDS} for one task. Above it, ask a coordinator first." in of("money-policy").words
    assert f"Up to £{POUNDS} one coordinator approves it, above it two." in of("volunteer-agreement").words


@pytest.mark.parametrize("slug", ["safeguarding-policy", "volunteer-agreement"])
def test_newcomers_begin_as_the_program_lets_them(slug: str) -> None:
    assert f"at most {NUMBERS_IN_WORDS[NEW_AT_ONCE]} tasks at once, a coordinator nods before" in of(slug).words


@pytest.mark.parametrize("slug", ["safeguarding-policy", "code-of-conduct", "volunteer-agreement"])
def test_nobody_goes_inside_a_home(slug: str) -> None:
    assert "never inside the home" in of(slug).words


def test_no_card_and_no_pin() -> None:
    for slug, sentence in {
        "safeguarding-policy": "No card, no PIN, no bank details.",
        "money-policy": "Never take anybody’s card, PIN, bank details or chequebook.",
        "code-of-conduct": "Never take a card or a PIN.",
        "volunteer-agreement": "Never take a card, a PIN or bank details.",
    }.items():
        assert sentence in of(slug).words, slug


@pytest.mark.parametrize("slug", ["safeguarding-policy", "volunteer-agreement"])
def test_of_a_check_no_certificate_is_kept_and_nothing_for_longer_than_six_months(slug: str) -> None:
    said = of(slug).words
    assert "level, " in said
    assert "six months" in said.lower()
    assert re.search(r"never (keeps )?the certificate", said)


# -- What could hurt somebody if it were said otherwise ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("safeguarding-policy", "If it is about a coordinator and we have no lead, press nothing"),
        ("safeguarding-for-neighbours", "“Have somebody ring me” then reaches every coordinator."),
        ("safeguarding-policy", "Only to save a life, after you rang 999, and if it is safe."),
        ("what-neighbours-should-not-take-on", "somebody on the floor who cannot get up: 999"),
        ("safeguarding-policy", "even if it is done once"),
        ("safeguarding-for-neighbours", "must be in its PVG scheme before they begin"),
        ("data-policy", "a surname with the full postcode, never an address"),
    ],
)
def test_what_keeps_people_safe_is_said(slug: str, sentence: str) -> None:
    assert sentence in of(slug).words


def test_no_text_asks_whether_a_check_is_needed_by_how_often_something_is_done() -> None:
    assert [each for each in slugs("library/written/en") if "regular help" in of(each).words.lower()] == []
