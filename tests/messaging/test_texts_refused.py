"""A refusal is for good only where the provider says so of the number it goes to; and one that comes late is heard."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from doorstep.messaging.actions import Words, deliver_due, send
from doorstep.messaging.channels.base import NotDeliveredError
from doorstep.messaging.inbound import kept
from doorstep.messaging.models import Delivery
from doorstep.people import actions as people
from tests.messaging.provider_apis import Book
from tests.messaging.providers import How, Stub
from tests.messaging.texting import BEN, BOTH, TEXT, WORDS, becomes, by

pytestmark = pytest.mark.usefixtures("impatient")
THEIRS = [21211, 21217, 21265, 21610, 21614, 21635, 30005, 30006]
# Of our sender, our account, the words, the region, a telephone that is off, and one that is in no list.
NOT_THEIRS = [21212, 21606, 21701, 21608, 21602, 21617, 21408, 21612, 30003, 30004, 30007, 99999]
FAILED = {"twilio": ["failed", "undelivered", "canceled"], "smsworks": ["EXPIRED", "UNDELIVERABLE", "REJECTED"]}
FAILS = [(carrier, status) for carrier in BOTH for status in FAILED[carrier]]
FINAL, PASSING = {"twilio": 30005, "smsworks": 8}, {"twilio": 30003, "smsworks": 34}


def fails(book: Book, status: str, code: int) -> None:
    """Let the text that was taken last fail."""
    book.became[book.taken[-1].reference] = (status, code)


@pytest.mark.parametrize(
    ("carrier", "code", "said"),
    [
        *(("twilio", code, "refused") for code in THEIRS),
        *(("twilio", code, "out of reach") for code in NOT_THEIRS),
        ("smsworks", 8, "refused"),
    ],
)
def test_a_number_of_theirs_is_refused_for_good_and_anything_else_can_be_put_right(
    carrier: str, code: int, said: str, stub: Stub, settings: Settings
) -> None:
    stub.book.refuses, stub.book.error = {BEN}, code
    assert becomes(by(settings, stub, carrier)) == said


@pytest.mark.parametrize(("code", "is_of_all"), [(21408, False), (21617, False), (21606, True), (99999, True)])
def test_what_is_about_one_text_is_not_held_against_whoever_carries_them(
    code: int, *, is_of_all: bool, stub: Stub, settings: Settings
) -> None:
    stub.book.refuses, stub.book.error = {BEN}, code
    with pytest.raises(NotDeliveredError) as refused:
        by(settings, stub, "twilio").send(TEXT)
    assert refused.value.is_of_all == is_of_all


@pytest.mark.parametrize(("code", "said"), [(21610, "refused"), (30007, "out of reach")])
def test_what_is_answered_to_have_failed_is_refused_as_its_code_says(
    code: int, said: str, stub: Stub, settings: Settings
) -> None:
    stub.book.became[f"SM{1:032x}"] = ("failed", code)
    assert becomes(by(settings, stub, "twilio")) == said


@pytest.mark.parametrize("sender", ["MGreen", "MG Larkmead"])
def test_a_name_that_begins_like_a_service_is_a_name(sender: str, stub: Stub, settings: Settings) -> None:
    assert becomes(by(settings, stub, "twilio", sender=sender)) == "taken"
    assert stub.book.taken[0].sender == sender


# -- Taken, and failed later -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("carrier", "status"), FAILS)
@pytest.mark.parametrize("codes", [FINAL, PASSING])
def test_what_was_taken_and_failed_later_is_not_taken_for_delivered(
    carrier: str, status: str, codes: dict[str, int], stub: Stub, settings: Settings
) -> None:
    channel = by(settings, stub, carrier)
    channel.send(TEXT)
    fails(stub.book, status, codes[carrier])
    with pytest.raises(NotDeliveredError) as refused:
        channel.sent(TEXT)
    assert (refused.value.permanent, refused.value.is_of_all) == (codes is FINAL, False)


@pytest.mark.parametrize(("carrier", "status"), FAILS)
@pytest.mark.parametrize("fails_first", [True, False])
def test_of_several_attempts_the_one_that_did_not_fail_counts(
    carrier: str, status: str, *, fails_first: bool, stub: Stub, settings: Settings
) -> None:
    channel = by(settings, stub, carrier)
    references = [channel.send(TEXT), channel.send(TEXT)]
    stub.book.became[references[not fails_first]] = (status, PASSING[carrier])
    assert channel.sent(TEXT) == references[fails_first]


@pytest.mark.django_db
@pytest.mark.parametrize(("carrier", "status"), FAILS)
@pytest.mark.parametrize("codes", [FINAL, PASSING])
def test_a_text_in_doubt_that_failed_later_is_said_to_have_been_refused(
    carrier: str, status: str, codes: dict[str, int], stub: Stub, settings: Settings
) -> None:
    by(settings, stub, carrier)
    stub.sending.append(How.HANGS_AFTER)
    point = people.add_contact_point(people.add_person(by=None), "phone", BEN, by=None)
    now: datetime = timezone.now()
    words = Words("offered", "en-gb", "", WORDS, urgent=True)
    delivery = send(point, words, expires_at=now + timedelta(days=3), by=None, now=now).deliveries.get()
    deliver_due(now)
    fails(stub.book, status, codes[carrier])
    for _ in range(4):
        delivery.refresh_from_db()
        deliver_due(max(delivery.due_at, now))
    delivery.refresh_from_db()
    assert (delivery.status, delivery.why, len(stub.book.taken)) == ("failed", "refused", 1)


# -- Names of things -------------------------------------------------------------------------------------------------


def test_a_reference_is_kept_as_far_as_there_is_room_for_it(stub: Stub, settings: Settings) -> None:
    stub.book.names = "a\0 b" + "c" * 200
    channel = by(settings, stub, "smsworks")
    reference = channel.send(TEXT)
    assert reference == channel.sent(TEXT) == "ab" + "c" * 98
    assert len(reference) == Delivery._meta.get_field("reference").max_length  # noqa: SLF001 # Django's way to ask


@pytest.mark.parametrize("names", ["\0", ""])
def test_a_reference_of_nothing_that_can_be_kept_is_none(names: str) -> None:
    assert kept.reference(names) == kept.reference(None) == kept.reference([1]) == kept.reference(True) == ""
    assert kept.reference(12) == "12"
