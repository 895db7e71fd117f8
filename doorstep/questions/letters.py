"""What is written about questions and answers: never a word of either, since anybody may read a message."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.messaging.actions import Words

SOMEBODY_ASKS, DESK_HAS_NEXT = "somebody-asks-us", "question-is-with-the-desk"
WAITS_LONG = "question-waits-for-long"
ANSWERED, DECLINED, SETTLED = "question-answered", "question-declined", "question-settled"
# What tells whoever asked what became of it.
TOLD = (ANSWERED, DECLINED, SETTLED)


def _letter(kind: str, language: str, subject: str, *said: str) -> Words:
    return Words(kind, language, subject, "\n\n".join(said))


def back_at() -> str:
    """Write where a code is typed, as somebody types it: nothing that is followed by itself."""
    home = settings.TOLD_AT.removesuffix("in/").rpartition("://")[2].rstrip("/")
    host = home or next(iter(settings.ALLOWED_HOSTS), "").lstrip("*.")
    return f"{host}{reverse('questions:back')}"


# -- To whoever asked ------------------------------------------------------------------------------------------------


def answered(code: str, language: str) -> Words:
    """Say that there is an answer, and the code that opens it, which nobody else is to see."""
    said = {"site": settings.SITE_NAME, "code": code, "page": back_at()}
    return Words(
        ANSWERED,
        language,
        _("What you asked %(site)s") % said,
        _("There is an answer to what you asked %(site)s.") % said
        + "\n\n"
        + _("To read it, type this code at %(page)s: %(code)s") % said
        + "\n\n"
        + _("The code opens it for four weeks. Then what you asked is forgotten."),
        short=_("What you asked is answered. Type %(code)s at %(page)s") % said,
        secret=True,
    )


def not_answered(code: str, language: str) -> Words:
    """Say that there is none, and the code with which they read why."""
    said = {"site": settings.SITE_NAME, "code": code, "page": back_at()}
    return Words(
        DECLINED,
        language,
        _("What you asked %(site)s") % said,
        _("Thank you for asking %(site)s. This time we could not answer, and are sorry.") % said
        + "\n\n"
        + _("To read why, type this code at %(page)s: %(code)s") % said,
        short=_("We could not answer what you asked. To read why, type %(code)s at %(page)s") % said,
        secret=True,
    )


def settled(language: str) -> Words:
    """Say to whoever signs in here that it is settled."""
    said = {"site": settings.SITE_NAME}
    return _letter(
        SETTLED,
        language,
        _("What you asked %(site)s") % said,
        _("Somebody looked up what you asked."),
        _("To read what they say, sign in and look under “Questions you asked”."),
    )


# -- To those who answer ---------------------------------------------------------------------------------------------


def somebody_asks(language: str) -> Words:
    return _letter(
        SOMEBODY_ASKS,
        language,
        _("Somebody asks something"),
        _("Somebody asks something that none of the answers says."),
        _("Sign in, look at the desk under “Questions”, and give it to somebody who looks it up."),
    )


def desk_has_next(language: str) -> Words:
    return _letter(
        DESK_HAS_NEXT,
        language,
        _("A question is with the desk again"),
        _("A question went on, and the desk has the next step."),
        _("Sign in and look at the desk under “Questions”."),
    )


def waits_long(language: str) -> Words:
    return _letter(
        WAITS_LONG,
        language,
        _("Somebody asks something"),
        _("Somebody asked something more than two weeks ago, and was not told an answer yet."),
        _("Sign in and look at the desk under “Questions”."),
    )


def yours_to_look_up(language: str) -> Words:
    return _letter(
        "question-to-look-up",
        language,
        _("A question for you"),
        _("The desk asks whether you look something up for somebody."),
        _("Sign in and look under “Looking things up”. If you cannot, give it back there."),
    )


def yours_to_read(language: str) -> Words:
    return _letter(
        "answer-to-read",
        language,
        _("An answer to read"),
        _("Somebody wrote an answer. The desk asks whether you read it before it is told."),
        _("Sign in and look under “Looking things up”."),
    )


def sent_back(language: str) -> Words:
    return _letter(
        "answer-sent-back",
        language,
        _("An answer of yours is with you again"),
        _("Whoever read the answer that you wrote would have something otherwise."),
        _("Sign in and look under “Looking things up”. It says what."),
    )


def look_again(count: int, language: str) -> Words:
    said = {"count": count}
    return _letter(
        "answers-to-look-at-again",
        language,
        ngettext("%(count)d answer to look at again", "%(count)d answers to look at again", count) % said,
        ngettext(
            "The day has come on which somebody looks whether %(count)d answer is still right.",
            "The day has come on which somebody looks whether %(count)d answers are still right.",
            count,
        )
        % said,
        _("Sign in and look at the desk under “Answers”."),
    )
