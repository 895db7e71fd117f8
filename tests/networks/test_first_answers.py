"""From where a first letter is answered, who is asked whether they speak for the group, and for which."""

from uuid import UUID

import pytest

from doorstep.groups.models import Group
from doorstep.messaging.models import Delivery, Message
from doorstep.networks.actions import first_letters, starting
from doorstep.networks.models import Contact, FirstLetter, Network
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from tests.aid.texting import BEN
from tests.factories import make_group, make_person
from tests.networks.making import answered, comes, last_letter
from tests.networks.starting import NOON

pytestmark = pytest.mark.django_db
Status, AT = FirstLetter.Status, "ruth@rye.example"


def listed(name: str, *ways: tuple[str, str]) -> Group:
    return make_group(name, contact_ways=ways, source="A list", source_key=name, confirmed_on=None)


def asked(network: Network) -> dict[str, str]:
    starting.start(network, "A list", by=None, now=NOON)
    starting.choose_pace(network, 500, by=None)
    first_letters.go_on(NOON)
    return dict(FirstLetter.objects.values_list("group__name", "status"))


@pytest.fixture
def ruth() -> Person:
    return make_person("Ruth", email=AT)


def test_an_answer_from_another_address_of_the_same_person_comes_from_elsewhere(network: Network, ruth: Person) -> None:
    another = people.add_contact_point(ruth, ContactPoint.Means.EMAIL, "boss@council.example", by=None)
    listed("Rye Lane Neighbours", ("email", AT))
    asked(network)
    answered("YES", ruth, sender="boss@council.example")
    letter = FirstLetter.objects.get()
    assert (letter.status, letter.elsewhere) == (Status.GOING, True)
    assert ContactPoint.objects.get(pk=another.pk).confirmed_at is None
    assert not Message.objects.filter(kind="speak-for-it").exists()


def test_a_number_of_two_groups_is_rung_about_the_second_also_where_somebody_is_known_there(network: Network) -> None:
    make_person("Ben", phone=BEN)
    for name in ("Rye Lane Neighbours", "Another"):
        listed(name, ("phone", BEN))
    assert asked(network) == {"Rye Lane Neighbours": Status.ASKED, "Another": Status.TO_RING}


def test_which_group_they_speak_for_is_known_by_our_letter_and_not_by_a_name(network: Network, ruth: Person) -> None:
    names = ("Rye", "Rye Lane Neighbours")
    for name in names:
        listed(name, ("email", AT))
    starting.start(network, "A list", by=None, now=NOON)
    starting.choose_pace(network, 500, by=None)
    for name in names:
        first_letters.go_on(NOON)
        letter = FirstLetter.objects.get(group__name=name)
        says(letter.message, "YES")
    letter = FirstLetter.objects.get(group__name="Rye Lane Neighbours")
    Group.objects.filter(pk=letter.group_id).update(name="Called otherwise by now")
    assert last_letter(ruth, "speak-for-it")
    says(letter.offer, "YES")
    assert Contact.objects.get().affiliation.group_id == letter.group_id


def says(message: UUID | None, words: str) -> None:
    comes("Re: yours", words, sender=AT, about=str(Delivery.objects.get(message=message).pk))
