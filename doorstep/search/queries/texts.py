"""Finding public texts by what they say."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from doorstep.search.cutting import tongue
from doorstep.search.engines import Asked, Narrowed, Ranked, engine
from doorstep.search.fitting import Said, better
from doorstep.search.marking import Bit, best, marked
from doorstep.search.models import PublicText
from doorstep.search.queries.understanding import Understood, understood

# As many of the best are looked at once more, word by word.
LOOKED_AT: Final = 50
# Among more texts than this, those with all the words come before any others.
_MANY: Final = 1_000
# Of those, so many are enough; LOOKED_AT are always asked for.
_ENOUGH: Final = 10
# A word that tells less than this share of what another tells finds nothing by itself.
_TELLING: Final = 0.35
# Nobody leafs further than this.
FURTHEST: Final = 500


@dataclass(frozen=True)
class TextHit:
    """A text that was found: whose it is, where it stands, and the part that shows why, with what was found marked."""

    kind: str
    key: int
    title: str
    address: str
    snippet: SafeString
    language: str


@dataclass(frozen=True)
class Found:
    """Some of the texts that fit, best first; how many fit; and what was typed as it was understood, if otherwise."""

    hits: list[TextHit]
    total: int
    meant: str | None


def found(
    typed: str,
    *,
    language: str | None = None,
    kinds: Collection[str] = (),
    facets: Collection[str] = (),
    start: int = 0,
    most: int = 10,
) -> Found:
    """Find texts by words as somebody types them; in one language, of some kinds, with all of these facets, or any."""
    question = understood(typed, language)
    if not question.words or start >= FURTHEST:
        return Found([], 0, None)
    narrowed = Narrowed(tuple(kinds), tongue(language) if language else None, tuple(facets))
    ranked = _ranked(question, narrowed, start + most)
    shown = [each.id for each in ranked[start : start + most]]
    rows = PublicText.objects.in_bulk(shown)
    sought = {stem for word in question.words for stem in word.any}
    hits = [_hit(rows[id_], sought) for id_ in shown if id_ in rows]
    return Found(hits, min(ranked[0].total, FURTHEST) if ranked else 0, question.meant)


def _ranked(question: Understood, narrowed: Narrowed, most: int) -> list[Ranked]:
    ranked = _fitting(ways(question, narrowed), most)
    known = {each.id: each for each in ranked[:LOOKED_AT]}
    columns = PublicText.objects.filter(pk__in=known).values_list("pk", "title_stems", "summary_stems", "body_stems")
    order = better(question.words, question.typed, [Said(*each) for each in columns])
    return [known[id_] for id_ in order] + ranked[LOOKED_AT:]


def _fitting(asked: Sequence[Asked], most: int) -> list[Ranked]:
    """Ask in one way for so many, and in the next if too few fit at all: whichever page of them is looked at."""
    ranked: list[Ranked] = []
    for each in asked:
        ranked = engine(connection).ranked(each, max(LOOKED_AT, most))
        if len(ranked) >= _ENOUGH:
            break
    return ranked


def ways(question: Understood, narrowed: Narrowed) -> list[Asked]:
    """Ask for texts with any of the words that tell something; of many texts first for those with all of them."""
    most_telling = max(word.weight for word in question.words)
    telling = tuple(word for word in question.words if word.weight >= _TELLING * most_telling)
    any_of_them, all_of_them = (telling,), tuple((word,) for word in telling)
    first = [all_of_them] if question.texts > _MANY else []
    return [Asked(question.words, needed, narrowed) for needed in (*first, any_of_them)]


def _hit(row: PublicText, sought: AbstractSet[str]) -> TextHit:
    return TextHit(row.kind, row.key, row.title, row.address, _why(row, sought), row.language)


def _why(row: PublicText, sought: AbstractSet[str]) -> SafeString:
    """Show the summary, unless a part of the text says more of what was asked."""
    summary, body = row.summary_stems.split(), row.body_stems.split()
    of_summary, of_body = best(summary, sought), best(body, sought)
    if of_body.tells > of_summary.tells or not summary:
        return _marked(marked(row.body, body, sought, of_body.first))
    return _marked(marked(row.summary, summary, sought, of_summary.first))


def _marked(bits: Sequence[Bit]) -> SafeString:
    return format_html_join("", "{}", ((_mark(bit),) for bit in bits))


def _mark(bit: Bit) -> str:
    return format_html("<mark>{}</mark>", bit.text) if bit.found else bit.text
