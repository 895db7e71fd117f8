"""Calls that read a short message out and take keys, by the account that DOORSTEP_VOICE_URL names.

Who allows words on a machine is rung with the message itself, which Twilio says after the tone where a machine answers.
Nobody else's machine hears it: Twilio first asks us what to say, and who picked up. A human alone is asked, in words
that say neither who rings nor why, to press a key; only then is the message read. Twilio takes some machines for humans
(https://www.twilio.com/docs/voice/answering-machine-detection), and a machine presses no key. For that it must reach an
address of ours; where none is set up, these people are not rung.
"""

from django.conf import settings

from doorstep.messaging.channels.base import CannotAskError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.line import Line
from doorstep.messaging.channels.text.account import Account
from doorstep.messaging.channels.voice import words
from doorstep.messaging.channels.voice.twilio import Calls
from doorstep.messaging.inbound import spoken
from doorstep.messaging.inbound.calls import MEANS, Step, address
from doorstep.messaging.inbound.spoken import Greeting, Said


def calls() -> Calls | None:
    """Find who rings as this installation is set up."""
    said = settings.VOICE
    if said is None:
        return None
    line = Line(said.host, said.port, secure=said.secure)
    return Calls(Account(line, said.name, said.secret, said.more["from"]), answers())


def answers() -> str:
    """Return the address of ours at which Twilio asks what to say; "" where nobody could reach one."""
    if settings.VOICE is None:
        return ""
    return settings.VOICE.more["answers"] or (f"{settings.TOLD_AT}{MEANS}/" if settings.TOLD_AT else "")


class VoiceChannel:
    def carries(self) -> frozenset[str]:
        return frozenset({MEANS} if settings.VOICE else ())

    def provider(self) -> str:
        return f"{settings.VOICE.provider} calls {settings.VOICE.name}" if settings.VOICE else ""

    def send(self, outgoing: Outgoing) -> str:
        """Ring, and say it at once where words may be left on a machine; else ask first who picked up."""
        carrier = calls()
        if carrier is None:
            raise NotDeliveredError(permanent=False)
        if not outgoing.voicemail:
            return carrier.ask_first(outgoing)
        said = reading(outgoing.body, language=outgoing.language, reference=outgoing.reference)
        return carrier.say(outgoing, said)

    def sent(self, outgoing: Outgoing) -> str | None:
        carrier = calls()
        if carrier is None:
            raise CannotAskError(permanent=False)
        return carrier.sent(outgoing)


# -- What Twilio is answered -----------------------------------------------------------------------------------------


def greeting(answered_by: str, *, language: str, reference: str) -> str:
    """Say what is said first, in TwiML, when somebody or something picked up (Step.ANSWERED)."""
    return spoken.answered(answered_by, words.prompt(language), listening=_at(Step.LISTENING, reference))


def reading(body: str, *, language: str, reference: str) -> str:
    """Say a message, in TwiML, and take a key where we can be told of it (Step.LISTENING)."""
    action = _at(Step.KEYS, reference)
    return spoken.message(Said(body, language or settings.LANGUAGE_CODE), words.keys(language), action=action)


def thanking(*, understood: bool, language: str, reference: str) -> str:
    """Say what is said after a key, in TwiML (Step.KEYS)."""
    thanks = words.thanks(language) if understood else None
    return spoken.after_keys(thanks, words.keys(language), action=_at(Step.KEYS, reference))


# -- They ring -------------------------------------------------------------------------------------------------------


def nobody_here() -> str:
    """Say to somebody who rings our number that nobody picks up, and what they can do instead."""
    return spoken.goodbye(words.nobody_here(settings.LANGUAGE_CODE))


def incoming(*, days: int) -> str:
    """Greet somebody who rings, in TwiML, and take down what they say; it is kept for so many days."""
    greetings, first = _greetings(days), words.languages()[0]
    return spoken.incoming_call(greetings, choosing=_at(Step.CHOOSING, ""), recorded=_at(Step.RECORDED, first))


def leaving(keys: str, *, days: int) -> str:
    """Greet them in the language that they pressed a key for (Step.CHOOSING)."""
    found = spoken.chosen(keys, _greetings(days))
    return spoken.leave_message(found, recorded=_at(Step.RECORDED, found.welcome.language))


def thanking_for_words(language: str, *, something: bool) -> str:
    """Say what is said once they have spoken (Step.RECORDED), or where `something` was not to be heard."""
    return spoken.goodbye(words.left(language) if something else words.nothing_left(language))


def _greetings(days: int) -> list[Greeting]:
    return [words.greeting(each, key, days=days) for key, each in enumerate(words.languages(), 1)]


def _at(step: Step, reference: str) -> str:
    return address(answers(), step, reference) if answers() else ""
