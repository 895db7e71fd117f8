"""At its time: by day, unless it presses; and where it cannot go out, all at the desk hear why."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from doorstep.broadcasts.actions import going, sending, wanting
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.said import Audience
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, make_draft, version_of
from tests.factories import make_group, make_person
from tests.networks.making import browser_of, last_letter, make_contact

pytestmark = pytest.mark.django_db
Status = Broadcast.Status
NIGHT = datetime(2026, 11, 25, 23, tzinfo=ZoneInfo("Europe/London"))
MORNING = NIGHT + timedelta(hours=9)
TODAY, TOMORROW = date(2026, 11, 25), date(2026, 11, 26)


def scheduled(draft: Broadcast, by: Person, now: datetime = NIGHT) -> Broadcast:
    sending.send(draft, people=1, goes_at=now, by=by.pk, now=now)
    return draft


def stands(draft: Broadcast) -> str:
    draft.refresh_from_db()
    return str(draft.status)


def test_at_night_what_can_wait_waits_for_the_morning(network: Network, esther: Person, clara: Person) -> None:
    draft = scheduled(make_draft(network, esther, replace(SAYS, last_day=TOMORROW)), esther)
    assert going.go_on(NIGHT) == 0
    assert stands(draft) == Status.SCHEDULED
    assert going.go_on(MORNING) == 1
    assert last_letter(clara, "broadcast")


def test_what_is_on_its_way_when_the_night_begins_goes_on_in_the_morning(
    network: Network, esther: Person, clara: Person
) -> None:
    draft = scheduled(make_draft(network, esther), esther)
    going._begin(draft, NIGHT - timedelta(hours=2, minutes=1))  # noqa: SLF001 # one step of it
    assert stands(draft) == Status.GOING
    assert going.go_on(NIGHT) == 0
    assert not Message.objects.filter(person=clara, kind="broadcast").exists()
    assert going.go_on(MORNING) == 1


@pytest.mark.parametrize("says", [replace(SAYS, kind="safeguarding"), replace(SAYS, last_day=TODAY)])
def test_at_night_goes_what_presses_or_is_over_by_the_morning(
    says: object, network: Network, esther: Person, clara: Person
) -> None:
    scheduled(make_draft(network, esther, says), esther)  # type: ignore[arg-type] # one of the two
    assert going.go_on(NIGHT) == 1
    assert last_letter(clara, "broadcast")


# -- Turned back -----------------------------------------------------------------------------------------------------


def test_what_grew_by_its_time_is_told_to_whoever_wrote_it_too(
    network: Network, esther: Person, nadia: Person, clara: Person
) -> None:
    assert clara
    wanting.rule(network, 1, by=esther.pk, now=MORNING)
    draft = scheduled(make_draft(network, esther), esther, MORNING)
    make_contact(network, make_person("Ben", email="ben@example.org"), make_group("Queens Road"))
    going.go_on(MORNING)
    assert stands(draft) == Status.TO_SECOND
    for officer in (esther, nadia):
        assert last_letter(officer, "broadcast-needs-a-second")


def test_what_is_over_by_its_time_is_a_draft_again_and_the_desk_hears_why(
    network: Network, esther: Person, nadia: Person
) -> None:
    draft = scheduled(make_draft(network, esther, replace(SAYS, last_day=TODAY)), esther)
    going.go_on(MORNING)
    assert stands(draft) == Status.DRAFT
    for officer in (esther, nadia):
        assert "Its last day was over by then." in last_letter(officer, "broadcast-a-draft-again").body


@pytest.fixture
def lost(network: Network, esther: Person) -> Broadcast:
    """News for an area that was imported once, and is not known by the next import."""
    return make_draft(network, esther, audience=Audience(where="Old ward", parts={"areas": ["E05-GONE"]}))


def test_for_an_area_that_is_not_known_any_more_it_is_a_draft_again(
    lost: Broadcast, esther: Person, nadia: Person
) -> None:
    scheduled(lost, esther, MORNING)
    going.go_on(MORNING)
    assert stands(lost) == Status.DRAFT
    for officer in (esther, nadia):
        assert "an area that is no longer known here" in last_letter(officer, "broadcast-a-draft-again").body


def test_its_pages_say_which_area_is_not_known_and_lead_to_where_it_is_mended(lost: Broadcast, esther: Person) -> None:
    browser, desk = browser_of(esther), f"/networks/{lost.network.slug}/desk/news/{lost.pk}/"
    shown = browser.get(f"{desk}draft/")
    assert shown.status_code == 200
    sent = browser.post(f"{desk}sending/", {"goes_at": "", "version": version_of(lost)})
    assert sent.status_code == 422
    for page in (shown, sent):
        assert "We know no area with the code" in page.content.decode()
        assert f'href="{desk}audience/"' in page.content.decode()
    assert browser.get(f"{desk}audience/").status_code == 200
    Broadcast.objects.filter(pk=lost.pk).update(status=Status.TO_SECOND, goes_at=timezone.now())
    assert "We know no area with the code" in browser.get(f"{desk}draft/").content.decode()
