"""What a group of a list is asked once: whether its entry is right; and what whoever answers reads back."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from doorstep.groups.models import Group
from doorstep.messaging.actions import Words
from doorstep.networks import consent
from doorstep.networks.models import FirstLetter, Network

FIRST, OFFER = "first-letter", "speak-for-it"


def first(letter: FirstLetter, language: str) -> Words:
    """Say who we are, that they stand in a list, and where it came from; ask whether it is right."""
    group, network = letter.group, letter.network
    said = {"group": group.name, "network": network.name, "site": settings.SITE_NAME, "source": letter.source}
    body = (
        _("Hello. Neighbours look for help near them on %(site)s. %(network)s keeps a list of groups there.") % said,
        _("It is run by %(who)s.") % {"who": network.run_by} if network.run_by else "",
        _("%(group)s stands in that list. We have it, and this address, from “%(source)s”.") % said,
        _what_it_says(group),
        _("Is that right, and are you still going? Then answer YES to this letter. That is all."),
        _("If you have stopped, answer NO. If something is wrong, write what. A person reads it and puts it right."),
        _("If you do not want to stand in the list, write that, and a person takes you off it.")
        + " "
        + _("To hear nothing more from us, answer STOP. We ask no group twice."),
    )
    subject = _("%(group)s stands in our list. Is that right?") % said
    short = _("%(group)s stands in the list of %(network)s. Still going? Answer YES. Stopped? Answer NO.") % said
    one_way = _("%(group)s stands in the list of %(network)s. Is it still going? Please write to %(to)s.") % (
        said | {"to": network.email or _site()}
    )
    words = "\n\n".join(line for line in body if line)
    return Words(FIRST, language, subject, words, short=short, one_way=one_way)


def _what_it_says(group: Group) -> str:
    place = _("Where it helps: %(place)s") % {"place": group.place} if group.place else ""
    page = _("To see it, open %(site)s and look for its name.") % {"site": _site()} if _site() else ""
    return "\n".join(line for line in (place, page) if line)


def _site() -> str:
    """Give the name of our own site, where others know one; no link, which nobody should follow from a letter."""
    return urlsplit(settings.TOLD_AT).netloc


def thanks(group: Group, language: str) -> Words:
    words = _("Thank you. The page of %(group)s says from today that it is still going.") % {"group": group.name}
    return Words("first-letter-thanks", language, _("Thank you"), words, courtesy=True)


def offer(letter: FirstLetter, language: str) -> Words:
    """Thank whoever answered from the published address, and ask whether they speak for the group."""
    said = {"group": letter.group.name, "network": letter.network.name}
    body = (
        _("Thank you. The page of %(group)s says from today that it is still going.") % said,
        _("Do you speak for it? Then the news of %(network)s comes to you, and nobody has to look for you again.")
        % said,
        _("If you want that, answer YES to this letter too. What you agree to with it:"),
        consent.joining(letter.network),
        _("If you do not, there is nothing to do. You can sign in with this address now."),
    )
    # It answers an e-mail; only there is all of it read that they would agree to.
    short = _("Thank you. Do you speak for %(group)s in %(network)s? Look at your e-mail, and answer there.") % said
    return Words(OFFER, language, _("Do you speak for %(group)s?") % said, "\n\n".join(body), short=short)


def speaks(letter: FirstLetter, language: str) -> Words:
    said = {"group": letter.group.name, "network": letter.network.name}
    words = _("Thank you. You are the main contact of %(group)s in %(network)s from now on.") % said
    more = _("Sign in with this address and look under “My networks” to name a deputy, to pass it on, or to leave.")
    return Words("first-letter-speaks", language, _("Thank you"), f"{words}\n\n{more}")


def has_closed(group: Group, language: str) -> Words:
    words = _("Thank you for telling us. A person looks at it, and takes %(group)s off the list if it has stopped.")
    return Words("first-letter-closed", language, _("Thank you"), words % {"group": group.name}, courtesy=True)


def with_a_person(network: Network, language: str) -> Words:
    words = _("Thank you. A person at the desk of %(network)s reads it, and writes to you if there is more to say.")
    return Words("first-letter-read", language, _("Thank you"), words % {"network": network.name}, courtesy=True)


def somebody_wrote(network: Network, language: str) -> Words:
    said = {"network": network.name}
    words = _("Somebody wrote to %(network)s. Sign in and look at the network’s desk, under “What people wrote”.")
    return Words("wrote-to-network", language, _("Somebody wrote to %(network)s") % said, words % said)


def desk_answers(network: Network, words: str, language: str) -> Words:
    subject = _("An answer from %(network)s") % {"network": network.name}
    return Words("network-answers", language, subject, words)
