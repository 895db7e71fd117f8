"""What a name says: which words in it are everybody's, and what shows that it is no neighbours' group; pure."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from doorstep.core.trigrams import likeness, plain, trigrams

# Words that half of all groups have in their names; two names alike in nothing else are not alike.
_EVERYBODYS = frozenset(
    "mutual aid mutualaid covid covid19 covid 19 c19 cv19 c coronavirus corona virus group groups support community "
    "help helping helpers hands neighbours neighbors neighbourhood volunteers volunteer local network response ward "
    "residents area team london the of and in for a to uk road street st rd whatsapp facebook solidarity assistance "
    "cares care incl ma self isolation together ltd".split()
)
# Words with which a name says that neighbours help each other, whoever else has a part in it.
_NEIGHBOURLY = re.compile(r"mutual ?aid|neighbou?rs|covid|c19|cv19|street team|corona", re.IGNORECASE)
# What the rest of a name shows, the first that fits. A faith, an origin or a language shows nothing: whom these bring
# together are neighbours too.
_SHOWS = (
    ("time-bank", r"time ?banks?\b"),
    ("food-bank", r"food ?banks?\b|food support\b|\bfeed (the|our)\b|soup kitchen|\bpantry\b"),
    ("council", r"\bcouncil\b|^(london )?borough of\b|\bcitizens advice\b|city advice|\bnhs\b|\bpolice\b"),
    ("charity", r"charit(y|ies|able)\b|\bcic\b|\bcio\b|\bfoundation\b|\btrust\b|\brotary\b|\bred cross\b|help ?line"),
    ("scouts", r"\bscouts?\b|\bguides\b|\bcubs\b|\bcadets\b|\bbrownies\b"),
    (
        "club",
        r"gossip|\bfans?\b|\bbig lunch\b|\blabels\b|\bdesigners\b|\bclub\b|\bfc\b|\bchapter\b",
    ),
    ("building", r"community cent(re|er)\b|\bschool\b|\bchurch\b|\bmosque\b|\btemple\b|\bsynagogue\b|\blibrary\b"),
    ("country", r"\bnational\b|\bunion\b|\buk$|\bnationwide\b|\bbritain\b|\binternational\b"),
)
_PATTERNS = [(reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _SHOWS]
_MOST_WORDS_OF_A_PERSON = 2
_ALIKE = 0.5
# Words that tell neighbours apart: West Hampstead is not Hampstead, and Beech Hill Road is not Beech Hill.
_APART = {
    **{word: word for word in "north south east west old new upper lower central inner outer".split()},
    **dict.fromkeys("road rd street st avenue lane".split(), "road"),
    **dict.fromkeys("gardens gdns".split(), "gardens"),
    **{word: word for word in "estate park".split()},
}


def shows(name: str, places: AbstractSet[str]) -> str:
    """Say what shows that this is no neighbours' group: the reason's name, or nothing where nothing does.

    A guess for a person to look at: "Rye Lane Time Bank" is one, "Church Street Mutual Aid" is not. `places` are words
    that stand in names of places.
    """
    if "[" in name or re.search(r"\S@\S+\.", name):
        return "no-name"
    neighbourly = bool(_NEIGHBOURLY.search(name))
    for reason, pattern in _PATTERNS:
        # A time bank is one whatever else it says; what is only likely gives way to a neighbourly word.
        if pattern.search(name) and (reason in {"time-bank", "food-bank"} or not neighbourly):
            return reason
    return "person" if not neighbourly and _reads_like_a_person(name, places) else ""


@lru_cache(maxsize=65536)
def own(name: str) -> str:
    """Leave of a name what is its own: "Nunhead Covid-19 Mutual Aid" is "nunhead"."""
    return " ".join(word for word in plain(name).split() if word not in _EVERYBODYS)


@lru_cache(maxsize=65536)
def apart(name: str) -> frozenset[str]:
    """Give what tells street teams and neighbouring places apart: numbers, letters, initials, directions, roads."""
    words = plain(name).split()
    said = {word for word in words if word.isdigit() or len(word) == 1} - {"19", "c", "s"}
    initials = set() if name.isupper() else {word for word in re.findall(r"\b[A-Z]{2,3}\b", name) if own(word)}
    return frozenset(said | initials | {_APART[word] for word in words if word in _APART})


def alike(one: str, other: str) -> bool:
    """Say whether two names have their own in common: every other one says "neighbours"."""
    first, second = (trigrams(own(each) or each) for each in (one, other))
    return likeness(first, second) >= _ALIKE


def _reads_like_a_person(name: str, places: AbstractSet[str]) -> bool:
    """One or two plain words, none of them everybody's or part of a place's name: "Amina", "Dev Stranger"."""
    words = plain(name).split()
    return (
        0 < len(words) <= _MOST_WORDS_OF_A_PERSON
        and re.fullmatch(r"[A-Za-z]?[a-z]+(?:[ -][A-Za-z]?[a-z]+)?", name.strip()) is not None
        and not any(word in _EVERYBODYS or word in _APART or word in places for word in words)
    )
