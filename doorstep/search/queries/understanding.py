"""What somebody meant by the words they typed: stems, spelling, what else says the same, what each tells."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db import connection
from django.db.models import Count

from doorstep.core.trigrams import trigrams
from doorstep.search.common import COMMON
from doorstep.search.cutting import NOTHING, Cut, stem, tongue, words
from doorstep.search.engines import Sought, engine
from doorstep.search.models import Piece, PublicText
from doorstep.search.spelling import Candidate, likeliest
from doorstep.search.synonyms import also

LONGEST: Final = 300
_WORDS: Final = 12
_SPOKEN: Final = 30
_SPELLINGS: Final = 40
# So many words that stand nowhere are taken for others: each of them costs two more questions of the database.
_UNKNOWN: Final = 3
_BEGUN, _ENDINGS = 3, 8
# Whoever says not which language they want is understood in each of these.
_TONGUES: Final = ("en", "es", "ar")


@dataclass(frozen=True)
class Understood:
    """Words that stand somewhere; the stems of all, in their order; what was meant, where it was something else.

    And among how many texts that is.
    """

    words: tuple[Sought, ...]
    typed: tuple[frozenset[str], ...]
    meant: str | None
    texts: int


@dataclass(frozen=True)
class _Word:
    cut: Cut
    sought: Sought
    # The word it was taken for.
    meant: str | None = None


def understood(typed: str, language: str | None = None) -> Understood:
    """Read what was typed, at most a dozen words of it; words that say nothing are left out if others are there."""
    typed, tongues = typed[:LONGEST], (tongue(language),) if language else _TONGUES
    cuts = [cut for cut in words(typed) if cut.folded != NOTHING]
    first = [_Word(cut, _sought(cut.folded, tongues)) for cut in _telling(cuts)[:_WORDS]]
    standing = _standing([stem for word in first for stem in word.sought.any])
    unknown = [word for word in first if not _many(word.sought, standing)][:_UNKNOWN]
    known = [_another(word, language, is_last=word is first[-1]) if word in unknown else word for word in first]
    standing |= _standing([stem for word in known for stem in word.sought.any if stem not in standing])
    stands = [word.sought for word in known if _many(word.sought, standing)]
    texts = PublicText.objects.count()
    return Understood(
        tuple(_weighed(each, standing, texts) for each in stands),
        tuple(frozenset(_sought(cut.folded, tongues).stems) for cut in cuts[:_SPOKEN]),
        _said(typed, known),
        texts,
    )


def _telling(cuts: Sequence[Cut]) -> list[Cut]:
    """Return each word once, without those that say nothing, unless there are no others."""
    once = {cut.folded: cut for cut in cuts}
    return [cut for cut in once.values() if cut.folded not in COMMON] or [*once.values()]


def _sought(folded: str, tongues: Sequence[str]) -> Sought:
    return Sought(tuple(dict.fromkeys(stem(folded, each) for each in tongues)), also(folded))


def _standing(stems: Sequence[str]) -> dict[str, int]:
    return engine(connection).standing([*dict.fromkeys(stems)])


def _many(sought: Sought, standing: dict[str, int]) -> int:
    return sum(standing.get(each, 0) for each in sought.any)


def _weighed(sought: Sought, standing: dict[str, int], texts: int) -> Sought:
    """Leave away stems that stand nowhere; say how much each of the others tells: the rarer it is, the more."""
    stems, others = (tuple(each for each in part if each in standing) for part in (sought.stems, sought.also))
    return Sought(stems, others, {each: _tells(standing[each], texts) for each in (*stems, *others)})


def _tells(many: int, texts: int) -> float:
    """Return the inverse document frequency, as BM25 has it, of what stands in so many of all texts."""
    return math.log(1 + (max(texts - many, 0) + 0.5) / (many + 0.5))


def _another(word: _Word, language: str | None, *, is_last: bool) -> _Word:
    """Take a word that stands nowhere for one that does: it was not typed to its end, or misspelt."""
    candidates = _candidates(word.cut.folded, language)
    ends = [each for each in candidates if each.text.startswith(word.cut.folded) and each.standing]
    if is_last and ends and len(word.cut.folded) >= _BEGUN:
        return replace(word, sought=Sought(tuple(dict.fromkeys(each.stem for each in ends[:_ENDINGS]))))
    best = likeliest(word.cut.folded, candidates)
    return replace(word, sought=Sought((best.stem,), also(best.text)), meant=best.text) if best else word


def _candidates(folded: str, language: str | None) -> list[Candidate]:
    """Return spellings that have pieces in common with a word, those with the most first."""
    pieces = Piece.objects.filter(trigram__in=trigrams(folded))
    if language:
        pieces = pieces.filter(spelling__language=tongue(language))
    found = [
        (text, stem)
        for text, stem, _shared in pieces.values_list("spelling__text", "spelling__stem")
        .annotate(shared=Count("id"))
        .order_by("-shared", "spelling__text")[:_SPELLINGS]
    ]
    standing = _standing([stem for _text, stem in found])
    return [Candidate(text, stem, standing.get(stem, 0)) for text, stem in found]


def _said(typed: str, known: Sequence[_Word]) -> str | None:
    """Write what was typed as it was understood; nothing if nothing was taken for another word."""
    others = [word for word in known if word.meant]
    for word in sorted(others, key=lambda each: -each.cut.start):
        typed = f"{typed[: word.cut.start]}{word.meant}{typed[word.cut.end :]}"
    return " ".join(typed.split()) if others else None
