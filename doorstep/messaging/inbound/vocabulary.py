"""The words of the tables as they are looked up, and words spelt with a slip; pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from doorstep.messaging.inbound.words_of_doubt import COURTESY, DOUBTFUL, EMOJI, NO_SLIPS, NOT, ONLY_AS_WRITTEN, REGRET
from doorstep.messaging.inbound.words_of_more_replies import SCRIPTS
from doorstep.messaging.inbound.words_of_replies import ASKED_FOR, LANGUAGES

SHORTEST_WITH_A_SLIP, SHORTEST_ELSEWHERE, LONGEST_WITH_A_SLIP = 4, 6, 20
# Marks that people leave out and letters that they write otherwise, beside what stands over and under letters.
_WITHIN = frozenset("'’ʼ`´‘\u00ad\u200b\u200c\u200d\u0640\u2060\ufeff\ufe0f")
_LEFT_OUT = dict.fromkeys(map(ord, _WITHIN))
_AS_PLAIN = str.maketrans("ıłđøæəɗىیکةہھ", "ildoaedييكههه") | _LEFT_OUT
_EMOJI = frozenset("".join(EMOJI.values()))
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_LONGEST_CHINESE = 7


class Meaning(StrEnum):
    """What an answer says."""

    YES = "yes"
    NO = "no"
    LATER = "later"
    DONE = "done"
    STOP = "stop"
    START = "start"
    HELP = "help"


@dataclass(frozen=True)
class Word:
    """A word as it is looked up, where it stands in the text and how, and whether it was spelt with a slip."""

    plain: str
    start: int
    end: int
    typed: str = ""
    has_slip: bool = False

    @property
    def spelling(self) -> str:
        """The word with its accents, and the same however they are put together."""
        return unicodedata.normalize("NFC", self.typed).casefold()


@dataclass
class Entry:
    """What a phrase of the tables says: nothing (courtesy, regret), something doubtful, or a meaning, by language.

    `spellings` are those of its words that have letters which English has not.
    """

    by_language: dict[str, Meaning] = field(default_factory=dict)
    asked_for: Meaning | None = None
    is_marked: bool = False
    is_doubtful: bool = False
    is_regret: bool = False
    likely: Meaning | None = None
    spellings: set[str] = field(default_factory=set)

    def meaning(self, language: str) -> Meaning | None:
        """Return what it probably means, from somebody who speaks this language ("" if that is not known)."""
        if self.is_doubtful:
            return self.likely
        return self.by_language.get(language) or self.asked_for or next(iter(self.by_language.values()), None)

    def is_sure(self, language: str, said: Sequence[Word]) -> bool:
        """Say whether it surely means that, as it was written, from somebody who speaks this language."""
        theirs = self.by_language.get(language)
        if self.is_doubtful:
            return False
        if self.asked_for:
            return theirs in {self.asked_for, None}
        return bool(theirs) or self._is_sure_from_anybody(said)

    def _is_sure_from_anybody(self, said: Sequence[Word]) -> bool:
        """Say whether nobody would mean anything else by it.

        A single word of another language in plain Latin letters is too often a word, a name or a sound of English as
        well ("pot", "Dale", "ha ha"), and nobody is taken off for good by a word of another language.
        """
        if self.is_marked or len(set(self.by_language.values())) != 1:
            return False
        is_unlike_english = len(said) > 1 or not said[0].plain.isascii() or said[0].spelling in self.spellings
        return "en" in self.by_language or (is_unlike_english and self.meaning("") is not Meaning.STOP)


def plain(word: str) -> str:
    """Write a word as it is looked up: small letters, no accents, no apostrophes."""
    # Apostrophes first: an acute that stands for one would come apart into a blank and an accent.
    letters = unicodedata.normalize("NFKD", word.translate(_LEFT_OUT)).casefold().translate(_AS_PLAIN)
    return "".join(each for each in letters if not unicodedata.combining(each))


def looked_up(said: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.plain for word in said)


# -- A text, divided -------------------------------------------------------------------------------------------------


def words(text: str) -> list[Word]:
    """Divide a text into words; emoji that say something are words, other signs are not."""
    found: list[Word] = []
    start = None
    for at, sign in enumerate(f"{text} "):
        is_inside = unicodedata.category(sign)[0] in "LMN" and sign not in _WITHIN
        if start is not None and not is_inside and sign not in _WITHIN:
            found.append(Word(plain(text[start:at]), start, at, text[start:at]))
            start = None
        if sign in _EMOJI:
            found.append(Word(sign, at, at + 1))
        elif is_inside and start is None:
            start = at
    return [each for each in found if each.plain]


def understood(word: Word) -> list[Word]:
    """Return a word as the tables know it: shortened where letters were drawn out, mended, or cut up if Chinese."""
    if word.plain in known():
        return [word]
    for drawn_out in (_DRAWN_OUT.sub(r"\1", word.plain), _DRAWN_OUT.sub(r"\1\1", word.plain)):
        if drawn_out != word.plain and drawn_out in known():
            return [replace(word, plain=drawn_out)]
    if "\u3400" <= word.plain[0] <= "\u9fff":
        return list(_cut_up(word))
    meant = without_slip(word.plain)
    return [replace(word, plain=meant, has_slip=True) if meant else word]


def _cut_up(word: Word) -> Iterator[Word]:
    """Cut a run of Chinese into the longest words that are known; any other sign is a word by itself."""
    at = 0
    while at < len(word.plain):
        sizes = (size for size in range(_LONGEST_CHINESE, 1, -1) if word.plain[at : at + size] in known())
        piece = word.plain[at : at + next(sizes, 1)]
        yield Word(piece, word.start + at, word.start + at + len(piece))
        at += len(piece)


# -- The tables, to be looked up -------------------------------------------------------------------------------------


@cache
def phrases() -> dict[tuple[str, ...], Entry]:
    """Return what is known of each phrase, by its words."""
    found: dict[tuple[str, ...], Entry] = defaultdict(Entry)
    for means, phrase, _is_marked in _in_table(ASKED_FOR):
        found[looked_up(phrase)].asked_for = Meaning(means)
    for language, table in (LANGUAGES | SCRIPTS).items():
        for means, phrase, is_marked in _in_table(table):
            entry = found[looked_up(phrase)]
            entry.by_language.setdefault(language, Meaning(means))
            entry.is_marked |= is_marked
            entry.spellings.update(word.spelling for word in phrase if not word.spelling.isascii())
    for means, phrase, _is_marked in _in_table(DOUBTFUL):
        found[looked_up(phrase)] = Entry(is_doubtful=True, likely=Meaning(means) if means else None)
    emoji = {(sign,): Entry(asked_for=Meaning(means)) for means, signs in EMOJI.items() for sign in signs}
    courtesy = {looked_up(phrase): Entry() for phrase, _is_marked in _listed(COURTESY)}
    regret = {looked_up(phrase): Entry(is_regret=True) for phrase, _is_marked in _listed(REGRET)}
    return courtesy | regret | found | emoji


def _in_table(table: Mapping[str, str]) -> Iterator[tuple[str, list[Word], bool]]:
    return ((means, phrase, is_marked) for means, listed in table.items() for phrase, is_marked in _listed(listed))


def _listed(listed: str) -> Iterator[tuple[list[Word], bool]]:
    for phrase in listed.split(","):
        if phrase.strip():
            yield words(phrase), phrase.endswith("?")


@cache
def longest() -> dict[str, int]:
    """Return of how many words the longest phrase is that begins with a word."""
    found: dict[str, int] = defaultdict(int)
    for phrase in phrases():
        found[phrase[0]] = max(found[phrase[0]], len(phrase))
    return dict(found)


@cache
def known() -> frozenset[str]:
    """Return every word of the tables."""
    return frozenset(word for phrase in phrases() for word in phrase) | these(NOT)


@cache
def these(listed: str) -> frozenset[str]:
    """Return the words of a list, as they are looked up."""
    return frozenset(word.plain for phrase, _is_marked in _listed(listed) for word in phrase)


# -- Slips -----------------------------------------------------------------------------------------------------------


def without_slip(word: str) -> str:
    """Return the word of the tables that this one is a slip away from; "" for none, or for several that differ.

    A slip is a letter too much, too few, wrong, or swapped with its neighbour, in a word of four letters or more.
    """
    if not SHORTEST_WITH_A_SLIP <= len(word) <= LONGEST_WITH_A_SLIP or word in NO_SLIPS or not word.isalpha():
        return ""
    near = set().union(*(_shortened().get(each, ()) for each in {word, *_without_a_letter(word)}))
    meant = sorted(each for each in near if each[0] == word[0] and is_a_slip(word, each))
    return meant[0] if len({phrases()[each,].meaning("") for each in meant}) == 1 else ""


def is_a_slip(a: str, b: str) -> bool:
    """Say whether two words differ by one slip (optimal string alignment, Damerau 1964)."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1 or a == b:
        return False
    at = next((at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return is_swapped or short[at + 1 :] == long[at + 1 :]


@cache
def _shortened() -> dict[str, set[str]]:
    """Return the words in which a slip is looked for, each by itself and by what is left without one letter."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase, entry in phrases().items():
        word = phrase[0]
        if len(phrase) == 1 and word not in ONLY_AS_WRITTEN and word.isalpha() and len(word) >= _shortest(entry):
            for each in {word, *_without_a_letter(word)}:
                found[each].add(word)
    return found


def _shortest(entry: Entry) -> int:
    """Say how long a word must be to be found despite a slip: short words of twenty languages are too near others."""
    return SHORTEST_WITH_A_SLIP if entry.asked_for or "en" in entry.by_language else SHORTEST_ELSEWHERE


def _without_a_letter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
