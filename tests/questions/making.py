"""Questions in the making: Amina asks, Esther is at the desk, Ravi and Grace look things up."""

import re
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from doorstep.messaging.models import Message
from doorstep.people.models import Person
from doorstep.questions.actions import answering, asking, publishing, researchers
from doorstep.questions.models import Answer, Question
from doorstep.questions.queries import open as questions
from doorstep.questions.said import Asks, Says
from tests.factories import make_person, sign_in

ASKED = "My neighbour Rose at 12 Choumert Road gave me her card. May I pay with it?"
SAYS = Says(
    "May I pay with somebody else’s card?",
    "money",
    "No. **Never take a card or a PIN.**\n\n- Take cash, and bring the receipt.\n",
    "Fraud, Action Fraud, https://www.actionfraud.police.uk/",
)
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")
TYPED = {
    "question": SAYS.question,
    "topic": SAYS.topic,
    "markdown": SAYS.markdown,
    "sources": SAYS.sources,
}


def next_year() -> date:
    return timezone.localdate() + timedelta(days=300)


def make_researcher(called: str = "Ravi") -> Person:
    person, now = make_person(called, email=f"{called.casefold()}@example.org"), timezone.now()
    place = researchers.find(researchers.offer(f"{called}, library", by=person.pk, now=now), now=now)
    assert place
    researchers.begin(place, person, now=now)
    return person


def make_question(contact: str = "amina@example.org", words: str = ASKED, known: Person | None = None) -> Question:
    asks = Asks(words, uuid4(), "en", contact)
    return fresh(asking.ask(asks, known=known, now=timezone.now()).question)


def fresh(question: Question) -> Question:
    return Question.objects.select_related("person", "answer").get(pk=question.pk)


def written(question: Question, writer: Person, *, by: UUID | None = None) -> Question:
    """Have it given to somebody who writes an answer."""
    now = timezone.now()
    answering.assign(question, writer.pk, by=by or writer.pk, now=now)
    answering.hand_in(question, SAYS, by=writer.pk, now=now)
    return fresh(question)


def reviewed(question: Question, writer: Person, reviewer: Person) -> Question:
    found = written(question, writer)
    answering.give_to_read(found, reviewer.pk, by=reviewer.pk, now=timezone.now())
    answering.approve(found, seen=seen(found), by=reviewer.pk, now=timezone.now())
    return fresh(found)


def seen(question: Question) -> datetime:
    assert question.written_at
    return question.written_at


def make_answer(
    says: Says = SAYS, *, writer: Person | None = None, now: datetime | None = None, language: str = "en"
) -> Answer:
    """Publish an answer that somebody wrote, and somebody else read."""
    at = now or timezone.now()
    by = writer or make_person("Femi")
    return publishing.first_edition(
        says,
        language=language,
        review_by=next_year(),
        written=(by.pk, timezone.localdate(at)),
        reviewed=(uuid4(), timezone.localdate(at)),
        by=by.pk,
        now=at,
    )


def opened(question: Question) -> Question:
    with questions.opened([fresh(question)]) as rows:
        return rows[0]


def letters_to(person: Person | UUID) -> list[str]:
    found = Message.objects.filter(person=person).order_by("made_at", "pk")
    return list(found.values_list("kind", flat=True))


def code_in(text: str) -> str:
    match = CODE.search(text)
    assert match, text
    return match[0]


def browser_of(person: Person, *, strong: bool = True) -> Client:
    client = Client()
    sign_in(client, person, strong=strong)
    return client
