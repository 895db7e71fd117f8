"""Answers without any labels: numbered, in lines, or between commas; told apart by what they look like; pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from doorstep.networks.by_mail import beside, greetings
from doorstep.networks.by_mail.alike import is_within, plain
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.letter import Letter, without_pictures
from doorstep.networks.by_mail.lines import PICTURES
from doorstep.networks.by_mail.numbers import PHONE, numbers
from doorstep.networks.by_mail.words import is_of_a_group, is_of_a_person, is_of_a_place, without_title
from doorstep.places.postcodes_in import postcodes_in

_LONGEST, _FEWEST, _MOST = 160, 3, 12
# A piece as short as this that holds a postcode is one, and no street in it.
_SHORT, _LONGEST_NAME = 24, 8
_CUTS = (
    re.compile(r"\s+[/|;]\s+|;\s*|\t+|\s+[–—-]\s+|\s{3,}"),
    re.compile(r"(?<=\w\w)\.\s+|(?<=\d)\.\s+"),
    re.compile(r",\s+|(?<=\w\w)\.\s+|(?<=\d)\.\s+"),
)
_OF_SENTENCES = re.compile(
    r"(?i)\b(?:i|we|you|me|my|our|hi|hello|hey|dear|it(?:’|')?s|that(?:’|')?s|name(?:’|')?s|is|are|please|thanks|"
    r"will|send|want|sorry|can|do|doing|were|gets|put|cannot|don(?:’|')?t|us)\b"
)
_OPENING = re.compile(r"(?i)^(?:yo|hi|hey|hiya|hello|all)\b(?: all| there)?\s*[,–-]\s*")
_LABEL = re.compile(r"(?i)^(?:area|covers|covering|group|contact|name|tel|mob|mobile|postcode)\b[:\s]+")
_ASIDE = re.compile(r"\s*\([^()]{0,100}\)?.*")
# A district at the end of an area.
_AND_DISTRICT = re.compile(r"(.{4,})[ ,]+([A-Za-z]{1,2}\d{1,2}[A-Za-z]?)")
_AROUND = " ,;–—-()." + PICTURES


class _Kind(Enum):
    CONTACT = auto()
    MOBILE = auto()
    GROUP = auto()
    AREA = auto()
    DISTRICT = auto()


# As the network asks, and so as it is answered.
_IN_ORDER = list(_Kind)


@dataclass(frozen=True)
class Ordered:
    """What was told apart; `sure` where it came in the order in which the network asks, with the group's name in it."""

    group: str = ""
    contact: str = ""
    area: str = ""
    sure: bool = False


def in_order(letter: Letter) -> Ordered:
    titled = without_pictures(letter.titled)
    if any(each in letter.labelled for each in (Field.CONTACT, Field.AREA, Field.GROUP)):
        left = list(_left(letter))
        apart = [each for line in left for each in _pieces(_CUTS[-1].split(line, maxsplit=_MOST))]
        return max((_told_apart(each, titled, is_by_hand=False) for each in (left, apart)), key=_count)[1]
    every = [
        _told_apart(pieces, titled, is_by_hand=is_by_hand)
        for is_by_hand, pieces in _cuts(letter)
        if len(pieces) >= _FEWEST and any(map(numbers, pieces))
    ]
    best = max(every, key=_count, default=(0, Ordered()))
    return best[1] if best[0] >= _FEWEST else Ordered()


def _count(found: tuple[int, Ordered]) -> int:
    return found[0]


def _left(letter: Letter) -> Iterator[str]:
    """Return the short lines that no label claims."""
    said = {each for answers in letter.labelled.values() for each in answers}
    free = [line for line in _body(letter) if line and not beside.labelled(line)]
    yield from _pieces([line for line in free if not any(line in each for each in said)])


def _body(letter: Letter) -> list[str]:
    return [line for line in letter.own[: greetings.end_of(letter.own)] if len(line) <= _LONGEST]


def _cuts(letter: Letter) -> Iterator[tuple[bool, list[str]]]:
    """Return the ways in which the letter may be a list; whether its writer broke it so, and its pieces."""
    yield True, [line.text for line in letter.every if line.number and not line.quoted and line.text]
    body = _body(letter)
    yield True, list(_pieces(body))
    yield False, list(_pieces([each for line in body for each in _CUTS[-1].split(line, maxsplit=_MOST)]))
    for line in letter.text.split("\n"):
        if PHONE.search(line):
            for cut in _CUTS:
                yield False, list(_pieces(cut.split(line, maxsplit=_MOST)))


