"""What networks write to those who ask to join, to contacts of groups and to their own officers."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.messaging.actions import Words
from doorstep.networks.models import Affiliation, Application, Contact, Network

HEARS_NEWS = "hears-news"
UNDERSTOOD, QUESTION, TAKEN_IN = "application-read", "asked-about-a-group", "group-taken-in"
# What somebody answers to these by e-mail is about their group and the network.
ANSWERED = (UNDERSTOOD, QUESTION, TAKEN_IN)

_NAMED: dict[str, Promise] = {
    Contact.Part.MAIN: gettext_lazy("You are the main contact of %(group)s in %(network)s from now on."),
    Contact.Part.DEPUTY: gettext_lazy("You stand in for the main contact of %(group)s in %(network)s from now on."),
}


def _letter(kind: str, language: str, subject: str, *lines: str) -> Words:
    return Words(kind, language, subject, "\n\n".join(line for line in lines if line))


def _both(affiliation: Affiliation) -> dict[str, str]:
    return {"group": affiliation.group.name, "network": affiliation.network.name}


def somebody_asks(network: Network, language: str) -> Words:
    return _letter(
        "group-asks-to-join",
        language,
        _("A group asks to join %(network)s") % {"network": network.name},
        _("A group asks to join %(network)s.") % {"network": network.name},
        _("Sign in and look at the network’s desk. They would like to hear soon."),
    )


def taken_in(affiliation: Affiliation, known: bool, language: str) -> Words:
    """Say that they are in; who is not `known` yet answers it once, and can sign in then."""
    return _letter(
        TAKEN_IN,
        language,
        _("%(group)s is in %(network)s") % _both(affiliation),
        _("%(group)s is in %(network)s, and you are its main contact.") % _both(affiliation),
        _("Its news comes to you. Sign in and look under “My networks” to name a deputy, to pass it on, or to leave."),
        "" if known else _("Answer YES to this letter first: then we know that it reaches you, and you can sign in."),
    )


def somebody_speaks(affiliation: Affiliation, language: str) -> Words:
    return _letter(
        "somebody-speaks",
        language,
        _("%(group)s is in %(network)s") % _both(affiliation),
        _("%(group)s is in %(network)s now, and somebody speaks for it there.") % _both(affiliation),
        _("If nobody of you asked for that, ask to join with it yourself: who coordinates a group comes first."),
    )


def declined(application: Application, why: str, language: str) -> Words:
    said = {"network": application.network.name}
    return _letter(
        "group-not-taken-in",
        language,
        _("About joining %(network)s") % said,
        _("Thank you for asking to join %(network)s. They cannot take your group in just now.") % said,
        _("They write: %(why)s") % {"why": why},
    )


def asked_something(application: Application, what: str, language: str) -> Words:
    said = {"network": application.network.name, "group": application.called or _("your group")}
    return _letter(
        QUESTION,
        language,
        _("A question from %(network)s") % said,
        _("%(network)s asks you about %(group)s:") % said,
        what,
        _("Sign in and look under “My networks” to say it anew, or answer this letter."),
    )


def no_longer_in(affiliation: Affiliation, why: str, language: str) -> Words:
    return _letter(
        "group-out-of-network",
        language,
        _("%(group)s is no longer in %(network)s") % _both(affiliation),
        _("%(group)s is no longer in %(network)s.") % _both(affiliation),
        _("They write: %(why)s") % {"why": why} if why else "",
    )


def named(affiliation: Affiliation, part: str, language: str) -> Words:
    return _letter(
        "contact-named",
        language,
        _("%(group)s in %(network)s") % _both(affiliation),
        str(_NAMED[part]) % _both(affiliation),
        _("If that is not right, sign in and look under “My networks”: you can pass it on."),
    )


def no_deputy(affiliation: Affiliation, language: str) -> Words:
    return _letter(
        "no-deputy",
        language,
        _("Nobody stands in for you at %(group)s") % {"group": affiliation.group.name},
        _("Your deputy for %(group)s in %(network)s no longer stands in for you.") % _both(affiliation),
        _("Sign in and look under “My networks” to name another."),
    )


def hears_news(affiliation: Affiliation, language: str) -> Words:
    return _letter(
        HEARS_NEWS,
        language,
        _("News of %(network)s comes to you from now on") % _both(affiliation),
        _("%(group)s is in %(network)s, and chose that its news goes to more of its people. You are one.")
        % _both(affiliation),
        _("If you do not want it, sign in and say so under “My networks”. Nobody in your group is told."),
    )


def wants_another(affiliation: Affiliation, language: str) -> Words:
    return _letter(
        "contact-wants-another",
        language,
        _("%(group)s needs another main contact") % {"group": affiliation.group.name},
        _("The main contact of %(group)s in %(network)s asks you for somebody else of the group.") % _both(affiliation),
        _("Sign in and look at the network’s desk, under “How true it is”."),
    )
