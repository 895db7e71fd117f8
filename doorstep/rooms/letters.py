"""What members of a room are written. What somebody posted goes by e-mail alone, to who chose so (decision 59)."""

from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.languages import day
from doorstep.messaging.actions import Words
from doorstep.networks.models import Network
from doorstep.rooms.queries.threads import Speaker
from doorstep.rooms.speaking import in_words

POST, DRAFT, NEWS, OBJECTION, THERE = "room-post", "room-draft", "room-news", "room-objection", "room-write-there"
# An answer to these by e-mail is about a thread; to all others of rooms, it is not.
ANSWERED = (POST, DRAFT)
OURS = "room-"

STRANGER, GONE, OUT, CLOSED, RULES = "stranger", "gone", "out", "closed", "rules"
WORDLESS, LONG, CHAT, OFTEN, UNCLEAR = "wordless", "long", "chat", "often", "unclear"
# Why what came by e-mail was not posted.
NOT_POSTED: dict[str, Promise] = {
    STRANGER: gettext_lazy("It came from another address than the one we wrote to. Answer from that one."),
    GONE: gettext_lazy("What you answered is no longer there."),
    OUT: gettext_lazy("You cannot write in this room at the moment."),
    CLOSED: gettext_lazy("Nothing more is written there: it was closed."),
    RULES: gettext_lazy("The ground rules are others now. Sign in, read them in the room, and write there."),
    WORDLESS: gettext_lazy(
        "We found no words of yours. Answer the letter before this one with your words on top. Files are not posted."
    ),
    LONG: gettext_lazy(
        "It is too long for one post. Answer the letter before this one with fewer words, or write in the room."
    ),
    CHAT: gettext_lazy("There is a link into a chat in it. Such links are not posted: whoever has one sees everybody."),
    OFTEN: gettext_lazy("That was a lot at once. Try again in an hour."),
    UNCLEAR: gettext_lazy(
        "We were not sure what you meant. Answer the letter before this one: YES to post it, NO to leave it."
    ),
}


def _letter(kind: str, language: str, subject: str, *lines: str, short: str = "") -> Words:
    return Words(kind, language, subject, "\n\n".join(line for line in lines if line), short=short)


def _in(network: Network) -> dict[str, str]:
    return {"network": network.name}


def opened(network: Network, language: str) -> Words:
    return _letter(
        "room-opened",
        language,
        _("A room for the contacts of %(network)s") % _in(network),
        _("%(network)s has opened a room for those who speak for its groups: to ask each other, and to help.")
        % _in(network),
        _("Nobody else can read there. Sign in and look under “My networks” to read its ground rules and enter."),
        short=_("%(network)s has opened a room for those who speak for its groups. Sign in to enter.") % _in(network),
    )


# -- Posts -----------------------------------------------------------------------------------------------------------


def post(network: Network, thread: str, speaker: Speaker, words: str, language: str) -> Words:
    """Say what was posted, for an e-mail; where it would be a text after all, nothing of it."""
    return _letter(
        POST,
        language,
        _("%(thread)s: in the room of %(network)s") % {"thread": thread or _("A thread"), **_in(network)},
        _("%(writer)s writes in the contacts’ room of %(network)s:") % {"writer": in_words(speaker), **_in(network)},
        words,
        "—",
        _("Answer this letter, and we ask you once more before the whole room reads it."),
        _("Do not pass it on: what is said in the room stays there. If somebody is in danger now, ring 999."),
        _("To get fewer of these, sign in, enter the room and choose what is sent to you."),
        short=_new(network),
    )


def something_new(network: Network, language: str) -> Words:
    return _letter(
        NEWS,
        language,
        _("Something new in the contacts’ room of %(network)s") % _in(network),
        _new(network),
        _("To get fewer of these, sign in, enter the room and choose what is sent to you."),
        short=_new(network),
    )


