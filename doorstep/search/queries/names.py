"""Finding names by words typed from memory."""

import math
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from doorstep.core.trigrams import likeness, plain, trigrams
from doorstep.search.models import Entry, Posting, Trigram

# Below this share of common threes two words are different words; "pekham" and "peckham" have half in common.
_ALIKE = 1 / 3
_WORDS_TRIED = 8
_SPELLINGS_TRIED = 40
# A word in more entries than this ("mutual") tells nothing on its own: it sorts what rarer words found.
_COMMON = 2000


@dataclass(frozen=True)
class Hit:
    """A thing found: its key, its text, and its fit: the likeness of each word typed, rare words counting most."""

    key: int
    text: str
    fit: float


@dataclass(frozen=True)
class _Meant:
    """What one typed word can mean: indexed words with their likeness, and where they stand."""

    spellings: dict[int, float]
    postings: list[tuple[int, int]]

    @property
    def common(self) -> bool:
        return len(self.postings) > _COMMON

    @property
    def weight(self) -> float:
        """The rarer a word, the more it says: 1 where it stands nowhere else, a tenth in a thousand entries."""
        return 1 / math.log2(1 + max(1, len(self.postings)))


def alike(kind: str, typed: str, limit: int = 20) -> list[Hit]:
    """Find things of `kind` whose text has words like those typed, best first; at most eight words are looked at."""
    tried = list(dict.fromkeys(plain(typed[:200]).split()))[:_WORDS_TRIED]
    meant = sorted((_meant(kind, word) for word in tried), key=lambda word: len(word.postings))
    fits: dict[int, float] = defaultdict(float)
    for word in meant:
        _add(fits, kind, word)
    best = sorted(fits, key=lambda id_: (-fits[id_], id_))[: 5 * limit]
    hits = [_hit(entry, typed, fits[id_]) for id_, entry in Entry.objects.in_bulk(best).items()]
    return sorted(hits, key=lambda hit: (-hit.fit, hit.text, hit.key))[:limit]


def _meant(kind: str, word: str) -> _Meant:
    spellings = _spellings(word)
    postings = _postings(kind, spellings).values_list("word_id", "entry_id")[: _COMMON + 1]
    return _Meant(spellings, list(postings))


def _spellings(word: str) -> dict[int, float]:
    """Look up the indexed words that `word` can stand for: their ids, and how alike they are, 0 to 1."""
    pieces = trigrams(word[:60])
    found = (
        Trigram.objects.filter(trigram__in=pieces)
        .values_list("word_id", "word__text")
        .annotate(shared=Count("id"))
        .order_by("-shared", "word__text")[:_SPELLINGS_TRIED]
    )
    fits = {id_: _fit(word, text) for id_, text, _shared in found}
    return {id_: fit for id_, fit in fits.items() if fit >= _ALIKE}


def _fit(typed: str, text: str) -> float:
    """Compare spellings; what was typed so far of a longer word counts nearly as the word."""
    begun = 0.9 if len(typed) > 2 and text.startswith(typed) else 0.0  # noqa: PLR2004 # two letters begin too many words
    return 1.0 if typed == text else max(begun, likeness(trigrams(typed), trigrams(text)))


def _postings(kind: str, spellings: dict[int, float]) -> QuerySet[Posting]:
    return Posting.objects.filter(word__in=spellings, kind=kind)


def _add(fits: dict[int, float], kind: str, word: _Meant) -> None:
    """Add the fit of one typed word to the entries it stands in; a common word adds to those already found."""
    where = word.postings
    if word.common and fits:
        found = sorted(fits, key=lambda id_: -fits[id_])[:_COMMON]
        where = list(_postings(kind, word.spellings).filter(entry__in=found).values_list("word_id", "entry_id"))
    best: dict[int, float] = {}
    for word_id, entry_id in where:
        best[entry_id] = max(best.get(entry_id, 0.0), word.spellings[word_id])
    for entry_id, fit in best.items():
        fits[entry_id] += fit * word.weight


def _hit(entry: Entry, typed: str, fit: float) -> Hit:
    """Among equal fits the name that says little else comes first."""
    said = max(1, len(plain(entry.text).split()))
    return Hit(entry.key, entry.text, fit + 0.01 * min(len(plain(typed).split()), said) / said)
