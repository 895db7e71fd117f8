"""From where a first letter is answered, who is asked whether they speak for the group, and for which."""

import pytest

from doorstep.groups.models import Group
from doorstep.messaging.models import Message
from doorstep.networks.actions import first_letters, starting
from doorstep.networks.models import FirstLetter, Network
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from tests.factories import make_group, make_person
from tests.networks.making import answered
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
