"""An account with a provider of texts, and what a provider can do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from doorstep.messaging.channels.answers import Answer
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Line, NoAnswerError, Request, ask

MOST_SKEW = timedelta(days=1)


@dataclass(frozen=True)
class Account:
    """As DOORSTEP_TEXT_URL says it. `callback` is our address, where they tell what became of a text; "" for none."""

    line: Line
    name: str
    secret: str = field(repr=False)
    sender: str
    callback: str = ""


class Provider(Protocol):
    """Whoever carries texts for us."""

    def send(self, outgoing: Outgoing) -> str:
        """As Channel.send says it."""
        ...

    def sent(self, outgoing: Outgoing) -> str | None:
        """As Channel.sent says it."""
        ...

    def wrong(self) -> str:
        """Ask for the account itself; return what is wrong with it in a sentence, "" when nothing is."""
        ...


def handed_over(line: Line, request: Request) -> Answer:
    """Hand a text over. Raises NotDeliveredError or MaybeDeliveredError where no answer comes."""
    try:
        return ask(line, request)
    except NoAnswerError as error:
        raise (MaybeDeliveredError() if error.heard else NotDeliveredError(permanent=False)) from None


def told(line: Line, request: Request) -> Answer:
    """Ask for what was taken. Raises CannotAskError where no yes comes."""
    try:
        answer = ask(line, request)
    except NoAnswerError:
        raise CannotAskError(permanent=False, is_of_all=True) from None
    if not answer.is_yes:
        raise CannotAskError(permanent=False, is_of_all=True)
    return answer


def skew(answer: Answer) -> timedelta:
    """Say how far their clock is before ours: what they took is listed by theirs, and what we sent is noted by ours.

    Raises CannotAskError where they do not say, or it is more than a day: nothing would be found, and all sent twice.
    """
    ahead = answer.at - datetime.now(UTC) if answer.at else None
    if ahead is None or abs(ahead) > MOST_SKEW:
        raise CannotAskError(permanent=False)
    return ahead


@dataclass(frozen=True)
class Found:
    """Something they took that may be the text in question. It may have failed later; where that is final, for good.

    `stopped`: it failed because whoever it is for wants no more of us.
    """

    reference: str
    failed: bool
    final: bool
    is_sure: bool = True
    stopped: bool = False


def settled(found: Sequence[Found]) -> str | None:
    """Say what became of a text: the reference of one that is there or on its way, None where they never took it.

    Raises NotDeliveredError where what they took failed: nobody else would hear of that, for we knew no reference by
    which to understand it when they told us. Raises CannotAskError where all there is may be another text.
    """
    sure = [each for each in found if each.is_sure]
    if there := next((each.reference for each in sure if not each.failed), ""):
        return there
    if sure:
        stopped = any(each.stopped for each in sure)
        raise NotDeliveredError(permanent=any(each.final for each in sure), alone=True, stopped=stopped)
    if any(not each.failed for each in found):
        raise CannotAskError(permanent=False)
    return None


def looked_at(line: Line, request: Request) -> Answer | str:
    """Ask for the account: the answer, or a sentence that says why there is none."""
    try:
        answer = ask(line, request)
    except NoAnswerError as error:
        return f"{line.host} gives no answer: {error}."
    if answer.status in {401, 403, 404}:
        return f"{line.host} does not know this account, or not with this key ({answer.status})."
    return answer if answer.is_yes and answer.fields else f"{line.host} answers with {answer.status} and no account."
