"""What is said on the telephone, written as TwiML; pure.

Verbs: https://www.twilio.com/docs/voice/twiml/say, /gather, /record. Voices: .../voice/twiml/say/text-speech.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

# In characters, of one thing that is said; what we send is shorter, and is never cut.
LONGEST = 2_000
# In seconds: for the words that somebody leaves, for silence at their end, for a key after all was said.
MOST_LEFT, SILENCE, FOR_A_KEY = 120, 5, 8
# By the first part of a language, how Twilio writes it, and a voice that speaks it. There is none for some of those
# that neighbours here speak, such as Urdu and Somali: what is written in them is not for a call.
VOICES = {
    "ar": ("arb", "Polly.Zeina"),
    "bn": ("bn-IN", "Google.bn-IN-Standard-C"),
    "cy": ("cy-GB", "Polly.Gwyneth"),
    "de": ("de-DE", "Polly.Vicki"),
    "el": ("el-GR", "Google.el-GR-Standard-A"),
    "en": ("en-GB", "Polly.Amy"),
    "es": ("es-ES", "Polly.Lucia"),
    "fr": ("fr-FR", "Polly.Lea"),
    "gu": ("gu-IN", "Google.gu-IN-Standard-C"),
    "hi": ("hi-IN", "Polly.Aditi"),
    "it": ("it-IT", "Polly.Bianca"),
    "pa": ("pa-IN", "Google.pa-IN-Standard-A"),
    "pl": ("pl-PL", "Polly.Maja"),
    "pt": ("pt-PT", "Polly.Ines"),
    "ro": ("ro-RO", "Polly.Carmen"),
    "ru": ("ru-RU", "Polly.Tatyana"),
    "ta": ("ta-IN", "Google.ta-IN-Standard-C"),
    "tr": ("tr-TR", "Polly.Filiz"),
    "uk": ("uk-UA", "Google.uk-UA-Standard-A"),
    "vi": ("vi-VN", "Google.vi-VN-Standard-A"),
    "yue": ("yue-HK", "Google.yue-HK-Standard-A"),
    "zh": ("cmn-CN", "Polly.Zhiyu"),
}
_HUMAN = "human"
# What XML 1.0 knows no way to write (2.2).
_UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Said:
    """Words, and the language they are in, as Django writes it; English where there is no voice for it."""

    words: str = field(repr=False)
    language: str


@dataclass(frozen=True)
class Greeting:
    """What somebody who rings us hears in one language: how to choose it, whom they reached, and a goodbye."""

    choose: Said
    welcome: Said
    goodbye: Said


def has_voice(language: str) -> bool:
    return language.lower().partition("-")[0] in VOICES


# -- We ring ---------------------------------------------------------------------------------------------------------


def answered(by: str, prompt: Said, *, listening: str) -> str:
    """Speak to a human alone, and only to ask for a key; with anything else on the line, say nothing and hang up.

    `by` is Twilio's AnsweredBy. A machine that it takes for a human hears the prompt, and presses no key.
    """
    if by != _HUMAN:
        return _document(_HANG_UP)
    return _document(_asking(listening, _twice(_say(prompt))), _HANG_UP)


def message(said: Said, keys: Said | None = None, *, action: str = "") -> str:
    """Read a message twice; with `keys` and an address, also say which key means what, and wait for one."""
    if keys is None or not action:
        return _document(_twice(_say(said)), _HANG_UP)
    return _document(_asking(action, _twice(_say(said) + _say(keys))), _HANG_UP)


def after_keys(thanks: Said | None, again: Said, *, action: str) -> str:
    """Thank for a key that means something, or else ask for another."""
    return goodbye(thanks) if thanks else _document(_asking(action, _say(again)), _HANG_UP)


def goodbye(said: Said) -> str:
    return _document(_say(said), _HANG_UP)


# -- They ring -------------------------------------------------------------------------------------------------------


def incoming_call(greetings: Sequence[Greeting], *, choosing: str, recorded: str) -> str:
    """Let them choose a language where there are several, nine at most, and then leave words."""
    first = greetings[0]
    choice = _asking(choosing, "".join(_say(each.choose) for each in greetings[:9])) if len(greetings) > 1 else ""
    return _document(choice, *_leaving(first, recorded))


def leave_message(greeting: Greeting, *, recorded: str) -> str:
    """Say whom they reached, and take down what they say until they are silent or press the hash key."""
    return _document(*_leaving(greeting, recorded))


def chosen(keys: str, greetings: Sequence[Greeting]) -> Greeting:
    """Find the language that somebody pressed a key for; the first where that is none."""
    number = int(keys) if keys.isascii() and keys.isdigit() and len(keys) == 1 else 0
    return greetings[number - 1] if 1 <= number <= len(greetings) else greetings[0]


def _leaving(greeting: Greeting, recorded: str) -> tuple[str, ...]:
    record = (
        f'<Record action={quoteattr(_writable(recorded))} maxLength="{MOST_LEFT}" timeout="{SILENCE}" finishOnKey="#"'
        ' playBeep="true"/>'
    )
    return _say(greeting.welcome), record, _say(greeting.goodbye), _HANG_UP


# -- Written down ----------------------------------------------------------------------------------------------------

_HANG_UP = "<Hangup/>"


def _document(*verbs: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{"".join(verbs)}</Response>'


def _say(said: Said) -> str:
    language, voice = VOICES.get(said.language.lower().partition("-")[0], VOICES["en"])
    words = escape(_writable(said.words))
    return f'<Say language="{language}" voice="{voice}">{words}</Say>'


def _writable(text: str) -> str:
    return _UNWRITABLE.sub(" ", text[:LONGEST])


def _twice(verbs: str) -> str:
    return f'{verbs}<Pause length="1"/>{verbs}'


def _asking(action: str, verbs: str) -> str:
    """Wait for one key while that is said, and for a while after it."""
    where = quoteattr(_writable(action))
    return f'<Gather action={where} numDigits="1" finishOnKey="" timeout="{FOR_A_KEY}">{verbs}</Gather>'
