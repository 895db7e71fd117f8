"""The phrases that people ask with, as they are looked up in what somebody wrote, spelt with a slip or not; pure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from doorstep.aid.by_text import words_of_asking as asking
from doorstep.aid.by_text.words_of_kinds import KINDS
from doorstep.aid.by_text.words_of_when import GREETINGS, WHEN
from doorstep.messaging.inbound import vocabulary
from doorstep.messaging.inbound.vocabulary import Word
from doorstep.messaging.inbound.words_of_doubt import NO_SLIPS

SHORTEST_WITH_A_SLIP, SHORTEST_ELSEWHERE, LONGEST_WITH_A_SLIP = 5, 7, 24
ENGLISH = "en"
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
# What Arabic writes in front of a word and joins to it: and, the, for, with.
_JOINED = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
_SHORTEST_ROOT = 3


class Topic(StrEnum):
    """What a phrase is about."""

    KIND = "kind"
    WHEN = "when"
    PERSON = "person"
    DANGER = "danger"
    END = "end"
    AGREE = "agree"
    ALSO = "also"
    NOT = "not"
    BUT = "but"
    GREETING = "greeting"
    SIGN = "sign"


Meant = tuple[Topic, str]


@dataclass(frozen=True)
class Piece:
    """Some words of a text; `meant` in each language in which they mean something, nothing where they are not known."""

    words: Sequence[Word]
    meant: Mapping[str, Meant]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def in_(self, language: str) -> Meant | None:
        """Return what they mean in a language, else in whatever language, else in English.

        Else what they mean in another; but to English, whose words stand everywhere, no words of others are added.
        """
        known = [self.meant[each] for each in (language, "", ENGLISH) if each in self.meant]
        others = self.meant.values() if language != ENGLISH else ()
        return next(iter([*known, *others]), None)


def pieces(text: str, most_words: int) -> Iterator[Piece]:
    """Divide a text into the longest phrases that are known, and words that are not."""
    words = vocabulary.words(text)[:most_words]
    meant, at = [spelt(word.plain) for word in words], 0
    while at < len(words):
        size, found = _phrase(meant[at:])
        yield Piece(words[at : at + size], found)
        at += size


def _phrase(words: Sequence[str]) -> tuple[int, Mapping[str, Meant]]:
    for size in range(min(_longest().get(words[0], 1), len(words)), 0, -1):
        if found := _phrases().get(tuple(words[:size])):
            return size, found
    return 1, _of_stem(words[0])


def _of_stem(word: str) -> Mapping[str, Meant]:
    # A word of one sign may come apart into thousands of letters (U+FDFA): no longer stem is looked for than there is.
    ends = range(min(len(word), _longest_stem()), _SHORTEST_ROOT - 1, -1)
    return next((_stems()[word[:end]] for end in ends if word[:end] in _stems()), {})


def spelt(word: str) -> str:
    """Write a word as the tables do: without letters drawn out or joined to it, and without a slip."""
    shorter = (word, _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word), *_without_joined(word))
    as_known = next((each for each in shorter if each in known() or _of_stem(each)), None)
    return as_known or _without_slip(word) or word


def _without_joined(word: str) -> Iterator[str]:
    for joined in _JOINED:
        if word.startswith(joined) and len(word) - len(joined) >= _SHORTEST_ROOT:
            yield word[len(joined) :]


def _without_slip(word: str) -> str:
    """Return the word that this one is a slip away from; "" for none, and for what is a word by itself."""
    if not SHORTEST_WITH_A_SLIP <= len(word) <= LONGEST_WITH_A_SLIP or not word.isalpha() or _is_a_word(word):
        return ""
    near = set[str]().union(*(_shortened().get(each, ()) for each in {word, *without_a_letter(word)}))
    meant = sorted(each for each in near if each[0] == word[0] and vocabulary.is_a_slip(word, each))
    return meant[0] if meant else ""


def _is_a_word(word: str) -> bool:
    return word in NO_SLIPS or word in vocabulary.known() or word in asking.WORDS_OF_THEIR_OWN


def without_a_letter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


# -- The tables, to be looked up -------------------------------------------------------------------------------------


def _rows() -> Iterator[tuple[Meant, str, str]]:
    """Yield what is meant, in which language, and the phrases for it."""
    for table, topic in ((KINDS, Topic.KIND), (WHEN, Topic.WHEN)):
        for value, by_language in table.items():
            yield from (((topic, value), language, listed) for language, listed in by_language.items())
    for by_language, topic in (
        (asking.PERSON, Topic.PERSON),
        (asking.DANGER, Topic.DANGER),
        (asking.END, Topic.END),
        (asking.AGREE, Topic.AGREE),
        (asking.ALSO, Topic.ALSO),
        (asking.SIGNS, Topic.SIGN),
    ):
        yield from (((topic, ""), language, listed) for language, listed in by_language.items())
    yield (Topic.GREETING, ""), "", GREETINGS
    yield (Topic.NOT, ""), "", asking.NOT
    yield (Topic.BUT, ""), "", asking.BUT


@cache
def _phrases() -> dict[tuple[str, ...], dict[str, Meant]]:
    """Return what is meant by each phrase, by its words and in each language; what stands first counts."""
    found: dict[tuple[str, ...], dict[str, Meant]] = defaultdict(dict)
    for meant, language, listed in _rows():
        for phrase in listed.split(","):
            words = tuple(word.plain for word in vocabulary.words(phrase))
            if words and "*" not in phrase:
                found[words].setdefault(language, meant)
    return dict(found)


@cache
def _longest_stem() -> int:
    return max(map(len, _stems()))


@cache
def _stems() -> dict[str, dict[str, Meant]]:
    found: dict[str, dict[str, Meant]] = defaultdict(dict)
    for meant, language, listed in _rows():
        for phrase in listed.split(","):
            if "*" in phrase:
                found[vocabulary.plain(phrase.strip(" *"))].setdefault(language, meant)
    return dict(found)


@cache
def _longest() -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for phrase in _phrases():
        found[phrase[0]] = max(found[phrase[0]], len(phrase))
    return dict(found)


@cache
def known() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase)


@cache
def _shortened() -> dict[str, set[str]]:
    """Return the words in which a slip is looked for, by themselves and by what is left without one letter.

    Nobody is told to ring 999, and nothing is called off, for a slip; short words of ten languages are too near others.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for phrase, meant in _phrases().items():
        shortest = SHORTEST_WITH_A_SLIP if ENGLISH in meant else SHORTEST_ELSEWHERE
        if not {Topic.DANGER, Topic.END} & {topic for topic, _value in meant.values()}:
            for word in phrase:
                if len(word) >= shortest and word.isalpha() and word.isascii():
                    for each in {word, *without_a_letter(word)}:
                        found[each].add(word)
    return found
