"""Whatever anybody writes, in whatever order, it ends as a request, with a human, or forgotten; never as an error."""

from datetime import timedelta
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pytest_django import Settings

from doorstep.aid import kinds, words_by_text
from doorstep.aid.actions import exchanges_due
from doorstep.aid.actions.exchanging import LOOKED_AT_AGAIN
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Conversation, Exchange, HelpRequest, Task
from doorstep.aid.queries.choosing import Choice
from doorstep.groups.models import Group
from doorstep.messaging.channels.text.length import parts
from doorstep.messaging.models import Arrival, Message, Reply
from doorstep.messaging.wording import as_text
from tests.aid import written
from tests.aid.exchanging import texts
from tests.aid.street import NOW
from tests.fuzz.nonsense import examples, typed

ANY_TIME = timedelta(days=30)
_RIGHT = [
    *(text for text, *_said in (*written.ENGLISH, *written.SPANISH, *written.ARABIC, *written.POLISH)),
    *written.NOTHING.split("|"),
    *written.END.split("|"),
    *"YES|NO|SE15|SE15 4NX|shopping|ring me|tomorrow|no, friday|LS1|BT1 1AA|SE98|999|STOP|START|later|done".split("|"),
]
# Nobody can send half a sign: JSON with one is refused before it is a text.
_messages = (some.sampled_from(_RIGHT) | typed(*_RIGHT)).map(lambda text: text.encode("utf-8", "ignore").decode())


@pytest.mark.django_db
@pytest.mark.usefixtures("rye")
@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=some.lists(_messages, min_size=1, max_size=9), number=some.integers(0, 999), by_mail=some.booleans())
def test_whatever_is_written_it_comes_to_an_end(said: list[str], number: int, by_mail: bool) -> None:
    before = HelpRequest.objects.count() + Conversation.objects.count()
    sender = f"amina{number}@canary.example" if by_mail else f"+447700900{number:03}"
    replies = Reply.objects.count()
    answers = texts(*said, sender=sender, means="email" if by_mail else "phone")

    # One answer to each at the most, all of it is read, and what humans look at has a desk.
    assert len(answers) == len(said)
    assert not Arrival.objects.exists()
    assert Reply.objects.count() <= replies + len(said)
    exchanges_due.look_after(NOW + ANY_TIME)
    over = Exchange.objects.exclude(status="waits")
    assert not over.filter(ended_at=None).exists()
    assert all(each.said is None for each in over)
    became = HelpRequest.objects.count() + Conversation.objects.count() - before
    assert became <= len(said)
    assert became <= Exchange.objects.filter(status__in=["asked", "to-ring"]).count()
    assert not Exchange.objects.filter(status="waits", due_at__lt=NOW + LOOKED_AT_AGAIN).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("rye")
@settings(max_examples=examples(3), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=some.lists(_messages, min_size=5, max_size=5))
def test_however_much_is_written_so_much_is_sent_back_at_the_most(said: list[str]) -> None:
    """Machines that answer each other come to an end."""
    Message.objects.all().delete()
    texts(*said * 8, sender="+447700900444")
    assert Message.objects.filter(kind="by-text").count() <= 30


# -- One part --------------------------------------------------------------------------------------------------------


def is_short(line: words_by_text.Line) -> bool:
    return parts(as_text(line.short)) == 1


@pytest.mark.parametrize(("is_first", "missed", "was_miss"), [*product((True, False), (0, 1), (True, False))])
def test_a_question_goes_into_one_part(is_first: bool, missed: int, was_miss: bool) -> None:
    assert is_short(words_by_text.where(is_first=is_first, missed=missed, was_miss=was_miss))
    assert is_short(words_by_text.what(missed=missed))
    assert is_short(words_by_text.both())


def test_what_we_have_goes_into_one_part_whatever_it_is() -> None:
    names = [str(kind.name) for kind in kinds.USUAL.values()]
    whens = [When(urgency) for urgency in Urgency if urgency != Urgency.DAY]
    whens += [When(Urgency.DAY, NOW.date(), part) for part in Task.Part.values]
    for size, when, missed in product(range(1, len(names) + 1), whens, (0, 1)):
        for named in combinations(names, size):
            assert is_short(words_by_text.look(named, "SE15", when, missed=missed)), (named, when)


def test_what_became_of_it_goes_into_one_part() -> None:
    group, long = (
        Group(name="Rye Lane Neighbours"),
        Group(name="Mutual Aid of the Parish of St Mary and the Streets around"),
    )
    assert is_short(words_by_text.opened("1234567890123456", [("shopping", "lighthouse")]))
    assert all(
        is_short(words_by_text.to_ring(each, wanted=wanted)) for each in (group, long) for wanted in (True, False)
    )
    assert is_short(words_by_text.waits())
    assert is_short(words_by_text.not_here())
    assert is_short(words_by_text.kept_for_them())
    assert is_short(words_by_text.over())
    assert is_short(words_by_text.nobody(Choice([], [], [], [])))


@pytest.mark.django_db
@pytest.mark.usefixtures("rye")
def test_a_house_with_a_long_name_says_the_same(settings: Settings) -> None:
    settings.SITE_NAME = "Neighbours of the Three Parishes and the Heath"

    assert texts("SE15 shopping")[0].startswith("We have: shopping")
