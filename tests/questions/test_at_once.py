"""Two at the same moment: who read it, who publish it, who press twice; one of them does it, and once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.utils import timezone

from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.people.models import Person
from doorstep.questions.actions import answering, asking, publishing, researchers, settling
from doorstep.questions.actions.publishing import OneWaitsError
from doorstep.questions.models import Answer, Question, Researcher
from doorstep.questions.said import Asks
from tests.factories import make_person
from tests.questions.making import (
    ASKED,
    SAYS,
    fresh,
    make_answer,
    make_question,
    make_researcher,
    next_year,
    reviewed,
    seen,
    written,
)

pytestmark = pytest.mark.django_db(transaction=True)
LATE = (SomebodyWasFirstError, NotAMoveError, OneWaitsError, researchers.NotOpenError)


def at_once(*doing: Callable[[], object]) -> list[str]:
    """Do several things at once; return what became of each."""

    def one(each: Callable[[], object]) -> str:
        try:
            each()
        except LATE:
            return "late"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(doing)) as pool:
        return sorted(pool.map(one, doing))


def moved(question: Question, to: str) -> int:
    return JournalEntry.objects.filter(thing="questions.question", thing_id=str(question.pk), verb=to).count()


def test_right_and_to_be_mended_at_once_are_one_of_both() -> None:
    ravi, grace = make_researcher("Ravi"), make_researcher("Grace")
    question, now = written(make_question(), ravi), timezone.now()
    answering.give_to_read(question, grace.pk, by=ravi.pk, now=now)
    one, other, at = fresh(question), fresh(question), seen(question)
    became = at_once(
        lambda: answering.approve(one, seen=at, by=grace.pk, now=now),
        lambda: answering.send_back(other, "Who to ring?", seen=at, by=grace.pk, now=now),
    )
    assert became == ["done", "late"]
    assert moved(question, "reviewed") + moved(question, "assigned") == 2  # one of them is how it came to Ravi


def test_given_to_two_readers_at_once_whoever_has_it_in_the_end_reads_it() -> None:
    ravi, grace, femi = (make_researcher(name) for name in ("Ravi", "Grace", "Femi"))
    question, now = written(make_question(), ravi), timezone.now()
    at_once(*(_giving(question, reader, ravi.pk) for reader in (grace, femi)))
    became = at_once(
        *(
            lambda each=each: answering.approve(fresh(question), seen=seen(question), by=each.pk, now=now)
            for each in (grace, femi)
        )
    )
    assert became == ["done", "late"]
    assert moved(question, "reviewed") == 1


def _giving(question: Question, reader: Person, by: UUID) -> Callable[[], None]:
    found = fresh(question)
    return lambda: answering.give_to_read(found, reader.pk, by=by, now=timezone.now())


def test_published_and_kept_private_at_once_it_is_one_of_both() -> None:
    question = reviewed(make_question(), make_researcher("Ravi"), make_researcher("Grace"))
    by, now, same = uuid4(), timezone.now(), [fresh(question) for _ in range(3)]
    became = at_once(
        lambda: settling.publish(same[0], review_by=next_year(), by=by, now=now),
        lambda: settling.publish(same[1], review_by=next_year(), by=by, now=now),
        lambda: settling.keep_private(same[2], by=by, now=now),
    )
    assert became == ["done", "late", "late"]
    assert Answer.objects.count() == (fresh(question).status == Question.Status.PUBLISHED)


def test_sent_twice_at_once_it_is_asked_once() -> None:
    asks = Asks(ASKED, uuid4(), "en", "amina@example.org")
    codes: list[str] = []
    became = at_once(*[lambda: codes.append(asking.ask(asks, known=None, now=timezone.now()).code) for _ in range(3)])
    assert became == ["done"] * 3
    assert Question.objects.count() == 1
    assert Person.objects.count() == 1
    assert len(set(codes)) == 3


def test_changed_by_two_at_once_one_waits() -> None:
    answer = make_answer()
    became = at_once(*[lambda: publishing.change(answer, SAYS, by=uuid4(), now=timezone.now())] * 2)
    assert became == ["done", "late"]


def test_a_code_that_two_type_at_once_is_one_persons() -> None:
    now = timezone.now()
    code = researchers.offer("Femi, law centre", by=uuid4(), now=now)
    place = researchers.find(code, now=now)
    assert place
    both = [make_person("Femi"), make_person("Dev")]
    became = at_once(*(lambda who=who: researchers.begin(place, who, now=now) for who in both))
    assert became == ["done", "late"]
    assert Researcher.objects.get().person in both


@pytest.mark.parametrize("language", ["en", "de"])
def test_two_that_ask_the_same_and_are_published_at_once_have_an_address_each(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, looked, is_free = make_answer(), list[str](), publishing._is_free  # noqa: SLF001 # what is asked at that moment

    def as_both_saw_it(slug: str) -> bool:
        looked.append(slug)
        return len(looked) == 1 or is_free(slug)

    monkeypatch.setattr(publishing, "_is_free", as_both_saw_it)

    second = make_answer(language=language)

    assert second.slug == f"{first.slug}-2"
