"""What is written about a group that was sent in: to whoever sent it, and to the contact that it publishes."""

from django.utils.translation import gettext as _

from doorstep.groups.models import Group
from doorstep.messaging.actions import Words

IS_IT_RIGHT, NOT_LISTED = "may-it-be-listed", "group-not-listed"


def _letter(kind: str, language: str, subject: str, *lines: str, short: str = "") -> Words:
    return Words(kind, language, subject, "\n\n".join(lines), short=short)


def is_it_right(group: Group, site: str, language: str) -> Words:
    """Ask the published contact, who knows nothing of us yet; YES or NO is all that is wanted of them."""
    said = {"group": group.name, "site": site}
    return _letter(
        IS_IT_RIGHT,
        language,
        _("May %(group)s be listed?") % said,
        _("Somebody sent in %(group)s for %(site)s, where people find groups of neighbours by their postcode.") % said,
        _("They gave this address as the one that the group publishes."),
        _("Is that your group, and may it be listed? Answer YES or NO to this letter, and that is all."),
        _("If you do not answer, a person looks at it and decides. We keep your address for nothing else."),
    )


def thanks(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return _letter(
        "may-it-be-listed-yes",
        language,
        _("Thank you"),
        _("Thank you. A person looks at %(group)s before it appears, and we write to you then.") % said,
    )


def not_listed_then(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return _letter(
        "may-it-be-listed-no",
        language,
        _("Thank you"),
        _("Thank you for telling us. Whoever decides about %(group)s reads that you said no.") % said,
    )


def with_a_person(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return _letter(
        "may-it-be-listed-late",
        language,
        _("About listing %(group)s") % said,
        _("Thank you. A person reads what you wrote."),
    )


def listed(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return _letter(
        "group-listed",
        language,
        _("%(group)s is listed") % said,
        _("%(group)s is listed now. Neighbours find it by their postcode, and anybody can read its page.") % said,
        _("If something on its page is wrong, say so there."),
        short=_("%(group)s is listed now. Neighbours find it by their postcode.") % said,
    )


def not_listed(group: Group, language: str) -> Words:
    said = {"group": group.name}
    return _letter(
        NOT_LISTED,
        language,
        _("About listing %(group)s") % said,
        _("A person looked at %(group)s, and did not list it.") % said,
        _("If you think that is a mistake, answer this letter, and a person reads it."),
        short=_("%(group)s was not listed. If that is a mistake, write to us.") % said,
    )
