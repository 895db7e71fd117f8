"""Asking by text or e-mail: whatever somebody writes is answered, and ends as a request or with a human."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.aid import kinds, words_by_text
from doorstep.aid.actions import exchanging
from doorstep.aid.actions.asking import TakesNoneError
from doorstep.aid.actions.overflow_rows import heard_at_desk, word_of
from doorstep.aid.by_text import facts as said_so_far
from doorstep.aid.by_text.facts import Facts
from doorstep.aid.by_text.reading import OTHER, Understood, read
from doorstep.aid.by_text.steps import Step, step
from doorstep.aid.models import Exchange, HelpRequest
from doorstep.aid.queries import exchanges
from doorstep.aid.queries.exchanges import Place, Where
from doorstep.aid.words_by_text import Line
from doorstep.groups.models import Group
from doorstep.limits.actions import took
from doorstep.limits.rates import Limit
from doorstep.messaging.actions.whose import whose
from doorstep.messaging.models import Message, Silence
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.networks.models import Network
from doorstep.people.models import ContactPoint
from doorstep.questions.queries.told import comes_upon_ours

# As many as one number may ask on the web; beyond that it waits for a human with whatever else nobody answered.
BEGUN = Limit("exchanges begun by one number or address", most=6, per=timedelta(days=1))
Why = Exchange.Why


@dataclass(frozen=True, repr=False)
class Turn:
    """One message of an exchange, and what is made of it."""

    exchange: Exchange
    before: Facts
    facts: Facts
    found: Understood
    where: Where
    place: Place | None
    now: datetime

    @property
    def group(self) -> Group | None:
        return self.place.group if self.place else None

    def says(self, line: Callable[[], Line]) -> Answer:
        """Answer in the language that they write in; whoever is in danger hears that first, once."""
        in_danger = self.facts.in_danger and not self.before.in_danger
        own = self.exchange.person.language or self.facts.language
        return Answer(self.exchange.person_id, words_by_text.words(line, own=own, in_danger=in_danger))


def go_on(said: Said, now: datetime) -> Answer | None:
    """Go on with an exchange where what we wrote to them last is of it; before any other app takes it for its own.

    "YES" may as well be about a task that somebody does who asks for a hand themselves.
    """
    exchange = exchanges.living(said.means, said.hashed).first()
    if exchange is None or said.read.codes or said.is_wordless:
        return None
    last = Message.objects.filter(person=exchange.person_id).order_by("-made_at", "-pk").first()
    return answer(said, now) if last and last.kind == words_by_text.KIND else None


def answer(said: Said, now: datetime) -> Answer | None:
    """Answer whatever came, in the transaction in which it counts as heard; None where one number begins too often."""
    if said.seconds:
        # There are no words of it to read: whoever hears it rings back.
        return None
    exchange = exchanges.living(said.means, said.hashed).select_for_update().first()
    if exchange is None and (handed := exchanges.to_ring(said.means, said.hashed)):
        return _besides(handed, said)
    if exchange is None:
        if waits_for_none := _asks_nothing(said, now):
            return waits_for_none
        if not took(BEGUN, str(said.hashed), now=now):
            return None
        exchange = _begun(said, now)
    turn = _turn(exchange, said, now)
    answered = _STEPS[step(turn.facts, turn.found)](turn)
    return replace(answered, desk=_desk_besides(said, turn))


def _asks_nothing(said: Said, now: datetime) -> Answer | None:
    """Leave without an answer what waits for none; None for whatever else."""
    found = read(said.text)
    if found.is_idle and not said.files:
        # "Not needed" waits for no answer, and yet somebody has to read it.
        says_yes_or_no = said.read.likely is not None
        return Answer(said.speakers[0], desk=heard_at_desk(said.speakers, now=now) if says_yes_or_no else None)
    if found.thanks and comes_upon_ours(said.about, said.speakers, said.hashed, now):
        # Of what they asked us; whoever runs this site reads what else is in it.
        return Answer(said.speakers[0], is_open=True)
    return None


def _begun(said: Said, now: datetime) -> Exchange:
    """Begin one; or go on with the one that began at the same moment."""
    try:
        with transaction.atomic():
            return exchanging.begin(whose(said), said.means, said.hashed, now=now)
    except IntegrityError:
        return exchanges.living(said.means, said.hashed).get()


def _besides(handed: Exchange, said: Said) -> Answer:
    """Give what they write to those who are to get in touch with them about what they wrote before."""
    found, own = read(said.text), handed.person.language
    if found.wants_person and said.means != ContactPoint.Means.EMAIL:
        exchanging.may_ring(handed)
    if found.is_idle or handed.group is None:
        return Answer(handed.person_id)
    words = words_by_text.words(words_by_text.kept_for_them, own=own, in_danger=found.in_danger)
    return Answer(handed.person_id, words, handed.group.uid)


def _desk_besides(said: Said, turn: Turn) -> UUID | None:
    """Say who looks at it as well: whoever has something that they asked before, where it may be about that.

    What is written back is the same to everybody.
    """
    is_new = turn.facts.turns == 1 and turn.found.says_more and not turn.found.says_something
    before = HelpRequest.objects.filter(person__in=said.speakers, status__in=HelpRequest.LIVING) if is_new else None
    request = before.select_related("group").order_by("-asked_at").first() if before is not None else None
    if request:
        return request.group.uid
    return heard_at_desk(said.speakers, now=turn.now) if is_new else None


def lost(person: UUID, means: str, now: datetime) -> None:
    """Forget what somebody asked who wants nothing sent there; where nothing arrives, a human has it."""
    theirs = Exchange.objects.filter(person=person, means=means, status__in=Exchange.LIVING)
    for exchange in theirs.select_for_update():
        asked_for = Silence.objects.filter(means=means, hashed=exchange.hashed, why=Silence.Why.ASKED).exists()
        if asked_for:
            exchanging.forget(exchange, Why.STOPPED, now=now)
        else:
            exchanging.take_up(exchange, now=now)
    heard_at_desk([person], now=now)


# -- What is understood ----------------------------------------------------------------------------------------------


def _turn(exchange: Exchange, said: Said, now: datetime) -> Turn:
    before = said_so_far.kept(exchange.said)
    spoken = exchange.person.language or before.language
    found = read(said.text, spoken)
    where = exchanges.first_of(found.postcodes)
    place = exchanges.place_of(where.postcode or before.postcode)
    own = exchanges.words_for_kinds(place.group, spoken or found.language) if place and place.group else {}
    found = read(said.text, spoken, own) if own else found
    earlier = _in_own_words(before, spoken, own) if where.postcode and own else before
    today = timezone.localdate(now, timezone.get_default_timezone())
    facts = said_so_far.with_words(earlier, found, said.text, where.postcode, today)
    return Turn(exchange, before, facts, found, where, exchanges.place_of(facts.postcode), now)


def _in_own_words(before: Facts, spoken: str, own: Mapping[str, str]) -> Facts:
    """Understand what they wrote before once more, now that it is known in whose words, where we had none for it."""
    if {*before.kinds} - {OTHER}:
        return before
    named = dict.fromkeys(kind for words in before.words for kind in read(words, spoken, own).kinds)
    return replace(before, kinds=tuple(named) or before.kinds)


# -- What comes next -------------------------------------------------------------------------------------------------


def _asks(turn: Turn, question: str, line: Callable[[], Line], desk: int = 0) -> Answer:
    exchanging.keep(turn.exchange, replace(turn.facts, question=question, desk=desk), now=turn.now)
    return turn.says(line)


def _where(turn: Turn) -> Answer:
    if turn.where.is_elsewhere:
        return _waits(turn, Why.NOWHERE, words_by_text.not_here)
    if turn.exchange.means == ContactPoint.Means.EMAIL and not turn.facts.kinds:
        return _asks(turn, said_so_far.BOTH, words_by_text.both)
    is_first, missed = turn.facts.turns == 1 and not turn.facts.kinds, turn.facts.missed
    ask = partial(words_by_text.where, is_first=is_first, missed=missed, was_miss=turn.where.was_miss)
    return _asks(turn, said_so_far.WHERE, ask)


def _what(turn: Turn) -> Answer:
    if not (turn.place and turn.place.can_be_asked):
        return _nobody(turn)
    return _asks(turn, said_so_far.WHAT, partial(words_by_text.what, missed=turn.facts.missed))


def _look(turn: Turn) -> Answer:
    if turn.place is None or not turn.place.can_be_asked:
        return _nobody(turn)
    district, group, desk = turn.place.spot.code, turn.group, turn.place.choice.desk
    when = turn.facts.when(timezone.localdate(turn.now, timezone.get_default_timezone()))

    def line() -> Line:
        named = kinds.in_words(turn.facts.kinds, kinds.of_group(group) if group else kinds.USUAL)
        if desk:
            return words_by_text.look_at_desk(named, district, when, desk)
        return words_by_text.look(named, district, when, missed=turn.facts.missed)

    return _asks(turn, said_so_far.LOOK, line, desk.pk if desk else 0)


def _ask(turn: Turn) -> Answer:
    """Ask for it, if it is still as they were asked: a yes to one is not a yes to another that could have it by now."""
    desk = turn.place.choice.desk if turn.place else None
    if turn.facts.desk != (desk.pk if desk else 0):
        return _look(turn)
    return _ask_desk(turn, turn.place, desk) if turn.place and desk else _ask_group(turn)


def _ask_group(turn: Turn) -> Answer:
    if turn.group is None or turn.place is None:
        return _nobody(turn)
    try:
        with transaction.atomic():
            opened = exchanging.ask(turn.exchange, turn.facts, turn.place, turn.group, now=turn.now)
    except TakesNoneError:
        return _nobody(turn)
    if not opened.receipt:
        # They have one from before; that it was asked they are told as everybody is.
        return Answer(turn.exchange.person_id)
    known = kinds.of_group(turn.group)
    tasks = [*opened.request.tasks.order_by("starts_at", "made_at", "pk")]

    def line() -> Line:
        return words_by_text.opened(opened.receipt, [(kinds.named(each.kind, known), each.codeword) for each in tasks])

    return turn.says(line)


def _ask_desk(turn: Turn, place: Place, network: Network) -> Answer:
    """Let a network's desk look for a group, where none can be asked; they said yes to that."""
    sent = exchanging.ask_desk(turn.exchange, turn.facts, place, network, now=turn.now)
    if not sent.receipt:
        return Answer(turn.exchange.person_id)
    word = word_of(sent.row)
    named = [kinds.named(each, kinds.USUAL) for each in turn.facts.kinds]
    return turn.says(lambda: words_by_text.opened(sent.receipt, [(each, word) for each in named[:1]]))


