"""What readers do: how often a page is opened, and whether it helped. Nothing is kept of who they are."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from doorstep.core.trigrams import without_controls
from doorstep.library.models import DayCount, Document, Edition, Opinion

WORDS_LIVE = timedelta(days=90)
# What one document is told on one day: more is somebody who plays with it.
MOST_A_DAY = 200


def count(document: Document, now: datetime) -> None:
    """Count that its page was opened today, by whomever: no cookie, no address, no more than the number."""
    today = timezone.localdate(now)
    one_more = partial(DayCount.objects.filter(document=document, day=today).update, times=F("times") + 1)
    if not one_more():
        DayCount.objects.bulk_create([DayCount(document=document, day=today)], ignore_conflicts=True)
        one_more()


@transaction.atomic
def say(edition: Edition, *, helped: bool, words: str, now: datetime) -> None:
    """Note whether it helped a reader, and why, for whoever keeps it. The same words on one day stand once."""
    today, words = timezone.localdate(now), without_controls(words).strip()[:1000]
    said = Opinion.objects.filter(document=edition.document_id, said_on=today)
    if said.count() >= MOST_A_DAY or (words and said.filter(words=words, helped=helped).exists()):
        return
    Opinion.objects.create(
        document_id=edition.document_id,
        language=edition.language,
        number=edition.number,
        helped=helped,
        words=words,
        said_on=today,
    )


def forget_words(now: datetime) -> int:
    """Delete what readers wrote ninety days ago; whether it helped them stays as a number."""
    return Opinion.objects.filter(said_on__lt=timezone.localdate(now - WORDS_LIVE)).exclude(words="").update(words="")
