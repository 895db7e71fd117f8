"""What is written back to somebody who asks by text or e-mail: by text one thing at a time, in one part where it fits.

Nothing of it says more than what they wrote themselves, and none of it names them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.aid.asked import ANY, When
from doorstep.aid.letters_to_desks import WROTE
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import HelpRequest, Task
from doorstep.aid.queries.choosing import Choice
from doorstep.core import digits
from doorstep.groups.models import ContactWay, Group
from doorstep.messaging.actions import Words
from doorstep.messaging.channels.text.length import parts
from doorstep.messaging.wording import as_text
from doorstep.networks.models import Network

KIND, WAITS_LONG = "by-text", "somebody-waits"
# Longer than this a name leaves no room for anything else in a text.
LONGEST_NAME = 40
Said = Callable[[str], Words]


@dataclass(frozen=True)
class Line:
    """What is said by text, and what by e-mail where that is longer; `about` is its subject."""

    short: str
    body: str = ""
    about: str = ""
    secret: bool = False


def words(line: Callable[[], Line], *, own: str = "", in_danger: bool = False) -> Said:
    """Say it in the language that they write in (`own`), else in the one that is known of them."""

    def said(language: str) -> Words:
        spoken = own if own in dict(settings.LANGUAGES) else language
        with translation.override(spoken):
            found = _with_danger(line()) if in_danger else line()
            about = found.about or _("What you wrote to us")
        return Words(KIND, spoken, about, found.body or found.short, found.short, secret=found.secret, urgent=True)

    return said


def _with_danger(line: Line) -> Line:
    first = _("In danger now? Ring 999.")
    return replace(line, short=f"{first} {line.short}", body=f"{first}\n\n{line.body or line.short}")


def _first_that_fits(*sentences: str) -> str:
    """Return the first that goes into one part, with what stands around it in a text; else the last."""
    return next((each for each in sentences if parts(as_text(each)) == 1), sentences[-1])


# -- Questions -------------------------------------------------------------------------------------------------------


def where(*, is_first: bool, missed: int, was_miss: bool) -> Line:
    """Ask where they live; `was_miss`: they said something like a postcode, and it leads nowhere."""
    if was_miss:
        return Line(_("We could not find that postcode. Check it, or send only its first half, such as SE15."))
    if missed:
        return Line(_("Where do you live? Send your postcode, such as SE15 4NX. Or write RING ME, and a person does."))
    if is_first:
        return Line(_("Do you need a hand? Where do you live? Send your postcode, such as SE15 4NX."))
    return Line(_("Where do you live? Send your postcode, such as SE15 4NX."))


def what(*, missed: int) -> Line:
    if missed:
        return Line(_("Say in a few words what you need, such as: shopping on Friday. Or write RING ME."))
    return Line(_("What do you need? Such as shopping, a prescription, a lift, the dog walked, a call, a food parcel."))


def both() -> Line:
    """Ask, by e-mail, for all that is missing."""
    return Line(
        _("Where do you live, and what do you need? Answer with your postcode and a few words."),
        "\n\n".join(
            [
                _("Do you need a hand? Please answer this e-mail, and say:"),
                _("Where you live: your postcode, such as SE15 4NX. Only the first half, SE15, will do too."),
                _("What you need, in a few words, such as: shopping on Friday."),
                _("How soon it would help, and what we shall call you, if you like."),
                _("Would you rather be rung by a person? Then write: ring me, and your number."),
            ]
        ),
    )


def look(named: Sequence[str], district: str, when: When, *, missed: int) -> Line:
    """Say what we have, for them to say yes to, or what is different."""
    soon = _when(when)
    all_of_them = {"what": ", ".join(named), "where": district, "when": soon}
    fewer = all_of_them | {"what": _fewer(named)}
    full = _("We have: %(what)s, %(where)s, %(when)s. Shall we ask neighbours? Answer YES, or say what is different.")
    short = _("We have: %(what)s, %(where)s, %(when)s. Answer YES, or say what is different.")
    again = _("We have: %(what)s, %(where)s, %(when)s. Answer YES, or NO, or RING ME for a person.")
    if missed:
        return Line(_first_that_fits(again % all_of_them, again % fewer))
    return Line(_first_that_fits(full % all_of_them, full % fewer, short % fewer), full % all_of_them)


def look_at_desk(named: Sequence[str], district: str, when: When, network: Network) -> Line:
    """Say what we have, and that no group can be asked: may the network pass it to the nearest one that can help?"""
    said = {"what": _fewer(named), "where": district, "when": _when(when), "network": network.name}
    full = _(
        "We have: %(what)s, %(where)s, %(when)s. No group there. May %(network)s pass it to the nearest? YES or NO?"
    )
    short = _("%(what)s, %(where)s, %(when)s: may %(network)s pass it to the nearest group? YES or NO?")
    return Line(_first_that_fits(full % said, short % said), full % said)


def _fewer(named: Sequence[str]) -> str:
    more = len(named) - 1
    said = {"what": named[0], "more": more}
    return ngettext("%(what)s and %(more)s more", "%(what)s and %(more)s more", more) % said if more else named[0]


def _when(when: When) -> str:
    if when.day is None or when.urgency == Urgency.TODAY:
        return str(HelpRequest.Urgencies(when.urgency).label)
    day = date_format(when.day, "D j M")
    return day if when.part == ANY else f"{day}, {Task.Part(when.part).label}"


# -- What became of it -----------------------------------------------------------------------------------------------


def opened(receipt: str, tasks: Iterable[tuple[str, str]]) -> Line:
    """Give the digits of their receipt and the word at the door, which are said this once, as on the page.

    `tasks` are the kinds of help, and the word that whoever comes for it says.
    """
    said = [*tasks]
    apart = ", ".join(_("%(word)s (%(kind)s)") % {"word": word, "kind": kind} for kind, word in said)
    words = said[0][1] if len(said) == 1 else apart
    values = {"receipt": digits.in_fours(receipt), "words": words, "site": settings.SITE_NAME}
    short = _("Your receipt: %(receipt)s. Keep it: it opens how things stand. Whoever comes says %(words)s first.")
    lines = [
        _("Your receipt is %(receipt)s. Keep these digits: they are not sent again.") % values,
        _("On the site of %(site)s they show how it stands, together with the address or number that you wrote from.")
        % values,
        _("Whoever comes says this word first: %(words)s. Open to nobody who does not know it.") % values,
    ]
    return Line(short % values, "\n\n".join(lines), _("Your receipt"), secret=True)


def to_ring(group: Group, *, wanted: bool) -> Line:
    """Say that a person of the group has it; unless they asked to be rung, nobody rings before they say so."""
    named = {"group": group.name if len(group.name) <= LONGEST_NAME else _("The group near you")}
    if wanted:
        return Line(_("%(group)s has what you wrote. A person of the group rings you here.") % named)
    return Line(
        _first_that_fits(
            _("%(group)s has it. A person gets in touch here. May they ring you? Then write RING ME.") % named
        )
    )


def kept_for_them() -> Line:
    return Line(_("We have it, beside what you wrote before. A person reads it, and gets in touch."))


def waits() -> Line:
    """Say that a person has it though nobody knows where they live: what would make it quicker."""
    return Line(_("A person reads this and gets in touch. It is quicker if you send your postcode, such as SE15 4NX."))


def not_here() -> Line:
    """Say that of their part of the world we know no postcodes."""
    return Line(_("We do not know postcodes there yet. A person reads what you wrote, and gets in touch."))


def nobody(choice: Choice) -> Line:
    """Say, as the page does and shorter, whom else they can ring; a person of whoever runs this site looks as well."""
    groups = [*choice.others, *(each.group for each in choice.nearest)]
    reached = next(((group, way) for group in groups if (way := _way(group))), None)
    looks = _("A person of ours looks as well.")
    nearby = _("Nobody takes requests for your street here just now. Try %(group)s, %(way)s.")
    alone = _("Nobody takes requests for your street here just now. Your council can tell you who helps.")
    elsewhere = next((each.elsewhere for each in choice.full if each.elsewhere), "")
    said = nearby % {"group": reached[0].name, "way": reached[1]} if reached else alone
    return Line(
        _first_that_fits(f"{said} {looks}", said), "\n\n".join(each for each in (said, elsewhere, looks) if each)
    )


def _way(group: Group) -> str:
    """Return a number to ring, else an address to write to."""
    ways = {way.means: way.value for way in reversed(group.contact_ways.all())}
    return ways.get(ContactWay.Means.PHONE, ways.get(ContactWay.Means.EMAIL, ""))


def over() -> Line:
    return Line(_("All right. We forget what you wrote. Write again any time."))


# -- To those who get in touch ---------------------------------------------------------------------------------------


def somebody_to_ring(group: Group, language: str) -> Words:
    """Tell whoever looks after it; nothing of what it is about stands here."""
    said = {"group": group.name}
    lines = (
        _("Somebody asked %(group)s for a hand by text or e-mail, and a person is needed to go on.") % said,
        _("Sign in: it stands at the desk of your group, under “Somebody rings”, with what they wrote so far."),
    )
    return Words("somebody-to-ring", language, _("Somebody to get in touch with"), "\n\n".join(lines))


def somebody_waits(group: Group, language: str) -> Words:
    said = {"group": group.name}
    lines = (
        _("Somebody who asked %(group)s for a hand by text or e-mail waits for a person, and nobody got in touch yet.")
        % said,
        _("Sign in: it stands at the desk of your group, under “Somebody rings”. Whoever of you can, takes it."),
    )
    return Words(WAITS_LONG, language, _("Somebody waits to hear from you"), "\n\n".join(lines))


def somebody_wrote(group: Group, language: str) -> Words:
    """Tell whoever is on duty that somebody wrote from the group's page."""
    said = {"group": group.name}
    lines = (
        _("Somebody wrote to %(group)s from its page.") % said,
        _("Sign in: it stands at the desk of your group, under “What people wrote”, with how they are reached."),
    )
    return Words(WROTE, language, _("Somebody wrote to you"), "\n\n".join(lines))
