"""Areas in sentences: "we cover …", "we help people in …"; pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WHO = (
    r"(?:(?: the)?(?: people| neighbours| anyone| anybody| everyone| everybody| residents| households| folk| families|"
    r" those))"
)
_WHERE = (
    r"(?: living| who live| who lives| isolating)?"
    r"(?: (?:in|on|across|along|throughout|within)\b|(?= (?:around|from|between) ))"
)
_SAID = (
    r"(?:(?:so|as follows|the following(?: streets| roads)?|these(?: streets| roads)?):\s{1,3})?"
    r"((?:[^.!?\n;]|\.(?=\S)|(?<=\bSt)\.){3,400})"
)
_ADVERB = r"(?:currently |mainly |mostly |also |now |all |just |can |only )?"
_AREA = r"(?:area|patch|turf|territory|bit|stretch|corner|manor|neck of the woods)"
# Whoever says this says where, and no more.
_STRONG = re.compile(
    rf"\b(?:(?i:(?:we|they|it|who) {_ADVERB}(?:covers?|serves?|looks? after)|"
    rf"(?:the |our |her |his |their ){_AREA}(?: (?:that |which )?(?:we|it|they|the group) "
    r"(?:covers?|serves?|looks? after)| covered)? (?:is|are|comprises|includes|covers|consists of)|in this area|"
    r"cover(?= so:)|cover(?= as follows)|(?:looks|looking) after|covering|covers)|"
    rf"(?<=[a-z] )(?:cover|serve|look after)(?= (?:[A-Z]|the [A-Z]))):? {_SAID}"
)
_SERVED = re.compile(r"(?i)\bit is ([^.!?\n;]{3,300}?) (?:that )?we (?:cover|serve|look after|help)\b")
# Whoever says this may say where.
_WEAK = re.compile(
    r"(?i)\b(?:(?:help|helping|helps|support|supporting|deliver|work|working|operate|operating|shop|shopping|are|we’re|"
    rf"we're)(?: out| for| with| to)?{_WHO}?{_WHERE}|for{_WHO}{_WHERE}|across(?= (?:the )?[A-Z])|"
    r"(?:we|we’ll|we'll|we can|we have|we’re|we're|were|we’ve|we've) (?:do|doing|take|split up)|"
    r"(?:we’ve|we've|we have|we) got(?= [^.]{3,150} covered\b)|"
    r"(?:we|we’ll|we'll) help(?= (?:everything|everywhere|anywhere|all of) )|area is|runs from|stretch(?:es)? from) "
    rf"{_SAID}"
)
_CODE = r"[A-Z]{1,2}\d{1,2}[A-Z]?"
_ENDS_AN_AREA = re.compile(
    r"(?i)(?:,? mainly with| covered\b|,? (?:no other|but no|only)\b|"
    r" into \d|,? that(?:’|')?s\b|,? (?:so|although|though|because|but|if) |"
    r",? (?:and|but) (?:we|i|our|my|the main|the postcode|have|there|it|are|is|has|that)\b|"
    r",? (?:and|plus) (?:hopefully|maybe|soon|perhaps|possibly|more)\b|"
    r",? (?:with|since|where|which|who|until|as) (?:we|i|our|you|it|is|are|my|that|a few|about|\d)\b|,? which\b|"
    rf",? in (?:the )?(?:postal |postcode )(?:district(?: of)? )?{_CODE}\b|,(?: all)? in {_CODE}|"
    rf",?(?: in)? {_CODE},.| \({_CODE}|: | - | – | — ).*"
)
# What stands before an area in a sentence that says more: whom, or which district.
_BEFORE = re.compile(rf"(?i)^(?:[^,]{{0,80}}?\b(?:for|to){_WHO}{_WHERE} |{_CODE}, )")
_TAIL = re.compile(rf"(?i)(?:,| in| \() ?{_CODE}\)?$")
_LEAST = 3


@dataclass(frozen=True)
class Told:
    """An area as a sentence has it; `is_whole` where the sentence goes no further."""

    said: str
    is_whole: bool


def said_so(text: str) -> list[Told]:
    """Return what is said to be the area, in so many words."""
    served = [Told(each[1], is_whole=True) for each in _SERVED.finditer(text)]
    return [*served, *_told(_STRONG.finditer(text))]


def guessed(text: str) -> list[Told]:
    """Return what may be the area."""
    return [Told(_TAIL.sub("", _BEFORE.sub("", each.said)), each.is_whole) for each in _told(_WEAK.finditer(text))]


def _told(found: Iterable[re.Match[str]]) -> list[Told]:
    cut = [(each[1], _ENDS_AN_AREA.sub("", each[1])) for each in found]
    return [Told(area.strip(" ,"), said == area) for said, area in cut if len(area) >= _LEAST]
