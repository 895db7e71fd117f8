"""Kinds of help by the words that an installation or a group has for them; pure."""

import re
from collections.abc import Mapping, Sequence

from doorstep.aid.by_text.phrases import SHORTEST_WITH_A_SLIP
from doorstep.messaging.inbound import vocabulary
from doorstep.messaging.inbound.vocabulary import Word

_ENDING = re.compile("(?:ing|ed|ers?|es|s)$")


def named_in(text: str, own: Mapping[str, str]) -> dict[int, str]:
    """Find the kinds that are named in a text, by where their name begins."""
    words, found = vocabulary.words(text), {}
    for name, slug in own.items():
        wanted = [word.plain for word in vocabulary.words(name)]
        for at in range(len(words) - len(wanted) + 1 if wanted else 0):
            if _are_the_same(words[at : at + len(wanted)], wanted):
                found[words[at].start] = slug
    return found


def _are_the_same(words: Sequence[Word], wanted: Sequence[str]) -> bool:
    return all(_is_the_same(word.plain, each) for word, each in zip(words, wanted, strict=True))


def _is_the_same(word: str, wanted: str) -> bool:
    """Say whether it is the word, spelt with a slip or with another ending: "gardener" for "gardening"."""
    long = min(len(word), len(wanted)) >= SHORTEST_WITH_A_SLIP
    is_near = vocabulary.is_a_slip(word, wanted) or _ENDING.sub("", word) == _ENDING.sub("", wanted)
    return word == wanted or (long and is_near)
