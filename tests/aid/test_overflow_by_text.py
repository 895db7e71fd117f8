"""By text, where no group can be asked: may a network pass it on? And what a receipt shows of it, and no more."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.models import Exchange, GroupWay, HelpRequest, Overflow
from doorstep.networks.models import Network
from doorstep.people.actions import give_receipt
from tests.aid.exchanging import texts
from tests.aid.overflowing import ADDRESS, make_helping_group, waits
from tests.groups.pages import text
from tests.networks.making import make_network, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Network:
    network = make_network()
    make_officer(network)
    return network


def test_it_is_asked_by_text(network: Network) -> None:
    (look,) = texts("Shopping please, SE22")
    assert "May Southern Network pass it to the nearest?" in look
    assert not Overflow.objects.exists()
    (receipt,) = texts("YES")
    row = Overflow.objects.get()
    assert (row.network, row.kinds, row.may_pass_on, row.district) == (network, ["shopping"], True, "SE22")
    assert Exchange.objects.get().status == "asked"
    assert f"Whoever comes says {row.said['word']} first." in receipt
    assert not HelpRequest.objects.exists()


def test_a_yes_counts_for_what_was_asked_and_nobody_else() -> None:
    group = make_helping_group("Goose Green Neighbours", (51.4590, -0.0722), "Dara", metres=1500)
    (look,) = texts("Shopping please, SE22")
    assert "Southern Network" not in look
    network = make_network()
    make_officer(network)
    way = GroupWay.objects.create(group=group, is_full=True)
    (again,) = texts("YES")
    assert "May Southern Network pass it to the nearest?" in again
    assert not Overflow.objects.exists()
    GroupWay.objects.filter(pk=way.pk).update(is_full=False)
    (once_more,) = texts("YES")
    assert "Southern Network" not in once_more
    assert not HelpRequest.objects.exists()
    texts("YES")
    assert HelpRequest.objects.get().group == group


@pytest.mark.usefixtures("network")
def test_no_ends_it() -> None:
    texts("Shopping please, SE22", "NO")
    assert not Overflow.objects.exists()
    assert Exchange.objects.get().status == "over"


def test_a_receipt_shows_how_it_stands_and_covers_all_else(network: Network) -> None:
    row, client = waits(network, now=timezone.now()), Client()
    # A word that is drawn may be one of the page's own: a door there is plum.
    row.said = {**row.said, "word": "quillfeather"}
    row.save(update_fields=["said"])
    number = give_receipt(row.person, by=None, now=timezone.now())
    client.post("/receipt/", {"number": number, "fact": "020 7946 0501"})
    page = text(client, "/ask/mine/")
    assert "The desk of a network looks for a group." in page
    assert "Please get in touch with me" in page
    for covered in ("Southern Network", "Shopping", "shopping", ADDRESS, "quillfeather"):
        assert covered not in page
