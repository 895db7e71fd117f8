"""What a network's desk sees of its list: how sure each entry is, who is missing, and where nobody helps."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.networks.actions import opening
from doorstep.networks.models import Contact, Network
from doorstep.networks.queries.health import health_of
from doorstep.networks.said import About
from doorstep.places import cells
from tests.factories import PECKHAM, make_group, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_contact, make_officer

pytestmark = pytest.mark.django_db
HERE = cells.cell_at(*PECKHAM)


@pytest.fixture
def network() -> Network:
    drawn = draw(Parts(circles=((HERE, 1500.0),)))
    return opening.open_network(About(name="Ring", level="ward", drawn=drawn), by=None, now=timezone.now())


@pytest.fixture
def desk(network: Network) -> Client:
    return browser_of(make_officer(network))


def test_groups_are_counted_by_how_sure_they_are(network: Network, desk: Client) -> None:
    old = timezone.localdate() - datetime.timedelta(days=500)
    make_contact(network, make_person("Ben"), make_group("Fresh"))
    make_contact(network, make_person("Ola"), make_group("Old", confirmed_on=old))
    silent = make_group("Silent", confirmed_on=None, metres=None)
    make_contact(network, make_person("Xanthe"), silent)
    Group.objects.filter(pk=silent.pk).update(silent_since=timezone.localdate())
    Contact.objects.filter(person__contact_points=None, affiliation__group__name="Old").delete()
    found = health_of(network)
    assert found.steps == {"3-months": 1, "year": 0, "longer": 1, "never": 1}
    assert [group.name for group in found.silent] == ["Silent"]
    assert [place.group.name for place in found.without_contact] == ["Old"]
    assert [group.name for group in found.without_patch] == ["Silent"]
    page = text(desk, f"/networks/{network.slug}/desk/health/")
    for words in ("Asked twice, and silent", "They have no main contact", "They have drawn no patch"):
        assert words in page


def test_where_nobody_helps_is_shown_in_percent_and_on_a_map(network: Network, desk: Client) -> None:
    assert health_of(network).share == 0
    make_group("Half", metres=1000)
    share = health_of(network).share
    assert share is not None
    assert 0.3 < share < 0.6
    page = text(desk, f"/networks/{network.slug}/desk/health/")
    assert f"cover {round(share * 100)} % of this area" in page
    assert "nobody helps here yet" in page
    make_group("All", metres=2500)
    assert health_of(network).share == 1
    assert "covers every doorstep" in text(desk, f"/networks/{network.slug}/desk/health/")


def test_a_country_is_not_gone_through_doorstep_by_doorstep() -> None:
    network = opening.open_network(About(name="Country", level="country", drawn=None), by=None, now=timezone.now())
    assert health_of(network).share is None
    theirs = browser_of(make_officer(network))
    assert "too large to look at" in text(theirs, f"/networks/{network.slug}/desk/health/")
