"""Groups of a list that publish a mobile number are asked by text; where a text could mean two, they are rung."""

import pytest
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.messaging.models import Message, Reply
from doorstep.networks.actions import first_letters, starting
from doorstep.networks.models import FirstLetter, Network
from doorstep.networks.queries.first_letters import reached
from tests.aid.texting import BEN, writes
from tests.factories import make_group, make_membership, make_person
from tests.networks.starting import NOON

pytestmark = pytest.mark.django_db
Status = FirstLetter.Status


def listed(name: str, *ways: tuple[str, str]) -> Group:
    return make_group(name, contact_ways=ways, source="A list", source_key=name, confirmed_on=None)


def asked(network: Network) -> dict[str, str]:
    starting.start(network, "A list", by=None, now=NOON)
    starting.choose_pace(network, 500, by=None)
    first_letters.go_on(NOON)
    return dict(FirstLetter.objects.values_list("group__name", "status"))


def test_a_mobile_number_is_asked_by_text_and_yes_is_enough(network: Network) -> None:
    group = listed("Rye Lane Neighbours", ("phone", "020 7946 0101"), ("phone", BEN))
    assert asked(network) == {group.name: Status.ASKED}
    message = Message.objects.get()
    assert "Still going? Answer YES." in message.short
    writes("YES", now=NOON)
    group.refresh_from_db()
    assert group.confirmed_on == timezone.localdate(NOON)
    assert FirstLetter.objects.get().status == Status.GOING
    assert Message.objects.filter(kind="first-letter-thanks").exists()


def test_words_by_text_stand_at_the_desk(network: Network) -> None:
    listed("Rye Lane Neighbours", ("phone", BEN))
    asked(network)
    assert writes("We moved to Nunhead, who is this", now=NOON).desk == network.uid
    assert (FirstLetter.objects.get().status, Reply.objects.get().status) == (Status.WROTE, "open")


def test_an_answer_to_something_else_confirms_nothing(network: Network) -> None:
    group = listed("Rye Lane Neighbours", ("phone", BEN))
    asked(network)
    Message.objects.update(kind="another")
    writes("YES", now=NOON)
    assert Group.objects.get(pk=group.pk).confirmed_on is None


def test_a_number_of_two_groups_is_asked_about_one_and_rung_about_the_other(network: Network) -> None:
    names = ("Rye Lane Neighbours", "Another")
    for name in names:
        listed(name, ("phone", BEN))
    assert asked(network) == {"Rye Lane Neighbours": Status.ASKED, "Another": Status.TO_RING}


def test_an_address_comes_before_a_number_and_a_landline_is_rung(network: Network) -> None:
    both = listed("Both", ("phone", BEN), ("email", "both@example.org"))
    landline = listed("Landline", ("phone", "020 7946 0101"))
    assert reached([both.pk, landline.pk])[both.pk].means == "email"
    assert asked(network) == {"Both": Status.ASKED, "Landline": Status.TO_RING}


def test_who_is_spoken_for_is_not_asked_and_who_closed_meanwhile_is_not_either(network: Network) -> None:
    spoken = listed("Spoken for", ("email", "spoken@example.org"))
    make_membership(make_person("Clara"), spoken, "coordinator")
    closing = listed("Closing", ("email", "closing@example.org"))
    starting.start(network, "A list", by=None, now=NOON)
    Group.objects.filter(pk=closing.pk).update(status=Group.Listing.CLOSED)
    assert set(asked(network).values()) == {Status.NOT_NEEDED}
    assert not Message.objects.exists()
