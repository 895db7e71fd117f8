"""What somebody says they are called, in what they wrote; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from doorstep.aid.by_text.words_of_asking import NAMES, NAMES_AS_WRITTEN, SIGNED
from doorstep.messaging.inbound import vocabulary
from doorstep.messaging.inbound.vocabulary import Word

SHORTEST, LONGEST = 2, 30
_AT_MOST = 2


@dataclass(frozen=True)
class Called:
    name: str
    start: int
    end: int


def called(text: str, words: Sequence[Word], known: frozenset[str]) -> Called | None:
    """Find a name: a word or two that mean nothing else (`known`), after what is said before a name, or at the end."""
    for at in range(len(words)):
        for size in range(_longest(), 0, -1):
            how = _introductions().get(tuple(word.plain for word in words[at : at + size]))
            if how is not None and (found := _name(text, words, at + size, known, how)):
                return Called(" ".join(map(_capital, found)), words[at].start, words[at + size + len(found) - 1].end)
    return None


def _name(text: str, words: Sequence[Word], at: int, known: frozenset[str], how: str) -> list[str]:
    found: list[str] = []
    for word in words[at : at + _AT_MOST]:
        written = text[word.start : word.end]
        before = text[words[at - 1 + len(found)].end : word.start]
        is_next = not found or (before.isspace() and _is_written_like_one(written, text))
        if not is_next or not _could_be(written, word, known) or (how and not _is_written_like_one(written, text)):
            break
        found.append(written)
    is_last = at + len(found) == len(words)
    return found if how != "signed" or is_last else []


def _could_be(written: str, word: Word, known: frozenset[str]) -> bool:
    letters = written.replace("'", "").replace("’", "")
    return letters.isalpha() and SHORTEST <= len(letters) <= LONGEST and word.plain not in known


def _is_written_like_one(written: str, text: str) -> bool:
    """Say whether it begins with a capital in a text that has small letters; other scripts have no capitals."""
    if written.upper() == written.lower():
        return True
    return written[0].isupper() and text.upper() != text


def _capital(name: str) -> str:
    return name if name != name.lower() and name != name.upper() else name.title()


@cache
def _introductions() -> dict[tuple[str, ...], str]:
    """Return how a name has to be written after each of these, "" for any way."""
    found: dict[tuple[str, ...], str] = {}
    for listed, how in ((SIGNED, "signed"), (NAMES_AS_WRITTEN, "as one"), (NAMES, "")):
        found |= {tuple(word.plain for word in vocabulary.words(phrase)): how for phrase in listed.split(",")}
    return found


@cache
def _longest() -> int:
    return max(map(len, _introductions()))
