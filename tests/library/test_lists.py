"""Lists to read: what may stand there, what stays while it cannot be read, and those of others at the desk."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.library.actions import listing, moving
from doorstep.library.models import Collection, Document
from doorstep.library.queries import shelf
from doorstep.library.said import HOUSE, Publisher
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.groups.pages import text
from tests.library.making import make_document

pytestmark = pytest.mark.django_db
CHAT = "https://chat.whatsapp.com/Abcdefghijklmnopqrstuv"
INVITES = "leads into a private chat"


def shared(group: Group, by: Person, title: str = "How we do parcels") -> Document:
    document = make_document(title, "Parcels go out on Fridays.", Publisher(group=group))
    moving.offer(document, by=by.pk, now=timezone.now())
    moving.share(document, by=by.pk, now=timezone.now())
    return document


def listed(publisher: Publisher, by: Person, *documents: Document, title: str = "To read") -> Collection:
    keys = [each.pk for each in documents]
    return listing.begin(publisher, title, "", keys, by=by.pk, now=timezone.now())


def test_what_its_group_or_the_desk_took_out_of_the_library_stands_on_its_own_lists_alone(
    group: Group, clara: Person
) -> None:
    document, of_house = shared(group, clara), make_document("Phone calls")
    theirs = listed(Publisher(group=group), clara, document, of_house)
    ours = listed(HOUSE, clara, document, of_house)
    alone = listed(HOUSE, clara, document, title="Parcels")
    assert [*shelf.on_list(ours)] == [document, of_house]

    moving.take_back(document, by=clara.pk)

    assert [*shelf.on_list(ours)] == [of_house]
    assert [*shelf.on_list(theirs)] == [document, of_house]
    assert alone not in shelf.collections()


def test_what_cannot_be_read_just_now_stays_on_a_list_that_is_kept_again(
    group: Group, clara: Person, desk: Client
) -> None:
    first, document, last = make_document("Phone calls"), shared(group, clara), make_document("Food")
    ours = listed(HOUSE, clara, first, document, last)
    moving.take_back(document, by=clara.pk)
    moving.take_off(last, by=clara.pk)
    here = f"/desk/library/lists/{ours.pk}/"
    assert "How we do parcels" not in text(desk, here)

    text(desk, here, title="To read", **{f"place_{first.pk}": "1"})

    moving.bring_back(last, by=clara.pk)
    moving.offer(document, by=clara.pk, now=timezone.now())
    moving.share(document, by=clara.pk, now=timezone.now())
    assert [*shelf.on_list(ours)] == [first, document, last]
    text(desk, here, title="To read", **{f"place_{last.pk}": "1"})
    assert [*shelf.on_list(ours)] == [last]


@pytest.mark.parametrize("name", ["title", "words"])
def test_no_list_leads_into_a_private_chat(desk: Client, name: str) -> None:
    typed = {"title": "To read", f"place_{make_document().pk}": "1", name: f"Join {CHAT}"}

    assert INVITES in text(desk, "/desk/library/lists/new/", **typed)

    assert not Collection.objects.exists()


def test_the_desk_takes_away_a_list_of_others(group: Group, network: Network, clara: Person, desk: Client) -> None:
    document = make_document()
    of_group, of_network, ours = (
        listed(each, clara, document, title=f"A list of {each.name}")
        for each in (Publisher(group=group), Publisher(network=network), HOUSE)
    )
    page = text(desk, "/desk/library/sharing/")
    assert of_group.title in page
    assert of_network.title in page
    assert ours.title not in page

    for each in (of_group, of_network):
        assert "The list is gone." in text(desk, f"/desk/library/sharing/lists/{each.pk}/ending/", do="away")
    assert desk.post(f"/desk/library/sharing/lists/{ours.pk}/ending/").status_code == 404

    assert [*Collection.objects.all()] == [ours]
