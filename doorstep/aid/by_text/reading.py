"""What somebody wants who writes in their own words: where they live, what they need, how soon; pure.

Nothing has to be understood: what was not is asked for, and what cannot be asked for is for a human.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from doorstep.aid.by_text import names, phrases
from doorstep.aid.by_text.own_kinds import named_in
from doorstep.aid.by_text.phrases import ENGLISH, Meant, Piece, Topic
from doorstep.aid.by_text.words_of_asking import GREETS, QUESTIONS, THANKS
from doorstep.messaging.inbound import quoted, replies, vocabulary
from doorstep.messaging.inbound.replies import Meaning
from doorstep.places.postcodes_in import MOST as MOST_POSTCODES
from doorstep.places.postcodes_in import Postcode, postcodes_in

# As much as `replies` reads, and of an e-mail as much as anybody writes who asks for a hand.
MOST_SIGNS, MOST_WORDS = 4_000, 400
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
PARTS = ("morning", "afternoon", "evening")
_SOON = ("today", "tomorrow", *DAYS, "week", "no-hurry")
OTHER = "other"
_CONTENT = {Topic.KIND, Topic.WHEN, Topic.PERSON, Topic.DANGER}
_ASKS = _CONTENT - {Topic.WHEN}
_BETWEEN = ",.;:!?\n"


@dataclass(frozen=True, repr=False)
class Understood:
    """What was understood of one message; each as far as it was said.

    `kinds` and `not_kinds` are slugs; `how_soon` is today, tomorrow, a weekday (mo), week or no-hurry; `postcodes` the
    likeliest first. `answer` is what is left when all of this is taken away: a YES, a NO. `adds`: it comes on top of
    what was said before; `differs`: "but", "not". `is_idle`: nobody waits for an answer to it, such as to a thank-you.
    `thanks`: a word of thanks is in it, and nothing of what a request is made of, save when.
    `language` is told by the words, "" where they do not tell.
    """

    postcodes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    how_soon: str = ""
    part: str = ""
    called: str = ""
    wants_person: bool = False
    in_danger: bool = False
    wants_end: bool = False
    answer: Meaning | None = None
    adds: bool = False
    differs: bool = False
    says_more: bool = False
    is_idle: bool = False
    thanks: bool = False
    language: str = ""

    @property
    def says_something(self) -> bool:
        """Say whether there is something in it of what a request is made of."""
        said = (self.postcodes, self.kinds, self.not_kinds, self.how_soon, self.part, self.called)
        return any(said) or self.wants_person


def read(text: str, language: str = "", own: Mapping[str, str] | None = None) -> Understood:
    """Read a message of somebody who speaks a language ("" where it is not known).

    `own` are kinds of help in the words of the installation or the group, by these words.
    """
    said = quoted.own(text[:MOST_SIGNS])
    spoken = language.partition("-")[0].lower()
    where = postcodes_in(said)
    left = _without(said, [(each.start, each.end) for each in where])
    found = [*phrases.pieces(left, MOST_WORDS)]
    told = _told(found, left)
    return _Reading(said, left, found, spoken or told, where).understood(own or {}, told)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _told(found: Sequence[Piece], text: str) -> str:
    """Say which language most words are of that are words of one language alone."""
    counts: dict[str, int] = {}
    for piece in found:
        languages = {*piece.meant} - {""}
        if len(languages) == 1:
            counts[min(languages)] = counts.get(min(languages), 0) + len(piece.words)
    best = max(counts.values(), default=0)
    most = [each for each, count in counts.items() if count == best]
    return most[0] if len(most) == 1 else _by_script(text)


def _by_script(text: str) -> str:
    return "ar" if any("\u0621" <= sign <= "\u064a" for sign in text) else ""


@dataclass(frozen=True, repr=False)
class _Reading:
    """A text, without its postcodes, divided into what is known of it."""

    said: str
    left: str
    pieces: Sequence[Piece]
    language: str
    where: Sequence[Postcode]
    spans: list[tuple[int, int]] = field(default_factory=list)

    def understood(self, own: Mapping[str, str], told: str) -> Understood:
        meant = [piece.in_(self.language) for piece in self.pieces]
        topics = {each[0] for each in meant if each}
        kinds, turned = self._kinds(meant, own)
        called = names.called(self.left, [word for piece in self.pieces for word in piece.words], _no_names())
        rest = self._rest(meant, [(called.start, called.end)] if called else [])
        reply = replies.read(rest, self.language)
        soon = [value for topic, value in filter(None, meant) if topic is Topic.WHEN]
        differs = bool(topics & {Topic.BUT, Topic.NOT})
        # "Thank you for your help" calls for none; "thank you, but I need help" does.
        calls = reply.meaning is Meaning.HELP or (differs and reply.likely is Meaning.HELP)
        return Understood(
            postcodes=tuple(each.written for each in self.where[:MOST_POSTCODES]),
            kinds=kinds,
            not_kinds=turned,
            how_soon=min((each for each in soon if each in _SOON), key=_SOON.index, default=""),
            part=next((each for each in soon if each in PARTS), ""),
            called=called.name if called else "",
            wants_person=Topic.PERSON in topics,
            in_danger=Topic.DANGER in topics or _is_called(self.said),
            wants_end=Topic.END in topics,
            answer=Meaning.YES if Topic.AGREE in topics and reply.meaning is None else reply.meaning,
            adds=Topic.ALSO in topics,
            differs=differs,
            says_more=(says_more := self._says_more(called)),
            is_idle=not (says_more or topics & _CONTENT or self.where or called or calls or self._waits()),
            thanks=self._thanks() and not (self.where or kinds or topics & _ASKS or calls),
            language=told,
        )

    def _waits(self) -> bool:
        """Say whether they wait for an answer though they say nothing else: "hello", "?", a picture alone."""
        greets = any(_begins_with(self.said, each) for each in _listed(GREETS))
        return greets or "?" in self.said or not self.said.strip()

    def _thanks(self) -> bool:
        words = {word.plain for word in vocabulary.words(self.said)}
        return "?" not in self.said and any(each[0] in words for each in _listed(THANKS))

    def _kinds(self, meant: Sequence[Meant | None], own: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what they need, and what they say that they do not; in each the first named first."""
        wanted: dict[str, None] = {}
        turned: dict[str, None] = {}
        theirs = named_in(self.left, own)
        is_turned, before = False, 0
        for piece, each in zip(self.pieces, meant, strict=True):
            is_turned = is_turned and not any(sign in self.left[before : piece.start] for sign in _BETWEEN)
            before = piece.end
            if each and each[0] is Topic.NOT:
                is_turned = True
            elif each and each[0] is Topic.KIND:
                # In the group's own words it is what the group calls it.
                (turned if is_turned else wanted)[theirs.get(piece.start, each[1])] = None
                is_turned = False
            elif each is None or each[0] is not Topic.SIGN:
                is_turned = False
        wanted |= dict.fromkeys(theirs.values())
        return _more_than_other(wanted), tuple(each for each in turned if each not in wanted)

    def _rest(self, meant: Sequence[Meant | None], besides: Sequence[tuple[int, int]]) -> str:
        """Return what is left once what they need, when, and who they are is taken away."""
        pairs = zip(self.pieces, meant, strict=True)
        spans = [(piece.start, piece.end) for piece, each in pairs if each and each[0] in _CONTENT]
        return " ".join(_without(self.left, [*spans, *besides]).split())

    def _says_more(self, called: names.Called | None) -> bool:
        """Say whether there are words in it that mean nothing to us, and that are no question to us."""
        asks = "?" in self.said and any(_begins_with(self.said, each) for each in _listed(QUESTIONS))
        inside = range(called.start, called.end) if called else range(0)
        unknown = (piece for piece in self.pieces if not piece.meant and piece.start not in inside)
        known = vocabulary.known()
        return not asks and any(word.plain not in known for piece in unknown for word in piece.words)


def _more_than_other(wanted: Mapping[str, None]) -> tuple[str, ...]:
    """Leave out "something else" where they say what."""
    named = tuple(each for each in wanted if each != OTHER)
    return named or tuple(wanted)


def _is_called(text: str) -> bool:
    return any(word.plain in {"999", "112"} for word in vocabulary.words(text))


def _begins_with(text: str, phrase: tuple[str, ...]) -> bool:
    return tuple(word.plain for word in vocabulary.words(text[:200])[: len(phrase)]) == phrase


@cache
def _listed(phrases: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.plain for word in vocabulary.words(each)) for each in phrases.split(","))


@cache
def _no_names() -> frozenset[str]:
    """Return the words that are no name, whatever stands before them."""
    return phrases.known() | vocabulary.known()


__all__ = ["DAYS", "ENGLISH", "PARTS", "Understood", "read"]
