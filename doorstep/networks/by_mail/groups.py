"""What the group is called: by a label, by the subject, by its writer's sentences; pure."""

import re
from collections.abc import Sequence

from doorstep.networks.by_mail import called
from doorstep.networks.by_mail.alike import are_alike, is_within, plain
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.letter import Found, Letter, without_pictures
from doorstep.networks.by_mail.listed import Ordered
from doorstep.networks.by_mail.words import is_of_a_group, may_be_of_a_group, speaks
from doorstep.places.postcodes_in import postcodes_in

_ASIDE = re.compile(r"\s*\([^()]{0,200}\)?")
_AS_THERE = re.compile(r"(?i)(?:as (?:per |in )?(?:the )?)?(?:see )?(?:subject|above|title|same)\b.{0,30}")
# Whoever mends what they have just said.
_MENDED = re.compile(r"(?i)\b(?:should (?:say|be)|i mean|i meant|correction|make that|rather)\b[:,]?\s*")
_ENDS_A_NAME = re.compile(
    r"(?i)(?: - | – |,? and (?:we|i|our)\b|, | which | who | that | in [A-Z]{1,2}\d| and (?:we|i) ).*"
)
_ENDS = ("", ".", ",", ":", ";")
# What goes on after a name, and is no part of it.
_NO_MORE = frozenset(
    "and is are in to the for who we has have would mutual aid group here on at from with which that was as".split()
)
_ENDS_A_LABELLED = re.compile(r"(?i),? (?:and|but)? ?\b(?:we|i|i’m|i'm|our) .*")
_MOST, _MOST_WORDS = 60, 6
_JOIN = re.compile(r"(?i)\b(?:join|joining|dear|part of|member of|to|hi|hello)(?: the| your)? $")
_BEFORE, _FEW = 20, 2


def group(letter: Letter, ordered: Ordered) -> Found:
    titled = without_pictures(letter.titled)
    said, calling = _labelled(letter), _calling(letter)
    if said:
        return _of_label(letter, said, [titled, *calling])
    if calling:
        return _of_sentence(titled, calling)
    if ordered.group:
        return ordered.group, ordered.sure and (not titled or plain(ordered.group) == plain(titled))
    return _of_subject(letter, titled)


def _of_label(letter: Letter, said: Sequence[str], others: Sequence[str]) -> Found:
    name, titled = _cut(_ENDS_A_LABELLED.sub("", said[0])), others[0]
    if titled.casefold().startswith(f"{name.casefold()} "):
        # Broken by a mail program, or shortened.
        return titled, plain(titled) == plain(name)
    is_sure = are_alike([*said, *filter(None, others)]) and not speaks(said[0]) and name != ""
    return _as_pictured(letter, name), is_sure


def _of_sentence(titled: str, calling: Sequence[str]) -> Found:
    longer = [each for each in calling if is_within(titled, each)]
    name = longer[0] if longer else calling[0]
    are_one = all(is_within(each, name) for each in calling)
    return name, are_one and bool(longer or not titled) and is_of_a_group(name)


def _of_subject(letter: Letter, titled: str) -> Found:
    mentioned = _mentioned(letter)
    if not titled:
        return (mentioned[0] if mentioned else ""), False
    longer = [each for each in mentioned if is_within(titled, each)] or _alone(letter, titled)
    is_sure = all(plain(each) == plain(titled) for each in mentioned) and not _is_longer_there(letter, titled)
    return longer[0] if longer else titled, is_sure


def _is_longer_there(letter: Letter, titled: str) -> bool:
    """Say whether the letter has a name that goes on where the subject's ends."""
    after = re.compile(rf"{re.escape(titled)} ([\w’']+)", re.IGNORECASE)
    return any(each[1].casefold() not in _NO_MORE for each in after.finditer(letter.body))


def _alone(letter: Letter, titled: str) -> list[str]:
    """Return what begins a line, or is all of it, and goes on where the subject's name ends."""
    names = (each[0] for line in letter.own if (each := called.RUN.match(line)) and line[each.end() :][:1] in _ENDS)
    return [each for each in names if each.casefold().startswith(f"{titled.casefold()} ")]


def _labelled(letter: Letter) -> list[str]:
    said = [without_pictures(_ASIDE.sub("", each)) for each in letter.labelled.get(Field.GROUP, ())]
    # Whoever is asked for a name may give the group's.
    named = [_mended(each) for each in letter.labelled.get(Field.CONTACT, ())]
    titled = without_pictures(letter.titled)
    named = [each for each in named if called.RUN.fullmatch(each) and (is_of_a_group(each) or is_within(titled, each))]
    every = [each for each in said if each] or named[:1]
    return [titled if titled and _AS_THERE.fullmatch(each) else _mended(each) for each in every]


def _as_pictured(letter: Letter, name: str) -> str:
    """Return a name with its pictures where the subject and the letter agree on them."""
    titled = letter.titled
    is_one = without_pictures(titled) == name and any(titled == " ".join(each.split()) for each in _raw(letter))
    return titled if is_one else name


def _raw(letter: Letter) -> Sequence[str]:
    return letter.labelled.get(Field.GROUP, ())


def _calling(letter: Letter) -> list[str]:
    """Return what sentences call the group, first those that leave no doubt whether it is one."""
    own = [_cut(each[1]) for pattern in called.OWN for each in pattern.finditer(letter.text)]
    lower = [_cut(_ENDS_A_NAME.sub("", each[1])) for each in called.LOWER.finditer(letter.text)]
    lower += [each[1] for each in called.LOWER_OURS.finditer(letter.text) if _is_short_group(each[1])]
    own += [each for each in letter.senders if may_be_of_a_group(each) and not _is_network(each)]
    of = [_cut(each[1]) for pattern in called.OF for each in pattern.finditer(letter.text)]
    own = [each for each in own if may_be_of_a_group(each) or (" " in each and not postcodes_in(each))]
    return [*own, *lower, *(each for each in of if is_of_a_group(each) and not _is_network(each))][:_MOST]


def _is_short_group(said: str) -> bool:
    return is_of_a_group(said) and len(said.split()) <= _MOST_WORDS and not speaks(said)


def _is_network(name: str) -> bool:
    return "network" in name.casefold()


def _mended(said: str) -> str:
    return _MENDED.split(said)[-1]


def _cut(name: str) -> str:
    """Leave out what begins the next sentence, and the full stop before it."""
    return without_pictures(re.split(r"(?<=\w\w)\.(?: |$)", name, maxsplit=1)[0])


def _mentioned(letter: Letter) -> list[str]:
    """Return what reads as a group's name, save the network's that is written to or joined."""
    found = (
        (_cut(each[0]), letter.body[max(0, each.start() - _BEFORE) : each.start()])
        for each in called.RUN.finditer(letter.body)
    )
    return [
        name
        for name, before in found
        if is_of_a_group(name) and not (_is_network(name) and (_JOIN.search(before) or len(name.split()) <= _FEW))
    ][:_MOST]