def _new(network: Network) -> str:
    return _("There is something new in the contacts’ room of %(network)s. Sign in to read it.") % _in(network)


# -- What came by e-mail ---------------------------------------------------------------------------------------------


def said_back(network: Network, thread: str, words: str, language: str) -> Words:
    """Say what would be posted, in the words in which it would stand."""
    return _letter(
        DRAFT,
        language,
        _("Shall we post this? %(thread)s") % {"thread": thread or _("A thread")},
        _("This would be posted in the contacts’ room of %(network)s, and all its members could read it:")
        % _in(network),
        words,
        "—",
        _("Answer YES to post it, or NO to leave it. It waits for a week, also in the room."),
        _("Only words are posted: files that came along are not."),
        short=_("Something of yours waits in the contacts’ room of %(network)s. Sign in to look at it.") % _in(network),
    )


def said_in(body: str, words: str) -> bool:
    """Say whether a letter said back these words, and not some that they stand in."""
    return f"\n\n{words}\n\n—\n\n" in body


def posted(network: Network, language: str) -> Words:
    said = _("Thank you. It can be read in the contacts’ room of %(network)s now.") % _in(network)
    return _letter("room-posted", language, _("It is posted"), said)


def left(network: Network, language: str) -> Words:
    said = _("It was not posted in the contacts’ room of %(network)s, and is not kept there.") % _in(network)
    return _letter("room-left", language, _("It was not posted"), said)


def write_there(language: str) -> Words:
    """Say that nothing is posted by what answers this letter; to whoever answers that, nothing is said."""
    subject, said = _("Your answer was not posted"), _("What you wrote to a contacts’ room was not posted.")
    return _letter(THERE, language, subject, said, _("Sign in, and write it in the room."))


def not_posted(reason: str, language: str) -> Words:
    subject, said = _("Your answer was not posted"), _("What you wrote to a contacts’ room was not posted.")
    return _letter("room-not-posted", language, subject, said, str(NOT_POSTED[reason]))


# -- Looking after a room --------------------------------------------------------------------------------------------


def somebody_objects(network: Network, language: str) -> Words:
    return _letter(
        OBJECTION,
        language,
        _("Somebody objects to a post in the room of %(network)s") % _in(network),
        _("A member of the contacts’ room of %(network)s says that a post should not stand there.") % _in(network),
        _("Sign in and look at the room at the network’s desk."),
    )


def taken_out(network: Network, why: str, language: str) -> Words:
    """Say why by e-mail alone: otherwise it stands in the room, beside what they wrote."""
    first = _("The desk of %(network)s took a post of yours out of the contacts’ room: the others no longer read it.")
    return _letter(
        "room-post-taken-out",
        language,
        _("About a post of yours in the room of %(network)s") % _in(network),
        first % _in(network),
        _("They write: %(why)s") % {"why": why},
        short=first % _in(network),
    )


def brought_back(network: Network, language: str) -> Words:
    return _letter(
        "room-post-back",
        language,
        _("About a post of yours in the room of %(network)s") % _in(network),
        _("The desk of %(network)s brought a post of yours back: the others can read it again.") % _in(network),
    )


def put_out(network: Network, why: str, until: datetime, language: str) -> Words:
    """Say why by e-mail alone: otherwise it stands with their rooms."""
    said = {"day": day(timezone.localtime(until).date()), **_in(network)}
    first = _("You cannot enter the contacts’ room of %(network)s until %(day)s: its desk decided so.") % said
    return _letter(
        "room-put-out",
        language,
        _("About the contacts’ room of %(network)s") % _in(network),
        first,
        _("They write: %(why)s") % {"why": why},
        _("After that day it is open to you again. Everything else in the network stays as it is."),
        short=first,
    )


def let_in(network: Network, language: str) -> Words:
    return _letter(
        "room-let-in",
        language,
        _("About the contacts’ room of %(network)s") % _in(network),
        _("You can enter the contacts’ room of %(network)s again.") % _in(network),
    )
