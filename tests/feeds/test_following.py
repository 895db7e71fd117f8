"""Following other directories: what they tell is shown, what they take back goes, the nearest one is believed."""

import datetime
import json

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from doorstep.feeds import actions, fetching, reading
from doorstep.feeds.actions import following, taking
from doorstep.feeds.models import Feed, FeedEntry
from doorstep.feeds.queries import entries, followed
from doorstep.groups.models import Group
from doorstep.groups.queries import finder
from doorstep.places import cells
from tests.factories import PECKHAM
from tests.feeds.following import Opening, follow, key, shown

pytestmark = pytest.mark.django_db


def test_a_followed_directorys_groups_are_found_shown_and_lead_home(directory: Opening, client: Client) -> None:
    southwark = directory("Southwark")
    for number in range(5):
        southwark.tells(f"Rye {number}")
    feed = follow(actions.subscribe(southwark.address))
    assert (feed.name, feed.said, feed.left_out) == ("Southwark", "", 0)
    assert sorted(shown()) == [f"Rye {number}" for number in range(5)]
    found = finder.answer(cells.cell_at(*PECKHAM))
    assert len(found.covering) == 5
    text = client.get(Group.objects.get(name="Rye 1").get_absolute_url()).content.decode()
    for said in ("from Southwark", "This entry comes from Southwark", 'href="https://southwark.example/groups/x/"'):
        assert said in text
    assert [each.groups for each in followed.feeds()] == [5]
    assert "Southwark" in client.get("/data/").content.decode()


def test_a_change_a_rest_and_a_closing_come_through(directory: Opening, client: Client) -> None:
    southwark = directory("Southwark")
    one, other = southwark.tells("Rye"), southwark.tells("Green")
    feed = follow(actions.subscribe(southwark.address))
    address = Group.objects.get(uid=key(one)).get_absolute_url()
    southwark.tells("Rye Lane", of=one, summary="New words.", status="resting", patch=None, languages=["bn"])
    southwark.ends(other)
    follow(feed)
    group = Group.objects.get(uid=key(one))
    assert (group.name, group.summary, group.status) == ("Rye Lane", "New words.", "resting")
    assert ([each.code for each in group.languages.all()], group.patches.count()) == (["bn"], 0)
    assert group.get_absolute_url() == address
    assert Group.objects.get(uid=key(other)).status == "closed"
    assert "Rye Lane" in client.get("/groups/?name=rye+lane").content.decode()
    southwark.tells("Green again", of=other)
    follow(feed)
    assert sorted(shown()) == ["Green again", "Rye Lane"]


