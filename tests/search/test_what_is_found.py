"""What everybody may read is found, from when it is shown until it is no longer; and nothing else."""

import dataclasses

import pytest
from django.core.management import call_command
from django.utils import timezone

from doorstep.broadcasts.actions import sending
from doorstep.broadcasts.models import Broadcast
from doorstep.groups import actions as groups
from doorstep.groups.actions.changing import change
from doorstep.groups.models import Group
from doorstep.groups.speakers import THE_DESK
from doorstep.networks.actions import opening
from doorstep.networks.said import About
from doorstep.search.actions.texts import put
from doorstep.search.models import PublicText, Spelling
from doorstep.search.queries.texts import found
from doorstep.search.text import Text
from tests.broadcasts.making import SAYS, goes_out, make_draft
from tests.factories import make_group
from tests.networks.making import make_network, make_officer

pytestmark = pytest.mark.django_db

PUBLIC = dataclasses.replace(SAYS, is_public=True)


def titles(typed: str) -> list[str]:
    return [hit.title for hit in found(typed).hits]


def test_a_group_is_found_by_what_its_page_says_once_it_is_listed() -> None:
    group = make_group(
        "Rye Lane", listing=Group.Listing.PROPOSED, description="We mend bicycles.", kinds=(("dog-walking", ""),)
    )
    assert titles("bicycle") == []
    groups.put_on_list(group, by=None)
    assert titles("mending bicycles") == titles("walk the dog") == ["Rye Lane"]
    change(group, {"description": "We knit."}, by=None, speaker=THE_DESK)
    assert (titles("bicycles"), titles("knitting")) == ([], ["Rye Lane"])
    groups.rest(group, by=None)
    assert titles("knitting") == ["Rye Lane"]
    groups.close(group, by=None)
    assert titles("knitting") == []


def test_how_a_group_is_reached_is_not_looked_up() -> None:
    make_group("Rye Lane", contact_ways=(("phone", "020 7946 0123"), ("email", "clara@example.org")))
    assert titles("clara example org") == titles("7946") == []


def test_a_network_is_found_by_what_it_says() -> None:
    network = make_network(about="Ward circles of the old town.")
    assert titles("old town") == ["Southern Network"]
    opening.change_network(
        network, About(name="Southern Network", level="borough", drawn=None, about="Ferries."), by=None
    )
    assert (titles("old town"), titles("ferry")) == ([], ["Southern Network"])


def test_news_is_found_while_anybody_may_read_it() -> None:
    esther = make_officer(make_network())
    network = esther.offices.get().network
    public, inside = make_draft(network, esther, PUBLIC), make_draft(network, esther)
    assert titles("sewing") == []
    goes_out(public, esther)
    goes_out(inside, esther)
    assert [hit.address for hit in found("sewing machine").hits] == [public.get_absolute_url()]
    sending.take_off_the_page(public, by=esther.pk)
    assert titles("sewing") == []


def test_news_that_is_stopped_is_found_no_longer() -> None:
    esther = make_officer(make_network())
    draft = goes_out(make_draft(esther.offices.get().network, esther, PUBLIC), esther)
    assert titles("sewing") == ["Sewing machines wanted"]
    assert sending.hold(draft, by=esther.pk, now=timezone.now()) == Broadcast.Status.STOPPED
    assert titles("sewing") == []


def test_all_of_it_can_be_put_in_anew(capsys: pytest.CaptureFixture[str]) -> None:
    esther = make_officer(make_network(about="Ferries."))
    goes_out(make_draft(esther.offices.get().network, esther, PUBLIC), esther)
    make_group("Rye Lane", description="We knit.")
    make_group("Nobody yet", listing=Group.Listing.PROPOSED, description="We knit.")
    put("group", 999, Text("A group that is gone", "", "Zeppelins knit.", "en", "/groups/gone/"))
    PublicText.objects.filter(kind="news").delete()
    call_command("search", "fill")
    assert "news: 1" in capsys.readouterr().out
    assert len(titles("knitting")) == 2
    call_command("search", "rebuild")
    assert titles("knitting") == ["Rye Lane"]
    assert titles("sewing") == ["Sewing machines wanted"]
    assert titles("ferry") == ["Southern Network"]
    assert not Spelling.objects.filter(text="zeppelins").exists()
