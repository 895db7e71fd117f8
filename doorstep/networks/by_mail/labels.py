"""What stands before an answer, in a form that somebody filled in: "Contact name", "Postcode district"."""

import re
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

_LONGEST = 60
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORDS = re.compile(r"[^\W_]+")
# What an apostrophe leaves over.
_ENDINGS = frozenset("s re m d t".split())
_FILLERS = frozenset(
    (
        "the your our my its a an of for in on to is are be will by we you i it that which what who where this "
        "please no number full and or do does am from mutual aid covid 19 community local neighbourhood neighbours "
        "street support network new uk first last surname best main person lead estate estates their his her "
        "roughly approx details geographical geographic key primary principal chief named nominated responsible "
        "volunteer point lady man woman us as at so they he she can could should people operate operates operating "
        "operation activity work working half part area's "
        "official registered short exact rough general usual most reach get hold know"
    ).split()
)


class Field(StrEnum):
    """What a network asks of a group that wants to join; OTHER is what nobody asked, and ends the answer before it."""

    GROUP = "group"
    CONTACT = "contact"
    MOBILE = "mobile"
    AREA = "area"
    DISTRICT = "district"
    OTHER = "other"


_NOT_ASKED = (
    "email e mail address website web site url facebook fb instagram page link members volunteers role position title "
    "notes note comments date subject sent cc bcc deputy started since when signal slack social media languages "
    "language dbs insta twitter how many backup reserve second secondary alternative other size age founded formed "
    "treasurer dob fax bank associate partner needs offers skills time hours availability not"
)
# What decides comes first: "mobile of the contact" is a number, "area the group covers" an area.
_DECIDING: tuple[tuple[Field, str], ...] = (
    (Field.OTHER, _NOT_ASKED),
    (Field.DISTRICT, "postcode postcodes post code codes district districts postal pc"),
    (Field.MOBILE, "mobile mobiles mob phone telephone tel cell cellphone whatsapp landline handset text texts"),
    (
        Field.AREA,
        (
            "area areas cover covers covered covering coverage location patch streets roads ward catchment territory "
            "zone turf boundary boundaries serve serves serving"
        ),
    ),
    (Field.CONTACT, "contact contacts coordinator organiser organizer spokesperson organisers coordinators rep"),
    (Field.GROUP, "group groups organisation organization mag org collective association team"),
    (Field.CONTACT, "name names called"),
)
_WORDS_OF = tuple((field, frozenset(words.split())) for field, words in _DECIDING)
_DECISIVE = sorted(word for field, words in _WORDS_OF if field is not Field.OTHER for word in words)
_KNOWN = frozenset[str]().union(_FILLERS, *(words for _field, words in _WORDS_OF))
# So long a word may have a slip in it, and so much of it has to be right.
_LONG_ENOUGH, _RIGHT = 4, 0.79
# One of these alone, or with fillers, says something else than in company.
_ALONE: dict[frozenset[str], Field | None] = {
    frozenset({"number"}): Field.MOBILE,
    frozenset({"no"}): Field.MOBILE,
    frozenset({"contact", "number"}): Field.MOBILE,
    frozenset({"contact", "no"}): Field.MOBILE,
    frozenset({"contact", "details"}): Field.OTHER,
    frozenset({"from"}): Field.OTHER,
    frozenset({"to"}): Field.OTHER,
    frozenset({"m"}): Field.MOBILE,
    frozenset({"t"}): Field.MOBILE,
    frozenset({"neighbourhood"}): Field.AREA,
    frozenset({"network"}): Field.OTHER,
    frozenset({"lead"}): Field.CONTACT,
    frozenset({"surname"}): Field.OTHER,
    frozenset({"who", "we", "are"}): Field.GROUP,
    frozenset({"we", "are", "called"}): Field.GROUP,
    frozenset({"we", "re", "called"}): Field.GROUP,
    frozenset({"who"}): Field.CONTACT,
    frozenset({"who", "to", "talk"}): Field.CONTACT,
    frozenset({"who", "to", "ring"}): Field.CONTACT,
    frozenset({"best", "number"}): Field.MOBILE,
    frozenset({"person", "to", "talk"}): Field.CONTACT,
    frozenset({"person", "to", "ring"}): Field.CONTACT,
    frozenset({"person", "to", "call"}): Field.CONTACT,
    frozenset({"where"}): Field.AREA,
    frozenset({"where", "we", "help"}): Field.AREA,
    frozenset({"where", "we", "work"}): Field.AREA,
    frozenset({"where", "are", "you"}): Field.AREA,
    frozenset({"where", "do", "you", "help"}): Field.AREA,
    frozenset({"we", "help"}): Field.AREA,
    frozenset({"we", "look", "after"}): Field.AREA,
    frozenset({"looks", "after"}): Field.AREA,
    frozenset({"looking", "after"}): Field.AREA,
    frozenset({"not", "covering"}): Field.OTHER,
    frozenset({"community"}): None,
    frozenset({"support"}): None,
    frozenset({"volunteer"}): None,
    frozenset({"person"}): Field.CONTACT,
    frozenset({"lead", "volunteer"}): Field.CONTACT,
    frozenset({"ring", "on"}): Field.MOBILE,
    frozenset({"call", "on"}): Field.MOBILE,
    frozenset({"text"}): Field.MOBILE,
    frozenset({"ph"}): Field.MOBILE,
    frozenset({"point", "contact"}): Field.CONTACT,
    frozenset({"poc"}): Field.CONTACT,
    frozenset({"org"}): Field.GROUP,
    frozenset({"where", "we", "are"}): Field.AREA,
    frozenset({"we"}): None,
    frozenset({"we", "cover"}): Field.AREA,
    frozenset({"call"}): Field.MOBILE,
    frozenset({"ring"}): Field.MOBILE,
}
_SMALL = frozenset("the your our my its main a for of".split())
# Pictures that stand for a label.
_PICTURED: tuple[tuple[Field, str], ...] = (
    (Field.MOBILE, "📱📞☎📲"),
    (Field.AREA, "📍🗺🏘🧭"),
    (Field.DISTRICT, "📮📬📫📪📭"),
    (Field.CONTACT, "🙋👤🧑👩👨💁"),
    (Field.GROUP, "👯👥👪"),
)
PICTURED = {picture: field for field, pictures in _PICTURED for picture in pictures}


def field_of(label: str, *, slips: bool = True) -> Field | None:
    """Say what a label asks for; None where these words are no label. Of two languages, the second counts.

    Without `slips` a word that is not spelt as we have it makes it none.
    """
    words = _WORDS.findall(_ASIDE.sub(" ", label[:_LONGEST].rpartition("/")[2]).casefold())
    if len(label) > _LONGEST or not words:
        return None
    alone = frozenset(words) - _SMALL
    if alone in _ALONE:
        return _ALONE[alone]
    return _in_company({_meant(word) if slips else word for word in words} - _ENDINGS)


def _in_company(said: set[str]) -> Field | None:
    if not said <= _KNOWN:
        return None
    return next((field for field, deciding in _WORDS_OF if said & deciding), None)


@lru_cache(maxsize=1024)
def _meant(word: str) -> str:
    """Return the word that was meant where it has a slip in it: "moblie"."""
    if word in _KNOWN or len(word) < _LONG_ENOUGH:
        return word
    turned = (known for known in _DECISIVE if sorted(known) == sorted(word))
    return next(iter([*turned, *get_close_matches(word, _DECISIVE, n=1, cutoff=_RIGHT)]), word)