def test_where_nothing_is_new_nothing_is_sent_or_written(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    feed = follow(follow(actions.subscribe(southwark.address)))
    before = Group.objects.get().changed_at
    southwark.asked.clear()
    feed = follow(feed)
    assert len(southwark.asked) == 1
    assert feed.etag
    assert Group.objects.get().changed_at == before


def test_it_goes_on_where_it_was_cut_short(directory: Opening) -> None:
    southwark = directory("Southwark")
    for number in range(6):
        southwark.tells(f"Rye {number}")
    feed = actions.subscribe(southwark.address)
    assert actions.follow(feed, seconds=0) == 1
    assert len(shown()) == 2
    southwark.asked.clear()
    follow(feed)
    assert len(shown()) == 6
    assert "cursor=2" in southwark.asked[0]


def test_what_went_without_a_word_is_found_when_the_whole_is_read_again(directory: Opening) -> None:
    southwark = directory("Southwark")
    gone = southwark.tells("Gone")
    southwark.tells("Here")
    feed = follow(actions.subscribe(southwark.address))
    del southwark.rows[gone]
    follow(feed)
    assert sorted(shown()) == ["Gone", "Here"]
    Feed.objects.update(whole_at=timezone.now() - following.WHOLE - datetime.timedelta(minutes=1))
    follow(feed)
    assert sorted(shown()) == ["Here"]


def test_a_row_that_cannot_be_read_is_counted_and_the_others_are_taken(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    southwark.tells("No home", home=None)
    southwark.tells("No place", patch=None, position="here")
    southwark.rows["nonsense"] = {"updated_at": "x", "status": "listed"}
    feed = follow(actions.subscribe(southwark.address))
    assert list(shown()) == ["Rye"]
    assert feed.left_out == 3


# -- When something is wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("broken", [500, 404, 301, b"<html>", b'{"groups": 7}', b"[" * 50_000])
def test_a_feed_that_breaks_is_asked_less_often_says_why_and_comes_back(directory: Opening, broken: object) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    feed = follow(actions.subscribe(southwark.address))
    southwark.broken = broken
    waits = []
    for _ in range(3):
        feed = follow(feed)
        waits.append(round((feed.due_at - timezone.now()).total_seconds() / 60))
    assert waits == [15, 30, 60]
    assert feed.said.endswith(".")
    assert list(shown()) == ["Rye"]
    southwark.broken = None
    southwark.tells("Green")
    feed = follow(feed)
    assert (sorted(shown()), feed.said, feed.failures) == (["Green", "Rye"], "", 0)


def test_a_feed_that_leads_to_another_site_is_not_followed_there(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    feed = actions.subscribe(southwark.address)
    southwark.leads_to = "http://169.254.169.254"
    assert "another site" in follow(feed).said


def test_a_site_that_is_not_there_is_told_so(directory: Opening) -> None:
    southwark = directory("Southwark")
    feed = actions.subscribe(southwark.address)
    southwark.close()
    assert "cannot be reached" in follow(feed).said


def test_a_page_that_is_too_large_is_not_taken(directory: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    southwark = directory("Southwark")
    feed = actions.subscribe(southwark.address)
    monkeypatch.setattr(fetching, "LARGEST", 10)
    assert "larger than we take" in follow(feed).said


def test_a_private_network_is_asked_only_where_the_operator_says_so(directory: Opening) -> None:
    southwark = directory("Southwark")
    with override_settings(FEEDS_PRIVATE=False), pytest.raises(fetching.FetchError, match="private network"):
        actions.subscribe(southwark.address)
    assert southwark.asked == []


def test_what_cannot_be_followed_is_told_at_once(directory: Opening) -> None:
    southwark = directory("Southwark")
    actions.subscribe(southwark.address)
    with pytest.raises(actions.TakenError, match="already"):
        actions.subscribe(f"{southwark.address}/data/", "Another name")
    southwark.uid = str(entries.who_we_are())
    with pytest.raises(actions.TakenError, match="our own"):
        actions.subscribe(f"{southwark.address}/data/groups.json?district=SE15")
    made_up = directory("Larkmead")
    made_up.made_up = True
    with override_settings(DEMO=False), pytest.raises(actions.TakenError, match="made up"):
        actions.subscribe(made_up.address)
    made_up.broken = json.dumps({"hello": "there"}).encode()
    with pytest.raises(reading.PageError):
        actions.subscribe(made_up.address)


# -- Due work --------------------------------------------------------------------------------------------------------


def test_the_worker_looks_when_it_is_time_and_two_never_look_at_once(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    actions.subscribe(southwark.address)
    now = timezone.now()
    assert actions.follow_due(now) > 0
    assert actions.follow_due(now) == 0
    southwark.tells("Green")
    assert actions.follow_due(now + following.EVERY + datetime.timedelta(minutes=1)) > 0
    assert sorted(shown()) == ["Green", "Rye"]


def test_leaving_a_feed_that_was_cut_short_is_ended_by_the_worker(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    feed = follow(actions.subscribe(southwark.address))
    Feed.objects.filter(pk=feed.pk).update(state=Feed.State.LEAVING, due_at=timezone.now())
    actions.follow_due(timezone.now())
    assert (Feed.objects.count(), FeedEntry.objects.count(), shown()) == (0, 0, {})


def test_taking_a_page_twice_changes_nothing(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    feed = follow(actions.subscribe(southwark.address))
    before = Group.objects.values().get()
    assert taking.take(feed, list(southwark.rows.values())) == 0
    assert Group.objects.values().get() == before


def test_a_feed_whose_pages_lead_in_a_circle_or_to_nothing_is_left(directory: Opening) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    feed = actions.subscribe(southwark.address)
    empty = southwark.page({}) | {"groups": [], "next": f"{southwark.address}/data/groups.json?cursor=7"}
    southwark.broken = json.dumps(empty).encode()
    feed = follow(feed)
    assert (feed.said, feed.at) == ("The address leads on and on to others.", "")
    southwark.broken = json.dumps(southwark.page({}) | {"next": following.first_page(feed.url)}).encode()
    assert follow(feed).failures == 2


def test_a_feed_with_more_groups_than_a_country_is_left(directory: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST_GROUPS", 3)
    southwark = directory("Southwark")
    for number in range(9):
        southwark.tells(f"Rye {number}")
    feed = follow(actions.subscribe(southwark.address))
    assert feed.said == "The address leads on and on to others."
    assert len(shown()) == 4
