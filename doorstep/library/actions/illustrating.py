"""Pictures in a document."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.library.models import Document, Illustration

MOST = 20


class TooManyPicturesError(SentenceError):
    """A document has as many pictures as it may have."""


@transaction.atomic
def add(document: Document, picture: bytes, words: str, *, by: UUID, now: datetime) -> Illustration:
    """Add a picture that was written anew, with the words for whoever does not see it."""
    Document.objects.select_for_update().get(pk=document.pk)
    if document.illustrations.count() >= MOST:
        raise TooManyPicturesError(sentence("This has twenty pictures already. Take one out first."))
    kept = Illustration.objects.create(document=document, words=words, content=picture, made_at=now)
    record(document, "picture added", by=by)
    return kept


@transaction.atomic
def take_out(document: Document, pk: UUID, *, by: UUID) -> None:
    """Delete a picture; where a text still shows it, its words stand in its place."""
    if Illustration.objects.filter(document=document, pk=pk).delete()[0]:
        record(document, "picture taken out", by=by)
