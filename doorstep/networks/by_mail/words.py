"""Words that tell names of groups, of people and of places apart; pure."""

import re

GROUP_NOUNS = frozenset(
    (
        "aid allies angels assoc association brigade brothers buddies care carers cares champions circle club "
        "collective community cooperators crew deeds force friends gang group hands help helpers hub kindness kitchen "
        "lifeline links mates neighbors neighbourhood neighbourly neighbours network outreach pals pantry partnership "
        "project rally rangers reps residents response runners sisters society solidarity squad street support "
        "supporters taskforce team teams tenants together tra volunteers wardens watch aiders bunch crew foodbank army "
        "heroes legends tenants trust coop"
    ).split()
)
# "Rye Street" is as often a street, and "Friends" a word; these alone make no group.
_WEAK_NOUNS = frozenset("community help care street neighbourhood hands project society club".split())
_PLACES = re.compile(
    r"(?i)\b(?:roads?|rd|streets?|st(?=\W*$|[,.]| and\b| to\b)|lanes?|ln|avenues?|ave|grove|"
    r"estates?|close|park|hill|way|square|terrace|court|green|gardens|house|flats|blocks?|ward|"
    r"village|town|station|common|market|from|between|around|to|near|"
    r"everything|everywhere|north|south|east|west)\b"
)
_TITLES = re.compile(
    r"(?i)(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|reverend|father|fr|sister|sr|cllr|councillor|sir|dame|"
    r"lady|lord|imam|rabbi|pastor|capt|captain|cdr|major|canon|sis|bro|doctor|aunty|auntie)\b\.?\s+)+"
)
_WORD = re.compile(r"[^\W_]+")
_NAME_WORD = r"[^\W\d_][^\W\d_’'.-]{0,25}(?:[’'.-]{1,2}[^\W\d_]{0,25}){0,3}"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,4}}")
_OTHER_WORDS = frozenset(
    (
        "mobile phone group area postcode contact name email e-mail tel number district will tbc tba we our "
        "me myself i you the this that is are please thanks hello hi regards see above below same still later address "
        "team network not and or to be confirmed decided main lead contact's contact’s here your oh sorry dear deputy "
        "chair secretary coordinator organiser person volunteer volunteers saw regards cheers love after before"
    ).split()
)


def _words(said: str) -> list[str]:
    return _WORD.findall(said.casefold())


def is_of_a_group(said: str) -> bool:
    """Say whether a name is one of a group by one of its words: "Rye Helpers"."""
    nouns = set(_words(said)[1:]) & GROUP_NOUNS
    return bool(nouns - _WEAK_NOUNS) or "mutual aid" in said.casefold()


def may_be_of_a_group(said: str) -> bool:
    return is_of_a_group(said) or bool(set(_words(said)[1:]) & GROUP_NOUNS - {"street"})


def is_of_a_place(said: str) -> bool:
    return _PLACES.search(said) is not None


def is_of_a_person(said: str) -> bool:
    """Say whether this has the shape of somebody's name, and no word in it that a name has not."""
    said_words = said.casefold().split()
    is_other = bool(_OTHER_WORDS & set(said_words)) or "mutual" in said_words
    return _NAME.fullmatch(said) is not None and not is_other and not is_of_a_group(said)


_SPEAKS = re.compile(
    r"(?i)\b(?:we|i|i(?:’|')m|we(?:’|')re|our|my|have|has|been|please|you|your|is|are|was|were|though|call|ring|"
    r"for now|at the moment|will|hope|maybe|sorry)\b|\w\w[.!?]\s|\?"
)


def speaks(said: str) -> bool:
    """Say whether there is more in this than a name or a place: a sentence."""
    return _SPEAKS.search(said) is not None


def without_title(name: str) -> str:
    return _TITLES.sub("", name, count=1) if _TITLES.match(name) else name
