"""The first answers come with the software: put in once, brought up to date, and never over what the house says."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from doorstep.core.topics import Topic
from doorstep.questions import texts
from doorstep.questions.actions import publishing
from doorstep.questions.actions.shipping import ship
from doorstep.questions.models import Answer
from doorstep.questions.queries import answers
from doorstep.questions.sources import MOST, Source, SourceError, read_sources, said
from doorstep.questions.texts import Written, of_files, taken_apart
from doorstep.search.actions.texts import remove
from doorstep.search.queries.texts import found
from tests.factories import make_person, open_desk
from tests.groups.pages import text
from tests.questions.making import SAYS, make_answer, next_year

TEXT = """---
question: May I pay with somebody else’s card?
topic: money
written: 2026-11-20
review: 2027-11-20
sources:
  - Fraud, Action Fraud, https://www.actionfraud.police.uk/
---
No. **Never take a card or a PIN.**
"""
NEWER = TEXT.replace("No.", "Ring them first.")


def read(text: str = TEXT) -> Written:
    return taken_apart(text, slug="cards", language="en")


# -- Files -----------------------------------------------------------------------------------------------------------


def test_a_file_is_read() -> None:
    assert replace(read(), mark="") == Written(
        slug="cards",
        language="en",
        question="May I pay with somebody else’s card?",
        topic="money",
        written=date(2026, 11, 20),
        review=date(2027, 11, 20),
        sources="Fraud, Action Fraud, https://www.actionfraud.police.uk/",
        markdown="No. **Never take a card or a PIN.**\n",
        mark="",
    )


@pytest.mark.parametrize(
    ("instead", "of"),
    [
        ("topic: cards", "topic: money"),
        ("written: lately", "written: 2026-11-20"),
        ("", "question: May I pay with somebody else’s card?"),
        ("words", "---\nquestion"),
        ("", "No. **Never take a card or a PIN.**"),
        ("  - https://www.actionfraud.police.uk/", "  - Fraud, Action Fraud, https://www.actionfraud.police.uk/"),
    ],
)
def test_what_is_not_as_it_should_be_is_said(instead: str, of: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        read(TEXT.replace(of, instead, 1))


def test_every_file_that_comes_with_the_software_is_as_it_should_be() -> None:
    assert {each.language for each in of_files()} <= {"en"}
    assert set(Topic.values) == texts.TOPICS
    assert not {each.slug for each in of_files()} & publishing.RESERVED


@given(some.text(max_size=300))
def test_nonsense_is_a_text_or_an_error_of_ours(words: str) -> None:
    for said_so in (words, f"---\n{words}\n---\n{words}", TEXT.replace("No.", words), TEXT.replace("money", words)):
        try:
            written = read(said_so)
        except ValueError:
            continue
        assert written.topic in texts.TOPICS
        assert written.markdown.strip()
        assert 0 < len(written.question) <= texts.LONGEST_QUESTION


# -- Sources ---------------------------------------------------------------------------------------------------------


@given(
    some.text(max_size=400) | some.lists(some.sampled_from(["https://a.example", "Fraud,", "- ", "\n", "ftp://x.y"]))
)
def test_sources_are_read_or_refused_and_written_down_again_alike(typed: str | list[str]) -> None:
    words = typed if isinstance(typed, str) else " ".join(typed)
    try:
        sources = read_sources(words)
    except SourceError:
        return
    assert len(sources) <= MOST
    assert all(each.address.startswith(("http://", "https://")) for each in sources if each.address)
    assert read_sources(said(sources)) == sources


def test_a_source_has_a_name_and_perhaps_an_address() -> None:
    assert read_sources("- Fraud, Action Fraud, <https://a.example/>\n\nA leaflet of the library") == [
        Source("Fraud, Action Fraud", "https://a.example/"),
        Source("A leaflet of the library"),
    ]
    assert read_sources("Bad, javascript:alert(1)") == [Source("Bad, javascript:alert(1)")]


# -- Put in ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_put_in_twice_it_is_there_once_and_found() -> None:
    assert [ship([read()], now=timezone.now()) for _ in range(2)] == [1, 0]
    answer = Answer.objects.get()
    assert (answer.slug, answers.current(answer).number, answer.review_by) == ("cards", 1, date(2027, 11, 20))
    assert found("card", kinds=("answer",)).total == 1
    remove("answer", answer.pk)
    call_command("search", "rebuild", verbosity=0)
    assert found("card", kinds=("answer",)).total == 1


@pytest.mark.django_db
def test_a_newer_text_is_the_next_edition() -> None:
    for came in (TEXT, TEXT.replace("No.", "Never.")):
        ship([read(came)], now=timezone.now())
    edition = answers.current(Answer.objects.get())
    assert (edition.number, edition.markdown[:6]) == (2, "Never.")


@pytest.mark.django_db
@pytest.mark.parametrize("done", ["changed", "waits", "taken-down"])
def test_what_the_house_did_is_never_written_over(done: str) -> None:
    ship([read()], now=timezone.now())
    answer, clara, grace = Answer.objects.get(), make_person("Clara"), make_person("Grace")
    if done == "taken-down":
        publishing.take_down(answer, by=clara.pk)
    else:
        edition = publishing.change(answer, SAYS, by=clara.pk, now=timezone.now())
        if done == "changed":
            publishing.let_out(edition, review_by=next_year(), by=grace.pk, now=timezone.now())
    before = answers.current(answer)
    assert ship([read(TEXT.replace("No.", "Never."))], now=timezone.now()) == 0
    assert answers.current(answer) == before


def ours_changed() -> Answer:
    """Have the house say something else than what came, and something newer come."""
    ship([read()], now=timezone.now())
    answer, clara, grace = Answer.objects.get(), make_person("Clara"), make_person("Grace")
    edition = publishing.change(answer, SAYS, by=clara.pk, now=timezone.now())
    publishing.let_out(edition, review_by=next_year(), by=grace.pk, now=timezone.now())
    ship([read(NEWER)], now=timezone.now())
    return answer


@pytest.mark.django_db
def test_the_desk_sees_what_a_newer_text_says_and_leaves_its_own(client: Client) -> None:
    open_desk(client)
    answer = ours_changed()
    page = f"/desk/questions/answers/{answer.pk}/"
    assert f'href="{page}#newer">A newer text came' in text(client, "/desk/questions/answers/")
    assert "Ring them first" in text(client, page)

    assert "Yours stays as it is." in text(client, f"{page}state/", do="newer-left")

    assert "Somebody was first" in text(client, f"{page}state/", do="newer-left")
    for came in (TEXT, NEWER):
        ship([read(came)], now=timezone.now())
        assert "A newer text" not in text(client, "/desk/questions/answers/") + text(client, page)
    ship([read(NEWER.replace("first", "before"))], now=timezone.now())
    assert "Ring them before" in text(client, page)


@pytest.mark.django_db
def test_the_desk_takes_a_newer_text_over_and_somebody_else_reads_it(client: Client) -> None:
    esther = open_desk(client)
    answer = ours_changed()
    page = f"/desk/questions/answers/{answer.pk}/"

    assert "once somebody else has read it" in text(client, f"{page}state/", do="answer-written")

    waiting = answers.waiting_edition(answer)
    assert waiting
    assert (waiting.written_by, waiting.markdown) == (esther.pk, read(NEWER).markdown)
    assert "A newer text" not in text(client, page)


@pytest.mark.django_db
def test_a_newer_text_waits_while_another_change_does(client: Client) -> None:
    open_desk(client)
    answer = ours_changed()
    publishing.change(answer, SAYS, by=make_person("Femi").pk, now=timezone.now())
    page = f"/desk/questions/answers/{answer.pk}/"
    assert "Take it over" not in text(client, page)
    assert "Another change of this answer waits already." in text(client, f"{page}state/", do="answer-written")
    assert "A newer text" in text(client, page)


@pytest.mark.django_db
def test_an_answer_of_the_house_keeps_its_address() -> None:
    answer = make_answer()
    assert ship([replace(read(), slug=answer.slug)], now=timezone.now()) == 0


@pytest.mark.django_db
def test_the_command_puts_in_what_there_is() -> None:
    out = StringIO()
    call_command("questions", "ship", stdout=out)
    assert "First answers" in out.getvalue() or "up to date" in out.getvalue()
    assert Answer.objects.count() == len(of_files())
