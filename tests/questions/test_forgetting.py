"""What somebody asked goes four weeks after it is answered, and they with it; what was published stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from doorstep.people.actions import forget_who_has_nothing
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import with_nothing_here
from doorstep.questions.actions import settling, ways_back
from doorstep.questions.models import Answer, Question, Researcher, WayBack
from doorstep.questions.models.question import KEPT
from doorstep.vault.actions import erase, expire
from doorstep.vault.fields import Sealed
from doorstep.vault.holding import holdings
from doorstep.vault.queries import was_erased
from tests.questions.making import browser_of, make_question, make_researcher, next_year, opened, reviewed

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(minutes=1)


def test_whatever_is_sealed_here_is_looked_at_below() -> None:
    ours = [each.model for each in holdings() if each.meta.app_label == "questions"]
    sealed = {each for each in ours if any(isinstance(field, Sealed) for field in each._meta.concrete_fields)}  # noqa: SLF001 # Django's own name for it
    assert sealed == {Question}
    assert {*ours} == {Question, WayBack, Researcher}


def test_it_goes_four_weeks_after_it_was_answered_and_whoever_asked_with_it(ravi: Person, grace: Person) -> None:
    question, now = make_question(), timezone.now()
    answer = settling.publish(reviewed(question, ravi, grace), review_by=next_year(), by=grace.pk, now=now)
    expire(now + KEPT - A_MOMENT)
    assert opened(question).words
    expire(now + KEPT + A_MOMENT)
    assert not Question.objects.exists()
    assert not WayBack.objects.exists()
    assert Answer.objects.get() == answer
    assert forget_who_has_nothing(now + KEPT + timedelta(days=3)) >= 1
    assert was_erased(question.person_id)
    assert not ContactPoint.objects.get(person=question.person_id).value


def test_what_nobody_answered_does_not_go_by_itself() -> None:
    question = make_question(contact="")
    expire(timezone.now() + timedelta(days=300))
    assert opened(question).words
    assert question.person not in with_nothing_here()


def test_erased_it_is_gone_at_once_and_nothing_of_it_opens(ravi: Person, grace: Person) -> None:
    question = reviewed(make_question(), ravi, grace)
    settling.keep_private(question, by=grace.pk, now=timezone.now())
    erase(question.person_id, by=None)
    assert not Question.objects.exists()
    assert not WayBack.objects.exists()


def test_taken_back_while_somebody_writes_it_is_gone(ravi: Person) -> None:
    question = make_question()
    browser = browser_of(ravi)
    ways_back.take_back(question)
    ways_back.take_back(question)
    assert browser.get(f"/questions/research/{question.pk}/").status_code == 404


def test_a_code_that_nobody_typed_goes_after_a_week() -> None:
    ravi = make_researcher()
    Researcher.objects.filter(person=ravi).update(
        person=None, handle="K7QX", ends_at=timezone.now() + timedelta(days=7)
    )
    expire(timezone.now() + timedelta(days=6))
    assert Researcher.objects.exists()
    expire(timezone.now() + timedelta(days=8))
    assert not Researcher.objects.exists()
