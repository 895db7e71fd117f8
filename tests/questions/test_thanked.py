"""Whoever was told what became of their question thanks for it, and is asked for no postcode."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from doorstep.aid.models import Exchange
from doorstep.messaging.models import Message, Reply
from doorstep.questions.actions import settling
from doorstep.questions.models import Question
from doorstep.questions.models.question import KEPT
from tests.aid.exchanging import AMINA, texts
from tests.questions.making import make_question

pytestmark = pytest.mark.django_db
MAIL = "amina@example.org"
THANKS = (
    "Thank you, that helped me a lot",
    "Thanks, that is just what I wanted to know. I will take cash on Monday",
    "Thank you for your help with my question",
    "Muchas gracias, me ha ayudado mucho",
    "شكرا جزيلا على الجواب، كان مفيدا",
)


def told(contact: str) -> Question:
    question = make_question(contact)
    settling.decline(question, "Ask your bank.", by=uuid4(), now=timezone.now())
    assert Message.objects.get(person=question.person).kind == "question-declined"
    return question


@pytest.mark.parametrize("said", THANKS)
@pytest.mark.parametrize(("contact", "means"), [(AMINA, "phone"), (MAIL, "email")])
def test_a_thank_you_for_an_answer_opens_no_request_and_a_human_reads_it(contact: str, means: str, said: str) -> None:
    question = told(contact)
    assert texts(said, sender=contact, means=means, now=timezone.now()) == [""]
    assert not Exchange.objects.exists()
    reply = Reply.objects.get()
    assert (reply.person, reply.status, reply.desk, reply.body) == (question.person, Reply.Status.OPEN, None, said)


def test_a_mere_thank_you_is_read_by_nobody() -> None:
    told(AMINA)
    assert texts("Thank you so much!", now=timezone.now()) == [""]
    assert not Exchange.objects.exists()
    assert Reply.objects.get().status == Reply.Status.ANSWERED


@pytest.mark.parametrize(
    "said",
    [
        "Thank you. Can you do my shopping as well, SE15 4NX",
        "Thanks, but I still need somebody to get my shopping",
        "thank you but i need help",
        "Thank you. Who brings it to me?",
        "Thanks, I need help with my sink",
        "My sink is dripping",
    ],
)
def test_whoever_asks_for_a_hand_beside_is_answered_as_everybody_is(said: str) -> None:
    told(AMINA)
    assert texts(said, now=timezone.now()) != [""]
    assert Exchange.objects.count() == 1


def test_a_thank_you_to_nothing_of_ours_is_heard_as_before() -> None:
    assert texts(THANKS[0], now=timezone.now()) != [""]


def test_a_thank_you_long_after_is_heard_as_before() -> None:
    told(AMINA)
    assert texts(THANKS[0], now=timezone.now() + KEPT + timedelta(days=1)) != [""]
