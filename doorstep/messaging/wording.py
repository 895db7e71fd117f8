"""How a message is said by each means: a text has no subject, says who speaks, and how to end it.

What a human says in our stead says neither how to answer us nor how to end it: what they are answered comes to them.
"""

import re

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from doorstep.messaging.channels.voice.twilio import LONGEST
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Message
from doorstep.messaging.news import news_of
from doorstep.people.models import ContactPoint
from doorstep.vault import normalising

# A number, or a service of Twilio's that has some.
_NUMBER = re.compile(r"[+0-9]|MG[0-9a-f]{32}$")
_ENDS = (".", "?", "؟", "!")


def said(message: Message, means: str) -> str:
    """Return what goes out by this means; raises UnreadableError where nothing can be opened any more."""
    if means == ContactPoint.Means.EMAIL or not message.body:
        return _as_letter(message)
    with translation.override(message.language):
        if means == VOICE:
            return _spoken(message)
        words = message.short or " ".join(message.body.split())
        return as_text(words) if can_be_answered(means) else _unanswered(message.one_way or words)


def _as_letter(message: Message) -> str:
    """Say below news where it ends: by one press, or on the page where they chose what they want."""
    news = news_of(message) if message.body else None
    if news is None:
        return message.body
    with translation.override(message.language):
        end = _("No more of these: %(address)s") % {"address": news.ends_at} if news.ends_at else ""
        choose = _("To choose what you are sent, sign in and look under “My networks”.")
        return "\n\n".join(filter(None, (message.body, "-- ", end, choose)))


def _spoken(message: Message) -> str:
    """Say first what it is about, where that is said nowhere else: it may be the question that a key answers.

    Nobody listens to more than so much, and Twilio would not be asked to say it: then its short words do.
    """
    about = message.subject.strip()
    about = f"{about}{'' if about.endswith(_ENDS) else '.'}\n\n" if about and about not in message.body else ""
    words = (f"{about}{message.body}", message.body, message.short or message.body)
    said = [_("This is %(site)s. %(words)s") % {"site": settings.SITE_NAME, "words": each} for each in words]
    return next((each for each in said if len(each) <= LONGEST), said[-1])


def as_text(words: str) -> str:
    """Say who speaks, and how to end it, in the language that is spoken just now."""
    return _("%(site)s: %(words)s STOP ends these.") % {"site": settings.SITE_NAME, "words": words}


def _unanswered(words: str) -> str:
    where = settings.OPERATOR_PHONE or next(iter(settings.ALLOWED_HOSTS), settings.OPERATOR_EMAIL)
    said = {"site": settings.SITE_NAME, "words": words, "where": where}
    return _("%(site)s: %(words)s To end these: %(where)s") % said


def can_be_answered(means: str) -> bool:
    """Say whether an answer would come back to us: to a name in the place of a number there is none."""
    return means != ContactPoint.Means.PHONE or settings.TEXT is None or bool(_NUMBER.match(settings.TEXT.sender))


# -- By hand ---------------------------------------------------------------------------------------------------------


def by_hand(message: Message, means: str, *, speaker: str, ring: str) -> str:
    """Return what a human writes, or reads out, for `speaker`; `ring` is where whoever reads it can turn, "" for none.

    Raises UnreadableError where nothing can be opened any more.
    """
    if not message.body:
        return ""
    with translation.override(message.language):
        if means == ContactPoint.Means.EMAIL:
            return "\n\n".join(filter(None, (message.one_way or message.body, _where_to_turn(ring))))
        words = message.one_way or (message.body if means == VOICE else message.short or message.body)
        return " ".join([_spoken_for(speaker, words, means), *_where_to_turn(ring).split()])


def _spoken_for(speaker: str, words: str, means: str) -> str:
    """Say who speaks, unless the words begin with that."""
    words = " ".join(words.split())
    if means == VOICE:
        return _("This is %(site)s. %(words)s") % {"site": speaker, "words": words}
    return words if words.startswith(speaker) else f"{speaker}: {words}"


def _where_to_turn(number: str) -> str:
    if not number:
        return ""
    said = _("Ring us: %(number)s.") if _is_landline(number) else _("Ring or text us: %(number)s.")
    return said % {"number": number}


def _is_landline(typed: str) -> bool:
    """Say whether no text reaches a number that a group published as it liked; of what cannot be read, that it is."""
    try:
        return normalising.is_landline(normalising.phone(typed))
    except normalising.NotReadableError:
        return True
