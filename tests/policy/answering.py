"""What is asked, who looks it up and who reads it, and an answer that is changed: rows as their actions leave them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from doorstep.people.models import Person
from doorstep.questions.actions import publishing
from doorstep.questions.models import Question, Researcher
from doorstep.questions.said import Says
from doorstep.vault import keys
from tests.policy.roles import ROLES

# Who look things up, of those who come by a passkey; and Esther, at the desk.
LOOK_UP = ("ben", "nora", "esther")
SAYS = Says("May I pay with her card?", "money", "No. Take cash.", "Fraud, Action Fraud, https://fraud.example/")
Status = Question.Status


def make_questions(who: Mapping[str, Person], another: str, now: datetime) -> None:
    """Let everybody have asked something, and those who look things up have something of Amina's to write and read."""
    amina, strangers = who["amina"], uuid4()
    for name in ("ben", "nora", another):
        Researcher.objects.create(name=name, person=who[name], began_at=now)
    for name in sorted({role.who for role in ROLES if role.signed_in} | {another}):
        _asked(who[name], now, status=Status.PRIVATE, writer=strangers, settled_at=now)
    for name in (*LOOK_UP, another):
        _asked(amina, now, status=Status.ASSIGNED, writer=who[name].pk)
        _asked(amina, now, status=Status.WRITTEN, writer=strangers, reviewer=who[name].pk, written_at=now)
    _asked(amina, now, status=Status.ASKED)
    _asked(amina, now, status=Status.PRIVATE, writer=strangers, settled_at=now, to_ring=True)
    day = timezone.localdate(now)
    answer = publishing.first_edition(
        SAYS,
        language="en",
        review_by=day + timedelta(days=300),
        written=(strangers, day),
        reviewed=(uuid4(), day),
        by=strangers,
        now=now,
    )
    publishing.change(answer, SAYS, by=strangers, now=now)


def _asked(person: Person, now: datetime, **said: Any) -> Question:
    found = Question(person=person, language="en", sent_as=uuid4(), asked_at=now, topic="money", **said)
    found.words, found.question, found.markdown = "May I pay with Rose’s card?", SAYS.question, SAYS.markdown
    found.sources, found.remark, found.said = SAYS.sources, "Say who to ring.", "Ask your bank."
    with keys.at_hand([person.pk]):
        found.save(force_insert=True)
    return found
