"""Amina does not find it and asks by her telephone; Ravi looks it up, Grace reads it, and Amina is told by text."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config import env
from doorstep.core import worker
from doorstep.messaging.actions import deliver_due
from doorstep.people.models import Person
from doorstep.questions.models import Answer
from tests.factories import make_person, open_desk, sign_in
from tests.groups.pages import text
from tests.journeys.knocking import UUID, found
from tests.messaging.providers import Stub, provider_of_texts

pytestmark = pytest.mark.django_db
AMINA = "07700 900123"
ASKED = "Rose at 12 Choumert Road gave me her card to pay with. May I?"
TOLD = r"Larkmead: What you asked is answered\. Type ([0-9A-Z-]{14}) at [a-z.]+/questions/back/ STOP ends these\."
SAYS = {
    "question": "May I pay with somebody else’s card?",
    "topic": "money",
    "markdown": "No. **Never take a card or a PIN.**",
    "sources": "Fraud, Action Fraud, https://www.actionfraud.police.uk/",
}


@pytest.fixture
def texts(settings: Settings) -> Iterator[Stub]:
    """Send texts to a provider on this machine, as a site does that is open."""
    with provider_of_texts() as stub:
        settings.SCREEN, settings.SMTP, settings.SITE_NAME = False, None, "Larkmead"
        settings.TEXT = env.as_texts("DOORSTEP_TEXT_URL", stub.address("twilio"))
        yield stub


def work() -> None:
    for each in worker.registered():
        if each.name.startswith("questions"):
            each.run(timezone.now())
    deliver_due(timezone.now())


def a_researcher(desk: Client, called: str) -> Client:
    """Have the desk read a code out, and somebody type it."""
    page = text(desk, "/desk/questions/people/code/", name=f"{called}, library")
    code = found(r'<code dir="ltr">([^<]+)<', page)
    person, browser = make_person(called, email=f"{called.casefold()}@example.org"), Client()
    sign_in(browser, person, strong=True)
    assert "Thank you. What the desk gives you" in text(browser, "/questions/research/place/", code=code)
    return browser


def amina_asks() -> str:
    """Look first, then send it; return the code on the page."""
    browser = Client()
    assert "I did not find it" in text(browser, "/questions/") or "Ask a question" in text(browser, "/questions/")
    page = text(browser, "/questions/ask/", do="look", words=ASKED)
    sent_as = found(r'name="sent_as" value="([^"]+)"', page)
    said = {"do": "send", "words": ASKED, "contact": AMINA, "may_text": "on", "sent_as": sent_as}
    return found(r'<code dir="ltr">([^<]+)<', text(browser, "/questions/ask/", **said))


def given(desk: Client, question: str, called: str) -> None:
    who = Person.objects.get(researcher__name=f"{called}, library").pk
    assert "They have it now" in text(desk, f"{question}giving/", who=who)


def test_the_whole_way(texts: Stub) -> None:
    desk = Client()
    open_desk(desk)
    ravi, grace = a_researcher(desk, "Ravi"), a_researcher(desk, "Grace")
    code = amina_asks()
    question = found(rf"/desk/questions/{UUID}/", text(desk, "/desk/questions/"))

    given(desk, question, "Ravi")
    writing = found(rf"/questions/research/{UUID}/", text(ravi, "/questions/research/"))
    assert "Somebody else reads it now" in text(ravi, writing, **SAYS, do="written")
    given(desk, question, "Grace")
    reading = found(rf"/questions/research/{UUID}/reading/", text(grace, "/questions/research/"))
    seen = found(r'name="seen" value="([^"]+)"', text(grace, reading))
    assert "Thank you. The desk publishes it" in text(grace, reading, seen=seen, do="right")
    work()
    assert not texts.book.taken

    page = text(desk, question)
    said = {"review_by": found(r'name="review_by" value="([^"]+)"', page)}
    said["seen"] = found(r'name="seen" value="([^"]+)"', page)
    assert "Published." in text(desk, f"{question}settlement/", do="publish", about_nobody="on", **said)
    amina_hears(texts, code)
    everybody_reads_it()


def amina_hears(texts: Stub, code: str) -> None:
    """One text, without a word of it; the code in it opens the answer, and the one on paper only says how it stands."""
    work()
    work()
    (came,) = texts.book.taken
    told = re.fullmatch(TOLD, came.body)
    assert told, came.body
    assert "+" + came.to.removeprefix("+") == "+447700900123"
    assert "Read the answer" in text(Client(), "/questions/back/", code=told[1])
    page = text(Client(), "/questions/back/", code=code)
    assert "Answered, for everybody to read" in page
    assert "Read the answer" not in page


def everybody_reads_it() -> None:
    answer = Answer.objects.get()
    page = text(Client(), answer.get_absolute_url())
    assert "Never take a card or a PIN." in page
    assert not [secret for secret in ("Rose", "Choumert", "Ravi", "Grace", AMINA) if secret in page]
    assert answer.get_absolute_url() in text(Client(), "/questions/")
    assert answer.get_absolute_url() in text(Client(), "/questions/ask/", do="look", words="paying with a card")
    assert text(Client(), f"/questions/opinions/{answer.pk}/", helpful="yes")
    assert Answer.objects.get().helpful == 1
