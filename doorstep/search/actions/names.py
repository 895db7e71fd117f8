"""Putting names into the index and taking them out; called by the actions of the app that owns the text."""

from collections.abc import Mapping

from django.db import transaction

from doorstep.core.trigrams import plain, trigrams
from doorstep.search.models import Entry, Posting, Trigram, Word

_BATCH = 500


def put(kind: str, key: int, text: str) -> None:
    """Index `text` as the thing `key` of `kind`, in place of what stood there."""
    put_many(kind, {key: text})


@transaction.atomic
def put_many(kind: str, texts: Mapping[int, str]) -> None:
    """Index many things of one `kind`: their keys and texts."""
    remove(kind, *texts)
    ids = _words({word for text in texts.values() for word in _indexed(text)})
    entries = Entry.objects.bulk_create(
        [Entry(kind=kind, key=key, text=text[:300]) for key, text in texts.items()], batch_size=_BATCH
    )
    Posting.objects.bulk_create(
        [Posting(word_id=ids[word], entry=entry, kind=kind) for entry in entries for word in _indexed(entry.text)],
        batch_size=_BATCH,
    )


def remove(kind: str, *keys: int) -> None:
    for start in range(0, len(keys), _BATCH):
        Entry.objects.filter(kind=kind, key__in=keys[start : start + _BATCH]).delete()


def _indexed(text: str) -> list[str]:
    return list(dict.fromkeys(word[:60] for word in plain(text[:300]).split()))


def _words(wanted: set[str]) -> dict[str, int]:
    """Return the id of each wanted word; words never seen before are taken in, with their pieces."""
    known = _ids(wanted)
    Word.objects.bulk_create(
        [Word(text=word) for word in sorted(wanted - known.keys())], ignore_conflicts=True, batch_size=_BATCH
    )
    fresh = _ids(wanted - known.keys())
    Trigram.objects.bulk_create(
        [Trigram(trigram=piece, word_id=id_) for word, id_ in fresh.items() for piece in trigrams(word)],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    return known | fresh


def _ids(texts: set[str]) -> dict[str, int]:
    listed = sorted(texts)
    return {
        word.text: word.pk
        for start in range(0, len(listed), _BATCH)
        for word in Word.objects.filter(text__in=listed[start : start + _BATCH])
    }
