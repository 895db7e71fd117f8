"""Letting readers find answers: the one place where questions speak with the index."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery

from doorstep.core.markdown import in_sentences
from doorstep.questions.models import Answer, Edition
from doorstep.search.actions import texts
from doorstep.search.text import Text

KIND = "answer"


def put(answer: Answer, edition: Edition) -> None:
    """Let it be found by what it says now."""
    texts.put(KIND, answer.pk, _text(answer, edition))


def _text(answer: Answer, edition: Edition) -> Text:
    return Text(
        title=edition.question,
        summary="",
        body=in_sentences(edition.markdown),
        language=answer.language,
        address=answer.get_absolute_url(),
        facets=frozenset({f"topic:{answer.topic}"}),
    )


def every_text() -> Iterator[texts.Putting]:
    """Give what is published, for an index that is made anew."""
    newest = Edition.objects.filter(answer=OuterRef("answer"), status=Edition.Status.OUT).order_by("-number")
    out = Edition.objects.filter(answer__status=Answer.Status.PUBLISHED, pk=Subquery(newest.values("pk")[:1]))
    for edition in out.select_related("answer").order_by("pk").iterator(chunk_size=200):
        yield texts.Putting(KIND, edition.answer_id, _text(edition.answer, edition))


def remove(answer: Answer) -> None:
    texts.remove(KIND, answer.pk)
