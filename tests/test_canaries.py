"""Every sealed field carries a mark: where somebody sees one who should not, or one lies about, a test fails."""

import re

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from tests.canaries import lying
from tests.canaries.crawling import Crawl, Sight
from tests.canaries.marks import Mark, Marks, without_rows
from tests.canaries.planting import planted
from tests.canaries.rules import RULES
from tests.canaries.seen import MAY_BE_SEEN, Seen
from tests.policy import broken
from tests.policy.addresses import addresses
from tests.policy.world import World

pytestmark = pytest.mark.django_db
# That a page was left in a hurry, so that going back does not show it: that it was, and no word of what stood there.
LEFT = "sessionStorage.left"
STORES = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open|serviceWorker")


@pytest.fixture(scope="module")
def marks(world: World) -> Marks:
    return planted(world)


@pytest.fixture(scope="module")
def crawl(world: World, marks: Marks) -> Crawl:
    """Let everybody look at everything, and keep what was logged meanwhile."""
    found = Crawl(world, marks)
    with lying.logged() as found.log:
        found.everything()
    return found


def test_every_sealed_field_has_a_mark(marks: Marks) -> None:
    assert without_rows(marks) == set(), "make such a row in tests/canaries/planting.py"


# -- What is seen -----------------------------------------------------------------------------------------------------


def may_be(sight: Sight, seen: Seen, world: World) -> bool:
    """Say whether this line lets somebody see it."""
    if sight.amiss or sight.mark.field != seen.field or sight.page not in seen.on.split():
        return False
    return sight.mark.person is not None and RULES[seen.by](world, sight.role, sight.mark.person)


def test_nobody_sees_what_they_should_not(crawl: Crawl, world: World) -> None:
    leaks = {
        f"{sight.mark.field} on {sight.page} by {sight.role.name} {sight.amiss}".strip()
        for sight in crawl.sights
        if not any(may_be(sight, seen, world) for seen in MAY_BE_SEEN)
    }

    assert leaks == set()


@pytest.mark.parametrize("seen", MAY_BE_SEEN, ids=lambda seen: f"{seen.field} on {seen.on} by {seen.by}")
def test_what_may_be_seen_is_seen(crawl: Crawl, world: World, seen: Seen) -> None:
    """A line that nobody needs any more lets in what is not meant."""
    assert set(seen.on.split()) <= {sight.page for sight in crawl.sights if may_be(sight, seen, world)}


def test_every_address_was_looked_at(crawl: Crawl) -> None:
    assert addresses().keys() - crawl.looked.keys() == set()


# -- What lies about --------------------------------------------------------------------------------------------------


def test_no_form_leaves_what_is_sealed_in_a_row(crawl: Crawl) -> None:
    assert crawl.at_rest == set()


def test_no_cache_holds_what_is_sealed(crawl: Crawl) -> None:
    assert lying.in_caches(crawl.marks) == set()


def test_no_line_of_the_log_holds_what_is_sealed(crawl: Crawl) -> None:
    assert len(crawl.log.lines) > len(addresses())
    assert [line for line in crawl.log.lines if crawl.marks.within(line)] == []


# -- When something breaks --------------------------------------------------------------------------------------------


def test_a_mistake_of_ours_tells_nothing_of_what_was_in_hand(client: Client, settings: Settings) -> None:
    """Neither on its page nor in the log: it was in a form, a cookie, in variables and in the words of the error."""
    settings.ROOT_URLCONF = broken.__name__
    client.raise_request_exception = False
    client.cookies["session"], marks = "CANARYINACOOKIE", Marks()
    for words in ("CANARYINACOOKIE", "CANARYINAFORM"):
        marks.add(Mark("broken", words))

    with lying.logged() as log:
        answer = client.post(broken.BROKEN, {"called": "CANARYINAFORM"})

    assert answer.status_code == 500
    assert marks.within(answer.content) == set()
    assert any("broken.py" in line for line in log.lines)
    assert [line for line in log.lines if marks.within(line)] == []


@pytest.mark.parametrize("path", ["/none/", "/sign-in/", "/desk/none/", "/me/none/", "/?" + "&".join("a" * 600)])
def test_no_refusal_repeats_what_was_sent(path: str) -> None:
    marks = Marks()
    marks.add(Mark("refused", "CANARYINAFORM"))

    answer = Client(enforce_csrf_checks=True).post(path, {"contact": "CANARYINAFORM"})

    assert answer.status_code in {302, 400, 403, 404}
    assert marks.within(answer.content + str(answer.headers).encode()) == set()


# -- In the browser ---------------------------------------------------------------------------------------------------


def test_no_script_of_ours_keeps_anything_in_a_browser() -> None:
    scripts = [file for file in (settings.ROOT / "doorstep").rglob("*.js") if file.is_file()]

    assert scripts
    assert [file.name for file in scripts if STORES.search(file.read_text("utf-8").replace(LEFT, ""))] == []
