"""Letting readers find answers: the one place where questions speak with the index."""

from doorstep.core.markdown import plain
from doorstep.questions.models import Answer, Edition
from doorstep.search.actions import texts
from doorstep.search.text import Text

KIND = "answer"


def put(answer: Answer, edition: Edition) -> None:
    """Let it be found by what it says now."""
    text = Text(
        title=edition.question,
        summary="",
        body=plain(edition.markdown),
        language=answer.language,
        address=answer.get_absolute_url(),
        facets=frozenset({f"topic:{answer.topic}"}),
    )
    texts.put(KIND, answer.pk, text)


def remove(answer: Answer) -> None:
    texts.remove(KIND, answer.pk)
