"""What somebody answers by text, in whatever words: what it surely means, or what a human should make of it; pure.

Nothing is acted on that is not sure. What the words are is in the tables of this folder; here is how they count.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from doorstep.messaging.inbound import quoted, task_codes, vocabulary
from doorstep.messaging.inbound.vocabulary import Meaning, Word
from doorstep.messaging.inbound.words_of_doubt import NOT
from doorstep.messaging.inbound.words_of_replies import ALONE, ASKED_FOR

__all__ = ["Meaning", "Reply", "read"]

# More than ten text messages; nobody says yes or no in more words than that.
MOST_SIGNS = 1_600
_QUESTION = re.compile("[?？؟]")
# Answers that a question mark takes nothing from: "tomorrow?", "help?".
_ASKED_AS_WELL = {Meaning.LATER, Meaning.HELP, Meaning.STOP, Meaning.NO}
# What words of regret beside them may take back: "Sorry, I'd love to".
_REGRETTED = {Meaning.YES, Meaning.DONE, Meaning.START}
_TURNED = {Meaning.YES: Meaning.NO, Meaning.DONE: Meaning.LATER, Meaning.STOP: Meaning.START, Meaning.HELP: Meaning.NO}
# How telephones write that somebody marked a message of ours, instead of answering it.
_MARKED = re.compile(
    r"\s*(?:(liked|loved|disliked)|emphasi[sz]ed|questioned|laughed at|(?:reacted )?(\S{1,8}) to)\s+[“\"«„](.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Reply:
    """What was read in an answer.

    `meaning` stands only where it is sure; `likely` is for a human, and the same where it is sure. `codes` are the
    tasks that were named, as they were given out; `unknown_codes` look like such, and this person was never given
    them. `rest` is the text without what was understood.
    """

    meaning: Meaning | None = None
    likely: Meaning | None = None
    codes: tuple[str, ...] = ()
    rest: str = ""
    unknown_codes: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return self.meaning is not None

    @property
    def code(self) -> str:
        """The task that was named, "" where none was or several were."""
        return self.codes[0] if len(self.codes) == 1 else ""


@dataclass(frozen=True)
class Piece:
    """Some words of a text, and what they say."""

    words: Sequence[Word]
    means: Meaning | None = None
    is_sure: bool = False
    is_known: bool = True
    is_doubtful: bool = False
    is_regret: bool = False

    @property
    def is_courtesy(self) -> bool:
        return self.is_known and self.means is None and not self.is_doubtful


def read(text: str, language: str = "", codes: Collection[str] = ()) -> Reply:
    """Read an answer of somebody who speaks a language ("" where it is not known; "pl", "pt-BR").

    Sure is one meaning and courtesy beside it, or a call for help and whatever follows. STOP is sure where it is the
    whole message, as carriers ask, save for courtesy. Contradictions, questions, negations, words with two meanings
    and words that are not known are for a human, and so is what is longer than MOST_SIGNS, of which no more is read.

    `codes` are those that this person was given: they count however they are written, and no others do. Where none are
    known, whatever is written in one piece and looks like a code is one.

    Of an e-mail, give what its writer wrote themselves (`mail.Letter.own`).
    """
    said = _unmarked(quoted.without_quotes(text[:MOST_SIGNS]))
    spans, unknown = _codes(said, codes)
    reply = _read(said, spans, language.partition("-")[0].lower())
    is_cut = len(text) > MOST_SIGNS
    return replace(reply, meaning=None if is_cut else reply.meaning, unknown_codes=unknown)


def _unmarked(text: str) -> str:
    """Write a mark on our message as an answer: 'Liked “Can you …? Reply YES K7QP”' is "Liked K7QP"."""
    found = _MARKED.match(text)
    if not found:
        return text
    codes = (found[3][start:end] for start, end in task_codes.in_one(found[3]))
    return " ".join([found[1] or found[2] or "?", *codes])


def _codes(text: str, given: Collection[str]) -> tuple[list[task_codes.Span], tuple[str, ...]]:
    """Return where codes stand that count, and those that are whole and right and were never given."""
    whole = [*task_codes.in_one(text), *_glued(text)]
    if not given:
        return whole, ()
    found = {span: task_codes.code(text[slice(*span)]) for span in [*whole, *task_codes.apart(text)]}
    unknown = dict.fromkeys(found[span] for span in whole if found[span] not in given)
    return [span for span, code in found.items() if code in given], tuple(unknown)


def _glued(text: str) -> list[task_codes.Span]:
    return [span for span, word in task_codes.glued(text) if vocabulary.plain(word) in vocabulary.known()]


def _read(text: str, spans: Sequence[task_codes.Span], language: str) -> Reply:
    left = _blanked(text, spans)
    codes = tuple(dict.fromkeys(task_codes.code(text[start:end]) for start, end in spans))
    words = [each for word in vocabulary.words(left) for each in vocabulary.understood(word)]
    pieces = list(_pieces(words, language, is_alone=len(words) == 1 and not codes))
    meaning = _surely(pieces, left, codes)
    likely = meaning or _likely(pieces) or (Meaning.YES if codes and not pieces else None)
    return Reply(meaning, likely, codes, _rest(left, pieces, meaning))


def _blanked(text: str, spans: Sequence[task_codes.Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


# -- Words, as pieces that say something -----------------------------------------------------------------------------


def _pieces(words: Sequence[Word], language: str, *, is_alone: bool) -> Iterator[Piece]:
    """Divide words into the longest phrases that are known."""
    at = 0
    while at < len(words):
        piece = _phrase(words, at, language) or Piece(words[at : at + 1], is_known=False)
        yield piece if is_alone else _among_others(piece)
        at += len(piece.words)


def _phrase(words: Sequence[Word], at: int, language: str) -> Piece | None:
    for size in range(min(vocabulary.longest().get(words[at].plain, 0), len(words) - at), 0, -1):
        these = words[at : at + size]
        entry = vocabulary.phrases().get(vocabulary.looked_up(these))
        if entry:
            means, is_sure = entry.meaning(language), entry.is_sure(language, these)
            # Taking somebody off for a slip of the thumb, "shop" for instance, would go unnoticed.
            is_safe = means is not Meaning.STOP or not any(word.has_slip for word in these)
            return Piece(these, means, is_sure and is_safe, is_doubtful=entry.is_doubtful, is_regret=entry.is_regret)
    return None


def _among_others(piece: Piece) -> Piece:
    """Take the words that stop everything when they stand alone for what they mean beside others."""
    means = ALONE.get(" ".join(vocabulary.looked_up(piece.words)))
    if means is None:
        return piece
    return Piece(piece.words, Meaning(means), is_doubtful=True) if means else Piece(piece.words, is_known=False)


# -- What it all means -----------------------------------------------------------------------------------------------


def _surely(pieces: Sequence[Piece], text: str, codes: Sequence[str]) -> Meaning | None:
    telling = [piece for piece in pieces if not piece.is_courtesy]
    if telling and telling[0].means is Meaning.HELP and telling[0].is_sure:
        return None if _is_no_call(telling) else Meaning.HELP
    means = _one({piece.means for piece in telling})
    if means is None or not all(piece.is_sure for piece in telling):
        return None
    is_regretted = means in _REGRETTED and any(piece.is_regret for piece in pieces)
    return None if is_regretted or _is_held_up(means, text, codes) else means


def _is_no_call(telling: Sequence[Piece]) -> bool:
    """Say whether what follows a "help" turns it round at once ("help not needed"), or wants all of it to stop."""
    is_turned = any(piece.is_doubtful or _turns(piece) for piece in telling[1:3])
    return is_turned or any(piece.means is Meaning.STOP for piece in telling)


def _is_held_up(means: Meaning, text: str, codes: Sequence[str]) -> bool:
    """Say whether what stands beside the words speaks against them: a question, or a task where all is stopped."""
    is_asked = bool(_QUESTION.search(text)) and means not in _ASKED_AS_WELL
    is_of_a_task = bool(codes) and means in {Meaning.STOP, Meaning.START}
    return is_asked or is_of_a_task


def _one(means: set[Meaning | None]) -> Meaning | None:
    """Return the only meaning; "yes, done" is done."""
    if means == {Meaning.YES, Meaning.DONE}:
        return Meaning.DONE
    return next(iter(means)) if len(means) == 1 else None


def _likely(pieces: Sequence[Piece]) -> Meaning | None:
    """Return what was said last, turned round by regret; STOP where somebody calls for help with it."""
    if {Meaning.HELP, Meaning.STOP} <= {piece.means for piece in pieces}:
        return Meaning.STOP
    last = _last_said(pieces)
    is_wished = last is Meaning.YES and not any(_has(piece, ASKED_FOR["yes"]) for piece in pieces)
    return Meaning.NO if is_wished and any(piece.is_regret for piece in pieces) else last


def _last_said(pieces: Sequence[Piece]) -> Meaning | None:
    """Return what was said last, which is what comes after a "but", turned round where a "not" stands before it."""
    found = None
    is_turned = False
    for piece in pieces:
        is_turned = (is_turned and piece.means is None) or _turns(piece)
        if piece.means:
            found = _TURNED.get(piece.means) if is_turned and not piece.is_doubtful else piece.means
            is_turned = False
        elif piece.is_doubtful:
            found = None
    return found


def _turns(piece: Piece) -> bool:
    """Say whether it turns round what comes after it."""
    return piece.means is None and _has(piece, NOT)


def _has(piece: Piece, listed: str) -> bool:
    return any(word.plain in vocabulary.these(listed) for word in piece.words)


def _rest(text: str, pieces: Sequence[Piece], meaning: Meaning | None) -> str:
    """Return what was not understood, "" where all of it was; of a call for help, whatever is called for."""
    telling = [piece for piece in pieces if not piece.is_courtesy]
    understood = [piece for piece in telling if piece.means and not piece.is_doubtful]
    if meaning is Meaning.HELP:
        understood = understood[:1]
    if len(understood) == len(telling):
        return ""
    spans = [(piece.words[0].start, piece.words[-1].end) for piece in understood]
    return " ".join(_blanked(text, spans).split()).strip(" .,;:!-–—")