def _pieces(texts: Sequence[str]) -> Iterator[str]:
    """Take numbers out of what stands beside them, and leave out what is talk."""
    for text in texts:
        number = PHONE.search(text)
        around = [text[: number.start()], number[0], text[number.end() :]] if number else [text]
        for each in around:
            said = _LABEL.sub("", _OPENING.sub("", each.strip(_AROUND))).strip(_AROUND)
            if said and not _is_talk(said) and not each.endswith((":", "?", "!")):
                yield from both.groups() if (both := _AND_DISTRICT.fullmatch(said)) else (said,)


def _is_talk(piece: str) -> bool:
    return greetings.is_greeting(piece) or _OF_SENTENCES.search(piece) is not None


def _kind(piece: str) -> _Kind | None:
    if numbers(piece):
        return _Kind.MOBILE
    return _Kind.DISTRICT if len(piece) < _SHORT and postcodes_in(piece) else None


def _told_apart(pieces: Sequence[str], titled: str, *, is_by_hand: bool) -> tuple[int, Ordered]:
    """Say how many of what is asked were found among these, and what."""
    if len(pieces) > _MOST:
        return 0, Ordered()
    kinds = [_kind(each) for each in pieces]
    for kind, at in (
        (_Kind.GROUP, _group_at(pieces, kinds, titled)[:1]),
        (_Kind.CONTACT, _contact_at(pieces, kinds)[:1]),
        (_Kind.AREA, _area_at(pieces, kinds)),
    ):
        kinds = [kind if here in at and not each else each for here, each in enumerate(kinds)]
    held = {kind: ", ".join(_of(kind, pieces, kinds)) for kind in _Kind}
    is_sure = kinds == _IN_ORDER and is_by_hand and is_within(titled, held[_Kind.GROUP])
    found = Ordered(held[_Kind.GROUP], without_title(_ASIDE.sub("", held[_Kind.CONTACT])), held[_Kind.AREA], is_sure)
    return len({*kinds} - {None}), found


def _of(kind: _Kind, pieces: Sequence[str], kinds: Sequence[_Kind | None]) -> list[str]:
    return [piece for piece, each in zip(pieces, kinds, strict=True) if each is kind]


def _free(pieces: Sequence[str], kinds: Sequence[_Kind | None]) -> list[tuple[int, str]]:
    return [(at, piece) for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)) if kind is None]


def _group_at(pieces: Sequence[str], kinds: Sequence[_Kind | None], titled: str) -> list[int]:
    free = _free(pieces, kinds)
    equal = [at for at, piece in free if titled and plain(piece) == plain(titled)]
    groups = [at for at, piece in free if _is_whole_group(piece)]
    return equal + [at for at in groups if titled and is_within(titled, pieces[at])] + groups


def _contact_at(pieces: Sequence[str], kinds: Sequence[_Kind | None]) -> list[int]:
    """Say where names stand; whoever had the group's place has it no more."""
    group = _group_at(pieces, kinds, "")[:1]
    return [at for at, piece in _free(pieces, kinds) if at not in group and _is_whole_name(piece)]


def _area_at(pieces: Sequence[str], kinds: Sequence[_Kind | None]) -> list[int]:
    free = _free(pieces, kinds)
    # The one that is left in the network's order needs no word of a place in it.
    is_last = [kind for kind in kinds if kind] == [kind for kind in _IN_ORDER if kind is not _Kind.AREA]
    return [at for at, piece in free if is_of_a_place(piece) or (is_last and len(free) == 1)]


def _is_whole_name(piece: str) -> bool:
    piece = _ASIDE.sub("", piece)
    is_long = 1 < len(without_title(piece).split()) < _FEWEST + 2
    return is_long and is_of_a_person(piece) and not piece.rsplit(maxsplit=1)[-1].islower() and not is_of_a_place(piece)


def _is_whole_group(piece: str) -> bool:
    return is_of_a_group(piece) and len(piece.split()) <= _LONGEST_NAME and not re.search(r"[,(]", piece)
