"""What somebody said so far, one message after the other, and what the next one adds to it; pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from doorstep.aid.asked import ANY, When, first_day
from doorstep.aid.by_text.reading import DAYS, OTHER, Understood
from doorstep.aid.matching.ladder import Urgency
from doorstep.messaging.inbound.replies import Meaning

WHERE, WHAT, BOTH, LOOK = "where", "what", "both", "look"
# What is kept of their own words, in signs: more than ten texts.
MOST_WORDS = 2_000
_UNTIL_SAID = Urgency.WEEK


@dataclass(frozen=True, repr=False)
class Facts:
    """`kinds` by their slugs; `urgency` as requests have it, or a day; `words` all that they wrote, as they wrote it.

    `question` is what they were asked last; `desk` the network to which a yes to it may be passed on, if it was that.
    `missed` counts messages of which nothing was understood, `turns` all.
    """

    postcode: str = ""
    kinds: tuple[str, ...] = ()
    urgency: str = ""
    day: str = ""
    part: str = ANY
    called: str = ""
    language: str = ""
    words: tuple[str, ...] = ()
    question: str = ""
    desk: int = 0
    wants_person: bool = False
    in_danger: bool = False
    missed: int = 0
    turns: int = 0

    @property
    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def in_their_words(self) -> str:
        return "\n".join(self.words)[:MOST_WORDS]

    def when(self, today: date) -> When:
        """Say when it is for; a day that has passed meanwhile is today."""
        day = date.fromisoformat(self.day) if self.day else None
        if day and day <= today:
            return When(Urgency.TODAY)
        return When(Urgency.DAY, day, self.part) if day else When(Urgency(self.urgency or _UNTIL_SAID))


def kept(said: Any) -> Facts:
    """Take up again what was kept; whatever else stands there counts as their words."""
    if not isinstance(said, Mapping):
        return Facts(words=tuple(map(str, said or ())))
    known = {each.name: said[each.name] for each in fields(Facts) if each.name in said}
    lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    return Facts(**(known | lists))


def with_words(before: Facts, found: Understood, text: str, postcode: str, today: date) -> Facts:
    """Add what was understood of the next message; `postcode` is the one of it that leads somewhere, if one does."""
    kinds = _kinds(before, found, has_place=bool(postcode))
    urgency, day, part = _when(before, found, today)
    new = replace(
        before,
        postcode=_finer(before.postcode, postcode),
        kinds=kinds,
        urgency=urgency,
        day=day,
        part=part,
        called=found.called or before.called,
        language=before.language or found.language,
        words=(*before.words, text.strip()) if _is_worth_keeping(found) else before.words,
        wants_person=before.wants_person or found.wants_person,
        in_danger=before.in_danger or found.in_danger,
        turns=before.turns + 1,
    )
    return replace(new, missed=before.missed + _was_missed(before, new, found))


def _finer(before: str, postcode: str) -> str:
    """Keep the whole postcode where they say the first half of it once more."""
    return before if postcode and before.startswith(postcode) else postcode or before


def _kinds(before: Facts, found: Understood, *, has_place: bool) -> tuple[str, ...]:
    if found.kinds and before.question == LOOK and not found.adds:
        return found.kinds
    together = dict.fromkeys((*before.kinds, *found.kinds))
    left = tuple(each for each in together if each not in found.not_kinds)
    asked = before.question == WHAT or (before.question == BOTH and has_place)
    if not left and asked and found.says_more and not found.not_kinds:
        # Whatever it is, they say it in their own words.
        return (OTHER,)
    return left


def _when(before: Facts, found: Understood, today: date) -> tuple[str, str, str]:
    """Return the urgency, or the day and the part of it."""
    if not found.how_soon:
        return before.urgency, before.day, (before.day and found.part) or before.part
    day = _day(found.how_soon, today)
    return "" if day else found.how_soon, day, (day and found.part) or ANY


def _day(how_soon: str, today: date) -> str:
    if how_soon == "tomorrow":
        return (today + timedelta(days=1)).isoformat()
    return first_day([DAYS.index(how_soon)], today).isoformat() if how_soon in DAYS else ""


def _is_worth_keeping(found: Understood) -> bool:
    """Say whether their words say more than what is written down of them; a postcode alone, or a day, does not."""
    return bool(found.kinds or found.not_kinds or found.wants_person or found.says_more or found.in_danger)


def _was_missed(before: Facts, new: Facts, found: Understood) -> bool:
    """Say whether nothing was understood of it; that somebody begins with a greeting, or HELP, is no riddle."""
    is_answer = before.question == LOOK and found.answer is Meaning.YES
    is_beginning = not before.turns and not found.says_more
    is_heard = new.kinds != before.kinds or new.postcode != before.postcode or found.says_something
    return not (is_answer or is_beginning or is_heard)
