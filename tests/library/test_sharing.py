"""What groups and networks publish, and what of it stands in the library: nothing of a group's before a human look."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.library.actions import finding, listing, moving
from doorstep.library.models import Collection, Document
from doorstep.library.queries import editions
from doorstep.library.said import HOUSE, Publisher
from doorstep.library.views import lists
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.search.queries import texts
from tests.factories import make_group
from tests.groups.pages import text
from tests.library.making import make_document, make_policy, make_theirs
from tests.networks.making import browser_of

pytestmark = pytest.mark.django_db


def of_group(group: Group, title: str = "How we do parcels") -> Document:
    return make_document(title, "Parcels go out on Fridays.", Publisher(group=group), topic="food")


def state(browser: Client, group: Group, document: Document, do: str) -> str:
    return text(browser, f"/groups/{group.slug}/library/{document.pk}/state/", do=do)


def test_a_groups_own_stands_on_its_page_and_in_the_library_after_a_human_look(
    group: Group, clara: Person, claras: Client, desk: Client
) -> None:
    document = of_group(group)
    assert "How we do parcels" in text(Client(), f"/library/groups/{group.slug}/")
    assert "How we do parcels" not in text(Client(), "/library/")

    assert "The desk has been told." in state(claras, group, document, "asked")
    assert "How we do parcels" not in text(Client(), "/library/")
    assert texts.found("parcels").total == 0
    assert "How we do parcels" in text(desk, "/desk/library/sharing/")
    read = f"/desk/library/sharing/{document.pk}/"
    assert "Parcels go out on Fridays." in text(desk, read)
    assert "It stands in the library." in text(desk, read, do="share")
    assert "How we do parcels" in text(Client(), "/library/")
    assert texts.found("parcels").total == 1
    assert "for every group" in Message.objects.get(person=clara, kind="document-shared").body
    # Should it say something else one day, the desk takes it out again.
    assert "How we do parcels" in text(desk, "/desk/library/sharing/")
    assert "They have been told" in text(desk, read, do="decline", words="It names a neighbour by now.")
    assert texts.found("parcels").total == 0
    assert "by now" in Message.objects.get(person=clara, kind="document-not-shared").body
    assert 'value="decline"' not in text(desk, read)


def test_what_the_desk_writes_with_its_yes_is_read(group: Group, clara: Person, desk: Client) -> None:
    document = of_group(group)
    moving.offer(document, by=clara.pk, now=timezone.now())

    text(desk, f"/desk/library/sharing/{document.pk}/", do="share", words="A model for all.")

    assert "The desk writes: A model for all." in Message.objects.get(person=clara, kind="document-shared").body


def test_what_the_desk_does_not_take_is_said_why(group: Group, clara: Person, claras: Client, desk: Client) -> None:
    document = of_group(group)
    state(claras, group, document, "asked")
    read = f"/desk/library/sharing/{document.pk}/"

    assert "Say in a sentence or two why not" in text(desk, read, do="decline")
    assert "They have been told, in your words." in text(desk, read, do="decline", words="It names a neighbour.")

    assert "It names a neighbour." in Message.objects.get(person=clara, kind="document-not-shared").body
    document.refresh_from_db()
    assert document.status == Document.Status.OUT


def test_a_group_takes_it_out_of_the_library_again(group: Group, claras: Client, desk: Client) -> None:
    document = of_group(group)
    state(claras, group, document, "asked")
    text(desk, f"/desk/library/sharing/{document.pk}/", do="share")

    assert "no longer in the library" in state(claras, group, document, "unasked")
    assert texts.found("parcels").total == 0


def test_what_a_group_made_of_another_text_is_not_offered(group: Group, claras: Client) -> None:
    own = make_theirs(make_policy(), group)

    assert "Somebody was first" in state(claras, group, own, "asked")
    own.refresh_from_db()
    assert own.status == Document.Status.OUT


def test_a_network_publishes(network: Network, esther: Person) -> None:
    browser = browser_of(esther)
    here = f"/networks/{network.slug}/desk/library/"
    typed = {"kind": "guide", "topic": "running", "for_whom": "coordinators", "language": "en"}
    text(browser, f"{here}new/", title="Our borough", **typed)
    document = Document.objects.get()

    seen = editions.seen(document, "en")
    text(browser, f"{here}{document.pk}/words/", title="Our borough", markdown="Ring us.", seen=seen, do="publish")

    assert "Our borough" in text(Client(), "/library/")
    assert "Our borough" in text(Client(), f"/library/networks/{network.slug}/")
    assert Client().get(here).status_code == 302


def test_the_desk_takes_off_what_nobody_should_read_and_says_why(
    network: Network, esther: Person, group: Group, desk: Client
) -> None:
    theirs, own = make_document("Our borough", "Ring us.", Publisher(network=network)), of_group(group)
    page = text(desk, "/desk/library/sharing/")
    assert "Our borough" in page
    assert "How we do parcels" in page

    for document in (theirs, own):
        read = f"/desk/library/sharing/{document.pk}/"
        assert "Say in a sentence or two why not" in text(desk, read, do="off")
        assert "They have been told" in text(desk, read, do="off", words="It names a neighbour.")
        assert Client().get(document.get_absolute_url()).status_code == 404
    assert "It names a neighbour." in Message.objects.get(person=esther, kind="document-taken-off").body
    ours = make_document("Of the house")
    assert desk.get(f"/desk/library/sharing/{ours.pk}/").status_code == 404


def test_at_another_desk_it_is_nowhere(network: Network, esther: Person, group: Group, desk: Client) -> None:
    document = of_group(group)

    assert browser_of(esther).get(f"/networks/{network.slug}/desk/library/{document.pk}/").status_code == 404
    assert desk.get(f"/desk/library/{document.pk}/").status_code == 404


def test_a_group_that_closed_shows_nothing(group: Group) -> None:
    document = of_group(group)
    Group.objects.update(status=Group.Listing.CLOSED)

    assert Client().get(document.get_absolute_url()).status_code == 404
    assert Client().get(f"/library/groups/{group.slug}/").status_code == 404


def test_what_a_group_shared_is_found_no_longer_once_it_left_the_list(group: Group, clara: Person) -> None:
    document = of_group(group)
    moving.offer(document, by=clara.pk, now=timezone.now())
    moving.share(document, by=clara.pk, now=timezone.now())
    make_document("Parcels for all", "Parcels.")
    Group.objects.update(status=Group.Listing.CLOSED)

    assert [finding.follow_groups(timezone.now()) for _ in range(2)] == [1, 0]
    assert texts.found("parcels").total == 1
    Group.objects.update(status=Group.Listing.LISTED)
    assert [finding.follow_groups(timezone.now()) for _ in range(2)] == [1, 0]
    assert texts.found("parcels").total == 2


def test_a_list_is_read_in_its_order(desk: Client) -> None:
    first, second, third = (make_document(title) for title in ("First week", "Phone calls", "Food"))
    places = {f"place_{second.pk}": "2", f"place_{third.pk}": "1", f"place_{first.pk}": ""}

    assert "Kept." in text(desk, "/desk/library/lists/new/", title="For your first week", words="Read these.", **places)

    page = text(Client(), "/library/lists/for-your-first-week/")
    assert page.index("Food") < page.index("Phone calls")
    assert "First week" not in page.split("<ol")[1]
    assert "For your first week" in text(Client(), "/library/")


def test_a_list_with_nothing_on_it_is_asked_about(desk: Client) -> None:
    make_document()

    answer = desk.post("/desk/library/lists/new/", {"title": "Nothing"})

    assert answer.status_code == 422
    assert "Write 1 beside what is read first" in answer.content.decode()


def test_of_many_documents_those_on_the_list_are_always_offered(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _first, last = make_document("A first one"), make_document("The last one")
    listing.begin(HOUSE, "To read", "", [last.pk], by=uuid4(), now=timezone.now())
    monkeypatch.setattr(lists, "MOST", 1)

    page = text(desk, f"/desk/library/lists/{Collection.objects.get().pk}/")

    assert "The last one" in page
    assert "A first one" not in page


def test_a_groups_list_is_changed_and_taken_away_by_it_alone(group: Group, claras: Client, desk: Client) -> None:
    document, place = make_document(), {}
    place[f"place_{document.pk}"] = "1"
    here = f"/groups/{group.slug}/library/lists/"
    text(claras, f"{here}new/", title="For us", **place)
    pk = group.collections.get().pk

    text(claras, f"{here}{pk}/", title="For all of us", **place)

    assert "For all of us" in text(Client(), f"/library/groups/{group.slug}/")
    assert desk.post(f"/desk/library/lists/{pk}/ending/").status_code == 404
    other = make_group("Bellenden Neighbours")
    assert claras.post(f"/groups/{other.slug}/library/lists/{pk}/ending/").status_code == 404
    assert "The list is gone." in text(claras, f"{here}{pk}/ending/", do="away")
