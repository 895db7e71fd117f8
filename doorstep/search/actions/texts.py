"""Putting public texts in to be found, and taking them out; called by the actions of the app that owns the text.

Never anything personal: what stands here everybody may read.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from django.db import connection, transaction

from doorstep.core.trigrams import trigrams
from doorstep.search.cutting import stem, stems, tongue, words
from doorstep.search.engines import engine
from doorstep.search.models import Piece, PublicText, Spelling
from doorstep.search.text import Text

_BATCH: Final = 200
# What is found of a text is in its first part, if it is longer than a book's chapter.
_MOST: Final = 100_000
_SPELT: Final = range(3, 31)
_SAID: Final = ["title", "summary", "body", "address", "facets", "title_stems", "summary_stems", "body_stems"]


class Putting(NamedTuple):
    """A text, and whose it is: the thing `key` of `kind`."""

    kind: str
    key: int
    text: Text


def put(kind: str, key: int, text: Text) -> None:
    """Let a text be found as the thing `key` of `kind`, in place of what it said before in the same language."""
    put_many([Putting(kind, key, text)])


@transaction.atomic
def put_many(texts: Sequence[Putting]) -> None:
    """Let many texts be found, each thing once in a language."""
    rows = [_row(each) for each in texts]
    PublicText.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["kind", "key", "language"],
        update_fields=_SAID,
    )
    _learn({(word, row.language) for row in rows for word in _spelt(row)})


def remove(kind: str, *keys: int, languages: Iterable[str] = ()) -> None:
    """Let things be found no longer: in these languages, or at all."""
    only = {"language__in": [tongue(each) for each in languages]} if languages else {}
    for start in range(0, len(keys), _BATCH):
        PublicText.objects.filter(kind=kind, key__in=keys[start : start + _BATCH], **only).delete()


def stands(kind: str) -> bool:
    """Say whether any text of a kind can be found."""
    return PublicText.objects.filter(kind=kind).exists()


def found_of(kind: str, keys: Sequence[int]) -> set[int]:
    """Say which of these things can be found."""
    held = PublicText.objects.filter(kind=kind)
    parts = (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))
    return {key for part in parts for key in held.filter(key__in=part).values_list("key", flat=True)}


@transaction.atomic
def put_anew(kind: str, texts: Iterable[Putting]) -> int:
    """Let exactly these be found of a kind, in place of whatever stood there; return how many there are."""
    PublicText.objects.filter(kind=kind).delete()
    left, many = iter(texts), 0
    while some := list(islice(left, _BATCH)):
        put_many(some)
        many += len(some)
    return many


@transaction.atomic
def forget_words() -> None:
    """Forget every spelling but those of texts that can be found, and have the database work its index out again."""
    Spelling.objects.all().delete()
    for row in PublicText.objects.order_by("pk").iterator(chunk_size=_BATCH):
        _learn({(word, row.language) for word in _spelt(row)})
    engine(connection).renew()


def _row(putting: Putting) -> PublicText:
    said = putting.text
    language = tongue(said.language)
    title, summary, body = _clean(said.title, 300), _clean(said.summary, 1000), _clean(said.body, _MOST)
    return PublicText(
        kind=putting.kind,
        key=putting.key,
        language=language,
        address=said.address,
        facets=f" {' '.join(sorted(said.facets))} ",
        title=title,
        summary=summary,
        body=body,
        title_stems=" ".join(stems(title, language)),
        summary_stems=" ".join(stems(summary, language)),
        body_stems=" ".join(stems(body, language)),
    )


def _clean(text: str, most: int) -> str:
    """Leave away what no database takes."""
    return text[:most].replace("\x00", "").encode(errors="ignore").decode()


def _spelt(row: PublicText) -> set[str]:
    """Return the words whose spelling is worth knowing: no figures, nothing very short."""
    said = f"{row.title} {row.summary} {row.body}"
    return {cut.folded for cut in words(said) if len(cut.folded) in _SPELT and not cut.folded.isdecimal()}


def _learn(wanted: set[tuple[str, str]]) -> None:
    """Take in spellings that were never seen before, with their pieces."""
    fresh = wanted - _known(wanted).keys()
    Spelling.objects.bulk_create(
        [Spelling(text=word, language=language, stem=stem(word, language)) for word, language in sorted(fresh)],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    Piece.objects.bulk_create(
        [Piece(trigram=three, spelling_id=id_) for (word, _), id_ in _known(fresh).items() for three in trigrams(word)],
        ignore_conflicts=True,
        batch_size=5 * _BATCH,
    )


def _known(wanted: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    texts = sorted({word for word, _language in wanted})
    found = {
        (text, language): id_
        for start in range(0, len(texts), _BATCH)
        for text, language, id_ in Spelling.objects.filter(text__in=texts[start : start + _BATCH]).values_list(
            "text", "language", "pk"
        )
    }
    return {key: id_ for key, id_ in found.items() if key in wanted}
