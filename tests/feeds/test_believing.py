"""Whom to believe when several directories tell of a group: our own entry, then the nearest, then the newest."""

import pytest
from django.test import Client

from doorstep.feeds import actions
from doorstep.feeds.models import FeedEntry
from doorstep.feeds.queries import entries
from doorstep.groups import actions as groups
from doorstep.groups.models import Group
from tests.factories import make_group
from tests.feeds.following import Opening, follow, key, shown

pytestmark = pytest.mark.django_db


def test_of_two_feeds_the_nearer_is_believed_and_the_group_stands_once(directory: Opening) -> None:
    borough, country = directory("Borough"), directory("Country")
    said = borough.tells("Rye", summary="near")
    country.tells("Rye", of=said, via=(borough.uid,), summary="far")
    first, second = actions.subscribe(country.address), actions.subscribe(borough.address)
    follow(first)
    assert shown() == {"Rye": "far"}
    follow(second)
    assert shown() == {"Rye": "near"}
    country.tells("Rye", of=said, via=(borough.uid,), summary="far and newer")
    follow(first)
    assert shown() == {"Rye": "near"}
    assert Group.objects.get().source == "feed:Borough"


def test_where_the_nearer_feed_takes_it_back_the_farther_takes_over(directory: Opening) -> None:
    borough, country = directory("Borough"), directory("Country")
    said = borough.tells("Rye", summary="near")
    country.tells("Rye", of=said, via=(borough.uid,), summary="far")
    near, far = actions.subscribe(borough.address), actions.subscribe(country.address)
    follow(near)
    follow(far)
    borough.ends(said, "withdrawn")
    follow(near)
    assert shown() == {"Rye": "far"}
    actions.unsubscribe(far)
    assert shown() == {}


def test_where_the_nearer_feed_says_it_has_closed_it_has(directory: Opening) -> None:
    borough, country = directory("Borough"), directory("Country")
    said = borough.tells("Rye")
    country.tells("Rye", of=said, via=(borough.uid,))
    near, far = actions.subscribe(borough.address), actions.subscribe(country.address)
    follow(near)
    follow(far)
    borough.ends(said)
    follow(near)
    assert shown() == {}


def test_of_equally_near_feeds_the_newer_is_believed(directory: Opening) -> None:
    one, other = directory("One"), directory("Other")
    said = one.tells("Rye", via=("0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111",), summary="old")
    other.tells("Something else")
    other.tells("Rye", of=said, via=("0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111",), summary="new")
    for each in (other, one):
        follow(actions.subscribe(each.address))
    assert shown()["Rye"] == "new"


def test_our_own_groups_come_back_to_nothing(directory: Opening) -> None:
    own = make_group("Ours", summary="Our words.")
    closed = make_group("Closed", listing="closed")
    country = directory("Country")
    country.tells("Taken over", of=f"urn:uuid:{own.uid}")
    country.tells("Alive again", of=f"urn:uuid:{closed.uid}")
    country.tells("Back", via=(str(entries.who_we_are()),))
    follow(actions.subscribe(country.address))
    assert shown() == {"Ours": "Our words."}
    assert Group.objects.count() == 2


def test_two_that_follow_each_other_do_not_keep_a_group_alive(directory: Opening) -> None:
    """Ours came by a feed and went on to another directory, which tells us of it: its home has withdrawn it."""
    home, other = directory("Home"), directory("Other")
    said = home.tells("Rye")
    other.tells("Rye", of=said, via=(home.uid,))
    near, far = actions.subscribe(home.address), actions.subscribe(other.address)
    follow(near)
    follow(far)
    other.tells("Rye", of=said, via=(home.uid, str(entries.who_we_are())))
    follow(far)
    home.ends(said, "withdrawn")
    follow(near)
    assert shown() == {}


def test_what_came_by_a_feed_goes_on_with_its_home_and_one_step_more(directory: Opening, client: Client) -> None:
    southwark = directory("Southwark")
    said = southwark.tells("Rye")
    feed = follow(actions.subscribe(southwark.address))
    [row] = client.get("/data/groups.json").json()["groups"]
    assert (row["id"], row["hops"]) == (said, 1)
    assert row["via"] == [southwark.uid, str(entries.who_we_are())]
    assert row["home"] == {"name": "Southwark", "url": "https://southwark.example/groups/x/"}
    assert (row["licence"], row["source"]) == ("https://licence.example/", "Southwark")
    actions.unsubscribe(feed)
    [row] = client.get("/data/groups.json?changed_since=2020-01-01").json()["groups"]
    assert row["status"] == "withdrawn"
    assert client.get(Group.objects.get().get_absolute_url()).status_code == 404


def test_nobody_changes_here_what_is_looked_after_elsewhere(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    follow(actions.subscribe(southwark.address))
    group = Group.objects.get()
    for change in (groups.rest, groups.close, groups.put_on_list):
        with pytest.raises(groups.FromElsewhereError, match=r"southwark\.example"):
            change(group, by=None)


def test_an_operator_can_hide_a_group_from_a_feed_for_good(directory: Opening) -> None:
    southwark = directory("Southwark")
    said = southwark.tells("Rye")
    feed = follow(actions.subscribe(southwark.address))
    assert actions.keep_out(key(said))
    southwark.tells("Rye again", of=said)
    follow(feed)
    assert shown() == {}
    assert actions.bring_back(key(said))
    assert list(shown()) == ["Rye again"]
    assert not actions.keep_out(make_group(listing=Group.Listing.REFUSED).uid)
    assert actions.keep_out(key(said))
    southwark.ends(said, "withdrawn")
    follow(feed)
    southwark.tells("Rye for ever", of=said)
    feed = follow(feed)
    assert shown() == {}
    actions.unsubscribe(feed)
    assert not FeedEntry.objects.exists()


@pytest.mark.parametrize("lie", ["its own", "as if it were the home"])
@pytest.mark.parametrize("gone", [False, True])
def test_a_feed_takes_over_or_closes_no_group_that_is_at_home_in_another(
    directory: Opening, lie: str, *, gone: bool
) -> None:
    home, thief = directory("Home"), directory("Thief")
    said = home.tells("Rye", summary="true")
    first, second = actions.subscribe(home.address), actions.subscribe(thief.address)
    follow(first)
    if lie == "as if it were the home":
        thief.uid = home.uid
    thief.tells("Something else")
    thief.tells("Stolen", of=said)
    follow(second)
    if gone:
        thief.ends(said)
        follow(second)
    assert shown()["Rye"] == "true"
    assert "Stolen" not in shown()
