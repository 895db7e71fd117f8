"""Telling us that a listing is wrong."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions
from doorstep.groups.actions.reports import MOST_OPEN_A_GROUP, forget_words
from doorstep.groups.models import Group, Report
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from tests.factories import make_group

pytestmark = pytest.mark.django_db


def tell(client: Client, group: Group, **told: str) -> str:
    return str(client.post(f"{group.get_absolute_url()}wrong/", told, follow=True).content.decode())


def test_each_page_has_a_way_to_tell_us(client: Client) -> None:
    group = make_group("Rye Lane Neighbours")
    assert f'href="{group.get_absolute_url()}wrong/"' in client.get(group.get_absolute_url()).content.decode()
    assert "Thank you" in tell(client, group, wrong="contact", words="The number is a bakery's.")
    assert list(Report.objects.values_list("wrong", "words")) == [("contact", "The number is a bakery's.")]
    assert JournalEntry.objects.get(verb="reported").facts == {"group": group.pk}


def test_a_double_click_tells_once(client: Client) -> None:
    group = make_group()
    for _ in range(2):
        assert "Thank you" in tell(client, group, wrong="closed")
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"words": "Hm."}, "Choose one."),
        ({"wrong": "x"}, "Choose one|Select a valid choice"),
        ({"wrong": "other"}, "Say in a few words"),
        ({"wrong": "other", "words": "x" * 1001}, "a thousand letters"),
    ],
)
def test_what_is_missing_is_asked_for_kindly(client: Client, told: dict[str, str], said: str) -> None:
    page = tell(client, make_group(), **told)
    assert any(words in page for words in said.split("|"))
    assert not Report.objects.exists()


def test_enough_reports_are_enough(client: Client) -> None:
    group = make_group()
    for number in range(MOST_OPEN_A_GROUP):
        actions.report(group, "other", str(number))
    assert "Many reports wait already" in tell(client, group, wrong="closed")
    assert Report.objects.count() == MOST_OPEN_A_GROUP


def test_nobody_tells_about_what_nobody_sees(client: Client) -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    assert client.get(f"/groups/{group.slug}/wrong/").status_code == 404
    assert client.post(f"/groups/{group.slug}/wrong/", {"wrong": "closed"}).status_code == 404


def test_words_are_forgotten_ninety_days_after_settling() -> None:
    group, now = make_group(), timezone.now()
    told, waiting = actions.report(group, "other", "Hm."), actions.report(group, "other", "Still waiting.")
    actions.settle_report(told, Report.Settled.NOTHING_WRONG, by=None)
    assert forget_words(now + datetime.timedelta(days=89)) == 0
    assert forget_words(now + datetime.timedelta(days=91)) == 1
    assert forget_words(now + datetime.timedelta(days=91)) == 0
    assert Report.objects.get(pk=told.pk).words == ""
    assert Report.objects.get(pk=waiting.pk).words == "Still waiting."


def test_a_report_is_settled_by_one() -> None:
    told = actions.report(make_group(), "other", "Hm.")
    same = Report.objects.get(pk=told.pk)
    actions.settle_report(told, Report.Settled.CORRECTED, by=None)
    with pytest.raises(SomebodyWasFirstError):
        actions.settle_report(same, Report.Settled.CLOSED, by=None)
    assert Group.objects.get().status == Group.Listing.LISTED
