"""How often: counted right under many at once, and for whoever it really is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django.http import HttpRequest
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from doorstep.groups.models import Group, Report
from doorstep.groups.views import proposals, reports
from doorstep.limits import actions, visitors, words
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.models import Bucket
from doorstep.limits.rates import Limit
from tests.factories import make_group

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
FIVE_A_MINUTE = Limit("five a minute", most=5, per=timedelta(minutes=1))


def got_through(limit: Limit, whom: str, at: datetime) -> bool:
    try:
        take(limit, whom, now=at)
    except TooOftenError:
        return False
    return True


# -- Buckets ---------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_there_is_room_for_as_many_as_it_says_and_then_for_one_after_each_share() -> None:
    assert [got_through(FIVE_A_MINUTE, "Dev", NOON) for _ in range(7)] == [True] * 5 + [False] * 2

    shares = [NOON + timedelta(seconds=seconds) for seconds in (11, 12, 12, 24, 84, 84)]
    assert [got_through(FIVE_A_MINUTE, "Dev", at) for at in shares] == [False, True, False, True, True, True]


@pytest.mark.django_db
def test_it_says_when_there_is_room() -> None:
    for _ in range(5):
        take(FIVE_A_MINUTE, "Dev", now=NOON)
    with pytest.raises(TooOftenError) as refused:
        take(FIVE_A_MINUTE, "Dev", now=NOON + timedelta(seconds=2))
    assert refused.value.again_at == NOON + timedelta(seconds=12)
    assert got_through(FIVE_A_MINUTE, "Dev", refused.value.again_at)


@pytest.mark.django_db
def test_another_visitor_and_another_limit_have_buckets_of_their_own() -> None:
    once = Limit("once", most=1, per=timedelta(hours=1))
    assert got_through(once, "Dev", NOON)
    assert got_through(once, "Ben", NOON)
    assert got_through(FIVE_A_MINUTE, "Dev", NOON)
    assert not got_through(once, "Dev", NOON)
    actions.give_back(once, "Dev")
    assert got_through(once, "Dev", NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [1, 24, 24 * 365])
def test_a_long_while_is_as_long_as_it_says(hours: int) -> None:
    once = Limit("once in a long while", most=1, per=timedelta(hours=hours))

    tries = [NOON, NOON, NOON + once.per - timedelta(seconds=1), NOON + once.per]

    assert [got_through(once, "Dev", at) for at in tries] == [True, False, False, True]


@pytest.mark.django_db
def test_whoever_stayed_away_for_long_has_no_more_room_than_anybody() -> None:
    take(FIVE_A_MINUTE, "Dev", now=NOON - timedelta(days=400))

    assert [got_through(FIVE_A_MINUTE, "Dev", NOON) for _ in range(7)] == [True] * 5 + [False] * 2


@pytest.mark.django_db
def test_nobody_stands_in_the_database_and_what_has_run_out_is_forgotten() -> None:
    take(FIVE_A_MINUTE, "192.0.2.7", now=NOON)
    assert "192.0.2.7" not in str(list(Bucket.objects.values_list()))
    assert actions.sweep(NOON + timedelta(minutes=30)) == 0
    assert actions.sweep(NOON + timedelta(hours=2)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_sixty_four_at_once_exactly_as_many_get_through_as_it_says() -> None:
    limit = Limit("at once", most=20, per=timedelta(hours=1))

    def one(_number: int) -> bool:
        try:
            return got_through(limit, "Dev", NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(64) as pool:
        assert sum(pool.map(one, range(64))) == 20


@pytest.mark.django_db(transaction=True)
def test_a_bucket_that_is_given_back_at_this_moment_refuses_nobody() -> None:
    def one(_number: int) -> bool:
        try:
            through = got_through(FIVE_A_MINUTE, "Dev", NOON)
            actions.give_back(FIVE_A_MINUTE, "Dev")
            return through
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(one, range(64)))


# -- Who it is -------------------------------------------------------------------------------------------------------


def asked(forwarded: str = "", remote: str = "198.51.100.1") -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)


def test_without_a_proxy_of_ours_nothing_said_about_the_way_is_believed(settings: Settings) -> None:
    settings.PROXIES = 0
    assert visitors.network(asked("203.0.113.9")) == "198.51.100.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.1"),
        (1, "", "198.51.100.1"),
        (1, "203.0.113.9, nonsense", "198.51.100.1"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (1, "[2001:db8:1:2:bbbb::2]", "2001:db8:1:2::/64"),
    ],
)
def test_behind_proxies_the_entry_of_our_own_counts(
    proxies: int, forwarded: str, found: str, settings: Settings
) -> None:
    settings.PROXIES = proxies
    assert visitors.network(asked(forwarded)) == found


@given(st.text(max_size=80), st.integers(0, 3))
def test_whatever_is_said_about_the_way_there_is_an_answer(forwarded: str, proxies: int) -> None:
    request = asked()
    request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.PROXIES", proxies)
        assert visitors.network(request)


# -- On pages --------------------------------------------------------------------------------------------------------


def test_the_wait_is_said_in_whole_minutes() -> None:
    now = datetime.now(UTC)
    assert words.wait(now - timedelta(hours=1)).endswith("again in a minute.")
    assert words.wait(now + timedelta(seconds=50)).endswith("again in a minute.")
    assert words.wait(now + timedelta(seconds=100)).endswith("again in 2 minutes.")
    assert words.wait(now + timedelta(hours=3)).endswith("in a few hours.")


@pytest.mark.django_db
def test_a_visitor_who_reports_without_end_is_asked_to_wait_and_loses_nothing(client: Client) -> None:
    group = make_group()
    for _ in range(reports.REPORTS.most):
        take(reports.REPORTS, "127.0.0.1")

    answer = client.post(f"/groups/{group.slug}/wrong/", {"wrong": "closed", "words": "The door is bricked up."})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please try again in" in page
    assert "The door is bricked up." in page
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_visitor_who_proposes_without_end_is_asked_to_wait(client: Client) -> None:
    for _ in range(proposals.PROPOSALS.most):
        take(proposals.PROPOSALS, "127.0.0.1")
    said = {"name": "Larkmead Lane", "postcode": "SE15", "kinds": ["shopping"], "email": "hello@larkmead.example"}

    page = client.post("/groups/new/", said).content.decode()

    assert "Larkmead Lane" in page
    assert not Group.objects.exists()
