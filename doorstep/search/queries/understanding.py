"""What somebody meant by the words they typed: stems, spelling, what else says the same, what each tells."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db import connection
from django.db.models import Count

from doorstep.core.trigrams import trigrams
from doorstep.search.common import COMMON
from doorstep.search.cutting import Cut, stem, tongue, words
from doorstep.search.engines import Sought, engine
from doorstep.search.models import Piece
from doorstep.search.spelling import Candidate, likeliest
from doorstep.search.synonyms import also

LONGEST: Final = 300
_WORDS: Final = 12
_SPELLINGS: Final = 40
_BEGUN, _ENDINGS = 3, 8
# Whoever says not which language they want is understood in each of these.
_TONGUES: Final = ("en", "es", "ar")


@dataclass(frozen=True)
class Understood:
    """Words that stand somewhere; and all that was typed, if something of it was taken for another word."""

    words: tuple[Sought, ...]
    meant: str | None


@dataclass(frozen=True)
class _Word:
    cut: Cut
    sought: Sought
    # The word it was taken for.
    meant: str | None = None


def understood(typed: str, language: str | None = None) -> Understood:
    """Read what was typed, at most a dozen words of it; words that say nothing are left out if others are there."""
    typed = typed[:LONGEST]
    tongues = (tongue(language),) if language else _TONGUES
    cuts = {cut.folded: cut for cut in words(typed)}
    telling = [cut for cut in cuts.values() if cut.folded not in COMMON] or [*cuts.values()]
    first = [_Word(cut, _sought(cut.folded, tongues)) for cut in telling[:_WORDS]]
    standing = _standing([stem for word in first for stem in word.sought.any])
    last = first[-1] if first else None
    known = [word if _many(word.sought, standing) else _another(word, language, begun=word is last) for word in first]
    standing |= _standing([stem for word in known for stem in word.sought.any if stem not in standing])
    stands = [word.sought for word in known if _many(word.sought, standing)]
    return Understood(tuple(_weighed(each, standing) for each in stands), _said(typed, known))


def _sought(folded: str, tongues: Sequence[str]) -> Sought:
    return Sought(tuple(dict.fromkeys(stem(folded, each) for each in tongues)), also(folded))


def _standing(stems: Sequence[str]) -> dict[str, int]:
    return engine(connection).standing([*dict.fromkeys(stems)])


def _many(sought: Sought, standing: dict[str, int]) -> int:
    return sum(standing.get(each, 0) for each in sought.any)


def _weighed(sought: Sought, standing: dict[str, int]) -> Sought:
    """Leave away stems that stand nowhere; the rarer a word, the more it tells."""
    many = _many(sought, standing)
    stems, others = ([each for each in part if each in standing] for part in (sought.stems, sought.also))
    return Sought(tuple(stems), tuple(others), 1 / math.log2(1 + many) if many > 1 else 1.0)


def _another(word: _Word, language: str | None, *, begun: bool) -> _Word:
    """Take a word that stands nowhere for one that does: it was not typed to its end, or misspelt."""
    candidates = _candidates(word.cut.folded, language)
    ends = [each for each in candidates if each.text.startswith(word.cut.folded) and each.standing]
    if begun and ends and len(word.cut.folded) >= _BEGUN:
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
