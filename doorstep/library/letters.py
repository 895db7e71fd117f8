"""What those who look after documents are written about them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from doorstep.core import languages
from doorstep.groups.models import Group
from doorstep.library.models import Document
from doorstep.library.queries import editions
from doorstep.library.queries.keeping import Heard
from doorstep.library.said import publisher_of
from doorstep.messaging.actions import Words


def _letter(kind: str, language: str, subject: str, *lines: str) -> Words:
    return Words(kind, language, subject, "\n\n".join(line for line in lines if line))


def _called(document: Document, language: str) -> dict[str, str]:
    said = editions.said_in(document, language)
    return {"title": said.edition.title if said else document.slug}


def is_it_true(document: Document, language: str) -> Words:
    """Remind whoever keeps it that the day has come on which it wanted to be read again."""
    title = _called(document, language)
    day = {"day": languages.day(document.review_by)} if document.review_by else {"day": ""}
    return _letter(
        "document-to-be-read-again",
        language,
        _("Is it still true? %(title)s") % title,
        _("“%(title)s” was to be read again by %(day)s.") % (title | day),
        _("Read it once more. If it is still true, say so with one press; if not, change it.")
        + " "
        + _("Sign in and look under “Library”."),
    )


def did_it_help(heard: Sequence[Heard], language: str) -> Words:
    """Say in numbers what readers said; what they wrote may be about somebody, and stands on its page alone."""
    subject, look = _("What readers say of what you keep"), _("Sign in and look under “Library”.")
    lines = [
        f"{_called(each.document, language)['title']} ({publisher_of(each.document).name})\n"
        + _("It helped: %(yes)s. It did not: %(no)s.") % {"yes": each.helped, "no": each.not_helped}
        for each in heard
    ]
    end = _("If somebody wrote why, you can read it on the page on which you look after it.") + f" {look}"
    body = "\n\n".join([_("This is what readers said since the last letter:"), *lines, end])
    return Words("document-helped-or-not", language, subject, body, short=f"{subject}. {look}")


def somebody_shares(language: str) -> Words:
    return _letter(
        "document-waits-for-desk",
        language,
        _("A group would like to share what it wrote"),
        _("A group would like to share what it wrote with everybody, in the library.")
        + " "
        + _("Sign in, open the desk, and read it under “Library”."),
    )


def shared(document: Document, words: str, language: str) -> Words:
    title = _called(document, language)
    return _letter(
        "document-shared",
        language,
        _("In the library: %(title)s") % title,
        _("“%(title)s” stands in the library from now on, for every group. Thank you for sharing it.") % title,
        _("The desk writes: %(why)s") % {"why": words} if words else "",
    )


def not_shared(document: Document, why: str, language: str) -> Words:
    title = _called(document, language)
    return _letter(
        "document-not-shared",
        language,
        _("Not in the library: %(title)s") % title,
        _("“%(title)s” stays on your group’s own page, and does not stand in the library.") % title,
        _("The desk writes: %(why)s") % {"why": why},
    )


def taken_off(document: Document, why: str, language: str) -> Words:
    title = _called(document, language)
    return _letter(
        "document-taken-off",
        language,
        _("Taken off: %(title)s") % title,
        _("The desk took “%(title)s” off: nobody else can read it.") % title,
        _("The desk writes: %(why)s") % {"why": why},
        _("You can change it, and ask there for it to be read again.") + " " + _("Sign in and look under “Library”."),
    )


def asks_back(document: Document, language: str) -> Words:
    title = _called(document, language)
    return _letter(
        "document-asks-back",
        language,
        _("Asked to be read again: %(title)s") % title,
        _("“%(title)s” was changed since the desk took it off, and whoever publishes it asks to let it be read again.")
        % title,
        _("Sign in, open the desk, and read it under “Library”."),
    )


def back(document: Document, words: str, language: str) -> Words:
    title = _called(document, language)
    return _letter(
        "document-back",
        language,
        _("It can be read again: %(title)s") % title,
        _("The desk read “%(title)s” once more. Others can read it again from now on.") % title,
        _("The desk writes: %(why)s") % {"why": words} if words else "",
    )


def stays_off(document: Document, why: str, language: str) -> Words:
    title = _called(document, language)
    return _letter(
        "document-stays-off",
        language,
        _("Still taken off: %(title)s") % title,
        _("The desk read “%(title)s” once more. It stays taken off.") % title,
        _("The desk writes: %(why)s") % {"why": why},
    )


def source_changed(group: Group, document: Document, language: str) -> Words:
    """Tell a group's coordinators that what they made theirs has a newer text at its source."""
    title = _called(document, language)
    return _letter(
        "source-of-document-changed",
        language,
        _("There is a newer text: %(title)s") % title,
        _("%(group)s made “%(title)s” its own. What it was made of has changed since.")
        % (title | {"group": group.name}),
        _("Look at what changed, and take it over with one press if you like. Yours stays as it is until then.")
        + " "
        + _("Sign in and look under “Library”."),
    )
