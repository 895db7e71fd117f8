"""What was stopped goes to nobody else, by no other way; who has it reads it; and what stood beside it comes anew."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from doorstep.broadcasts.actions import sending, wanting, weekly
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries import archive
from doorstep.broadcasts.queries.reach import reach_of
from doorstep.messaging.actions.progress import note_progress
from doorstep.messaging.actions.settling import TooLateError, send_again
from doorstep.messaging.inbound.events import Progress, Stage
from doorstep.messaging.models import Delivery, Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.broadcasts.making import SAYS, goes_out, make_draft
from tests.factories import make_group, make_person
from tests.networks.making import last_letter, make_contact

pytestmark = pytest.mark.django_db
NOW = timezone.now
MONDAY = datetime(2026, 11, 30, 8, 5, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def ben(network: Network) -> Person:
    """Somebody who can be written to in two ways."""
    ben = make_person("Ben", email="ben@example.org", phone="+447700900123")
    make_contact(network, ben, make_group("Queens Road"))
    return ben


def went(sent: Broadcast, person: Person, status: str = "sent") -> Delivery:
    """Have their letter have gone out like this, and the news be stopped a moment later."""
    delivery = Delivery.objects.get(message=sent.hearers.get(person=person).message)
    Delivery.objects.filter(pk=delivery.pk).update(status=status, ended_at=NOW(), attempts=1, why="")
    return delivery


def test_what_comes_back_after_it_was_stopped_goes_no_other_way(network: Network, esther: Person, ben: Person) -> None:
    sent = goes_out(make_draft(network, esther), esther)
    delivery = went(sent, ben)
    sending.hold(sent, by=esther.pk, now=NOW())
    told = Progress("bounce", "", Stage.FAILED, tag=str(delivery.pk))
    assert note_progress(told, now=NOW() + timedelta(minutes=5))
    assert Delivery.objects.get(message=delivery.message_id).status == Delivery.Status.FAILED


def test_nobody_sends_again_what_was_stopped(network: Network, esther: Person, ben: Person) -> None:
    sent = goes_out(make_draft(network, esther), esther)
    delivery = went(sent, ben, "failed")
    sending.hold(sent, by=esther.pk, now=NOW())
    delivery.refresh_from_db()
    with pytest.raises(TooLateError):
        send_again(delivery, by=None, now=NOW())


def test_only_who_has_what_was_stopped_reads_it(network: Network, esther: Person, clara: Person, ben: Person) -> None:
    sent = goes_out(make_draft(network, esther, replace(SAYS, is_public=True)), esther)
    went(sent, ben)
    sending.hold(sent, by=esther.pk, now=NOW())
    for reads, may in ((ben, [sent]), (clara, []), (esther, [sent]), (make_person("Dev"), [])):
        assert list(archive.open_to(reads.pk, network)) == may
    assert list(archive.heard_by(ben.pk)) == [sent]
    assert not archive.heard_by(clara.pk).exists()


def test_what_stood_in_the_weeks_letter_beside_it_comes_in_another(
    network: Network, esther: Person, clara: Person
) -> None:
    began = MONDAY - timedelta(days=5)
    wanting.want(clara.pk, network, ["skills", "news"], weekly=True, now=began)
    wrong = goes_out(make_draft(network, esther), esther, began)
    right = goes_out(make_draft(network, esther, replace(SAYS, subject="A café", kind="news")), esther, began)
    weekly.write_due(MONDAY)
    sending.hold(wrong, by=esther.pk, now=MONDAY)
    assert (reach_of(wrong).not_sent, reach_of(right).weekly) == (1, 1)
    weekly.write_due(MONDAY + timedelta(minutes=10))
    letter = last_letter(clara, "week-of-news")
    assert (letter.subject, letter.expires_at > MONDAY) == ("1 thing from Southern Network", True)
    assert Message.objects.filter(person=clara, kind="week-of-news", expires_at__gt=MONDAY).count() == 1


def test_a_weeks_letter_that_went_out_is_not_written_anew(network: Network, esther: Person, clara: Person) -> None:
    began = MONDAY - timedelta(days=5)
    wanting.want(clara.pk, network, ["skills", "news"], weekly=True, now=began)
    wrong = goes_out(make_draft(network, esther), esther, began)
    goes_out(make_draft(network, esther, replace(SAYS, subject="A café", kind="news")), esther, began)
    weekly.write_due(MONDAY)
    went(wrong, clara)
    sending.hold(wrong, by=esther.pk, now=MONDAY)
    assert weekly.write_due(MONDAY + timedelta(minutes=10)) == 0
