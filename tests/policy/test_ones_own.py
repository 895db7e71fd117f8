"""What a page counts or lists of oneself is one's own: where others have as many, or more, it shows."""

import pytest

from doorstep.accounts import queries
from tests.policy.world import World

pytestmark = pytest.mark.django_db


def test_printed_codes_are_counted_of_one_person_alone(world: World) -> None:
    left = {who: queries.ways_of(person).printed for who, person in world.persons.items()}

    assert left == {**dict.fromkeys(world.persons, 0), "amina": 8}
