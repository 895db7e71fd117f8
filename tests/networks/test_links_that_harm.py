"""What strangers publish and what their sites answer stops nothing: rules that cannot be read, doors beside, delays."""

import datetime
import socket
import time
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from doorstep.core import outside
from doorstep.networks import links
from doorstep.networks.actions import checking_links
from doorstep.networks.links import Found
from doorstep.networks.models import Link
from tests.networks.test_links import DAY, MINUTE, NOON, State, group_at, site, state_of, tried

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "PORTS", range(1, 65_536))
    settings.CHECK_LINKS = settings.LINKS_PRIVATE = True


@pytest.mark.parametrize("rule", ["Disallow: //[", "Crawl-delay: ²", f"Crawl-delay: {'9' * 5_000}", "Allow: http://[a"])
def test_rules_that_nobody_can_read_stop_nothing(rule: str) -> None:
    with site() as found:
        found.robots = f"User-agent: *\n{rule}\n"
        group_at(f"{found.at}/us")
        tried()
        assert state_of(f"{found.at}/us") == State.THERE


def test_a_broken_line_of_ours_counts_against_nobody() -> None:
    with site(gone=(404, {})) as found, site() as other:
        url = f"{found.at}/gone"
        group_at(f"{other.at}/there")
        tried()
        group_at(url, name="Another")
        # What was there was there too long ago to tell.
        tried(NOON + 10 * DAY)
        assert (Link.objects.get(url=url).failures, Link.objects.get(url=url).failed_on) == (0, None)
        # By its next turn another page was tried again.
        for day in (11, 12, 13, 14):
            tried(NOON + day * (DAY + 90 * MINUTE))
        assert state_of(url) == State.GONE


def test_one_that_is_busy_whenever_we_come_is_left_to_people() -> None:
    with site(us=(429, {"Retry-After": "1"})) as found:
        group_at(f"{found.at}/us")
        for day in range(3):
            tried(NOON + day * 2 * DAY)
        assert state_of(f"{found.at}/us") == State.UNKNOWN
        assert len([each for each in found.asked if "/us" in each]) == 3


def test_it_is_left_in_peace_as_long_as_it_asks_and_never_for_ever() -> None:
    for asked, waits in (("172800", 2), ("99999999", 7)):
        with site(us=(429, {"Retry-After": asked})) as found:
            assert links.page(f"{found.at}/us", "HEAD").again_in == waits * DAY


def test_what_was_gone_is_not_there_again_for_being_busy() -> None:
    with site(us=(429, {"Retry-After": "1"})) as found:
        group_at(f"{found.at}/us")
        checking_links.gather(NOON)
        Link.objects.update(state=State.GONE, failures=3)
        for day in range(3):
            tried(NOON + day * 2 * DAY)
        assert state_of(f"{found.at}/us") == State.GONE
        assert Link.objects.get().busy == 0


def test_no_other_door_is_knocked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as found:
        monkeypatch.setattr(links, "PORTS", (None, 80, 443))
        group_at(f"{found.at}/us")
        tried()
        assert (found.asked, state_of(f"{found.at}/us")) == ([], State.UNKNOWN)


def test_nothing_private_is_asked_once_a_page_leads_on() -> None:
    with site() as inside, site() as found:
        found.answers["/away"] = (302, {"Location": f"{inside.at}/secret"})
        assert links.page(f"{found.at}/away", "GET").found is Found.FAILED
        assert inside.asked == []


def test_whoever_answers_for_a_name_cannot_keep_us(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_asked: object, **_how: object) -> list[object]:
        time.sleep(2.0)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    begun = time.monotonic()
    pace = outside.Pace(patience=4.0, at_most=4.0, until=begun + 0.2)
    with pytest.raises(outside.FetchError), outside.spoken_to(urlsplit("http://slow.example/"), pace, private=False):
        pass
    assert time.monotonic() - begun < 1.5


def test_all_of_a_step_has_one_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it leads on, and however slowly."""
    with site() as found:
        monkeypatch.setattr(links, "A_STEP", 0.0)
        assert links.page(f"{found.at}/us", "GET").found is Found.FAILED
        assert found.asked == []
    assert checking_links.look(NOON + datetime.timedelta(days=1)) == 0
