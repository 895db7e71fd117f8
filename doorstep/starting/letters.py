"""What is written to those who start a group together: nobody's name in it, and no link that does anything."""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core import languages
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words
from doorstep.places import districts
from doorstep.starting.models import Chair, Evening, Part

_ASKS: dict[str, Promise] = {
    Part.COORDINATOR: gettext_lazy(
        "Somebody starts a group of neighbours around %(place)s, and asks you to look after it with them."
    ),
    Part.LEAD: gettext_lazy(
        "Somebody starts a group of neighbours around %(place)s, and asks you to be its safeguarding lead: the one who "
        "listens when something worries anybody."
    ),
}
_SAT: dict[str, Promise] = {
    Part.COORDINATOR: gettext_lazy(
        "Somebody typed your code: they start the group around %(place)s with you, as a coordinator."
    ),
    Part.LEAD: gettext_lazy(
        "Somebody typed your code: they are to be the safeguarding lead of the group around %(place)s."
    ),
}


def _letter(kind: str, language: str, subject: str, *lines: str, short: str = "", secret: bool = False) -> Words:
    return Words(f"starting-{kind}", language, subject, "\n\n".join(lines), short=short, secret=secret)


def _around(evening: Evening) -> dict[str, str]:
    """Say where, and not what the group is called: nobody has looked at that name yet."""
    return {"place": districts.label_of(districts.at(evening.cell))}


def asked_to_table(chair: Chair, code: str, language: str) -> Words:
    """Write down a code and the page where it is typed."""
    place = _around(chair.evening)
    day = languages.day(timezone.localtime(chair.ends_at).date()) if chair.ends_at else ""
    return _letter(
        "code",
        language,
        _("Start a group of neighbours around %(place)s") % place,
        str(_ASKS[chair.part]) % place,
        _("Your code is %(code)s.") % {"code": code},
        _("Type it at %(page)s until %(day)s. You are told what it is for, and can still say no.")
        % {"page": chair.page, "day": day},
        _("If you do not know them, do nothing: the code ends by itself."),
        secret=True,
    )


def sat_down(evening: Evening, part: str, language: str) -> Words:
    said = str(_SAT[part]) % _around(evening)
    return _letter(
        "sat-down",
        language,
        _("Somebody starts the group with you"),
        said,
        _("If you do not know them, sign in, and leave that evening: a new one is begun in a minute."),
        short=said,
    )


def got_up(evening: Evening, language: str) -> Words:
    said = _("Somebody who started the group around %(place)s with you goes on no longer.") % _around(evening)
    more = _("What was written down is still there. Sign in to see what is left to do.")
    return _letter("got-up", language, _("Somebody goes on no longer"), said, more, short=said)


def sent_in(evening: Evening, language: str) -> Words:
    said = _("The group around %(place)s that you start was sent in by one of you.") % _around(evening)
    more = _("A person looks at it before it appears, and we write to you then.")
    return _letter("sent-in", language, _("Your group is sent in"), said, more, short=said)


def soon_forgotten(evening: Evening, day: str, language: str) -> Words:
    said = _("Nobody has gone on lately with the group around %(place)s that you began to start.") % _around(evening)
    kept = _("We keep what you wrote until %(day)s, and forget it then. To keep it, sign in and go on.") % {"day": day}
    return _letter("soon-forgotten", language, _("Do you still want to start it?"), said, kept, short=kept)


def without_you(group: Group, language: str) -> Words:
    said = _("%(group)s is listed, and you were not put into it as you said on your evening.") % {"group": group.name}
    return _letter(
        "without-you",
        language,
        _("%(group)s is listed") % {"group": group.name},
        said,
        _("You can ask to join on its page. If nobody looks after it yet, answer this letter, and a person reads it."),
        short=said,
    )


def yours(group: Group, language: str) -> Words:
    said = _("%(group)s is listed, and set up as you said on your evening.") % {"group": group.name}
    return _letter(
        "yours",
        language,
        _("%(group)s is yours to look after") % {"group": group.name},
        said,
        _("Sign in, and look under “My groups”. Printing a flyer comes next: it brings those who never look online."),
        _("Codes that nobody typed yet have ended. Whoever you asked by e-mail is invited to help in the group."),
        short=said,
    )