def _nobody(turn: Turn) -> Answer:
    """Say whom else they can turn to; whoever runs this site sees it."""
    assert turn.place is not None  # noqa: S101 # it was found, or they would have been asked for it
    return _waits(turn, Why.NOBODY, partial(words_by_text.nobody, turn.place.choice))


def _waits(turn: Turn, why: str, line: Callable[[], Line]) -> Answer:
    exchanging.wait(turn.exchange, turn.facts, why, written_at=turn.now, now=turn.now)
    return turn.says(line)


def _person(turn: Turn) -> Answer:
    """Let a human get in touch: of the group whose patch it is, else of whoever runs this site."""
    wanted = turn.facts.wants_person
    if wanted and turn.exchange.means != ContactPoint.Means.EMAIL:
        exchanging.may_ring(turn.exchange)
    group, place = turn.group, turn.place
    if place and group and exchanging.hand_over(turn.exchange, turn.facts, group, place.spot.cell, now=turn.now):
        return turn.says(partial(words_by_text.to_ring, group, wanted=wanted))
    if place:
        return _nobody(turn)
    return _waits(turn, Why.NOWHERE, words_by_text.waits)


def _end(turn: Turn) -> Answer:
    exchanging.forget(turn.exchange, Why.THEIR_WORD, now=turn.now)
    return turn.says(words_by_text.over)


_STEPS: Mapping[Step, Callable[[Turn], Answer]] = {
    Step.WHERE: _where,
    Step.WHAT: _what,
    Step.LOOK: _look,
    Step.ASK: _ask,
    Step.PERSON: _person,
    Step.END: _end,
}
# The one is asked before all others, and the other last: whatever nobody else can answer begins a request.
GOING_ON = Answerer("aid: asking goes on", lambda _persons: {}, go_on, lambda _person, _means, _now: None)
BEGINNING = Answerer("aid: asking begins", lambda _persons: {}, answer, lost)
