"""What a page leads to can be read: nothing is pressed, and then not there."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.library.actions import illustrating, moving
from doorstep.library.said import Publisher
from tests.groups.pages import text
from tests.library.making import POLICY, make_document, make_policy, make_theirs

pytestmark = pytest.mark.django_db
OURS, MADE_OF, SEEN = "Make it ours", "What it was made of", "As others see it"


def test_only_what_stands_in_the_library_can_be_made_ones_own(group: Group) -> None:
    own = make_document("Our policy", POLICY, Publisher(group=group), kind="policy")

    assert OURS not in text(Client(), own.get_absolute_url())
    assert OURS in text(Client(), make_policy().get_absolute_url())


def test_a_source_that_was_taken_off_is_led_to_no_more_and_its_pictures_stay_in_what_was_made_of_it(
    group: Group, claras: Client
) -> None:
    policy, now = make_policy(), timezone.now()
    picture = illustrating.add(policy, b"\xff\xd8\xff", "A red door", by=uuid4(), now=now)
    own, shown = make_theirs(policy, group), f"/library/pictures/{picture.pk}/"
    pages = ((Client(), own.get_absolute_url()), (claras, f"/groups/{group.slug}/library/{own.pk}/source/"))
    assert all(MADE_OF in text(*page) for page in pages)

    moving.take_off(policy, by=None)

    assert not any(MADE_OF in text(*page) for page in pages)
    assert Client().get(shown).status_code == 200
    moving.take_off(own, by=None)
    assert Client().get(shown).status_code == 404


def test_what_is_taken_off_has_no_page_for_others(group: Group, claras: Client) -> None:
    own = make_document(publisher=Publisher(group=group))
    here = f"/groups/{group.slug}/library/{own.pk}/"
    assert SEEN in text(claras, here)

    moving.take_off(own, by=None)

    assert SEEN not in text(claras, here)
