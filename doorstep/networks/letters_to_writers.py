"""What whoever wrote a letter for their group reads back: what was understood, what is asked, and who has it."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.messaging.actions import Words
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.letters import UNDERSTOOD
from doorstep.networks.models import Application

_ASKED: dict[str, Promise] = {
    Field.GROUP: gettext_lazy("Name of your group"),
    Field.CONTACT: gettext_lazy("Name of your main contact"),
    Field.MOBILE: gettext_lazy("Their mobile number"),
    Field.AREA: gettext_lazy("The area you cover"),
    Field.DISTRICT: gettext_lazy("Postcode district"),
}


def understood(application: Application, language: str) -> Words:
    """Say what was read as lines that can be filled in and sent back; what is a guess is asked like what is missing."""
    values = _values(application)
    wanted = [field for field, value in values.items() if not value or field in application.unsure]
    ask = (
        _("Is all of it right? Then answer YES. If not, write under a line what is right.")
        if not wanted
        else _("Some of it is missing, or we are not sure: %(fields)s. Answer with these lines, filled in.")
        % {"fields": ", ".join(str(_ASKED[each]) for each in wanted)}
    )
    said = {"network": application.network.name}
    lines = [
        _("Thank you for asking to join %(network)s with your group. This is what we read:") % said,
        "\n".join(_lines(values)),
        ask,
        _("A person at the network’s desk looks at it then, and writes to you."),
    ]
    subject = _("Your group and %(network)s") % said
    # It answers an e-mail, and nobody checks five lines in a text.
    short = _("We read your letter to %(network)s. Look at your e-mail, and answer there.") % said
    return Words(UNDERSTOOD, language, subject, "\n\n".join(lines), short=short)


def _lines(values: dict[Field, str]) -> Iterator[str]:
    return (f"{_ASKED[field]}: {value}" for field, value in values.items())


def in_english(text: str) -> str:
    """Write the names of our lines in English, whatever language they were sent in: that is the one that is read."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said = {str(label): field for field, label in _ASKED.items()}
        with translation.override("en-gb"):
            for label in sorted(said, key=len, reverse=True):
                text = text.replace(f"{label}:", f"{_ASKED[said[label]]}:")
    return text


def _values(application: Application) -> dict[Field, str]:
    return {
        Field.GROUP: application.called,
        Field.CONTACT: application.contact,
        Field.MOBILE: application.mobile,
        Field.AREA: application.area,
        Field.DISTRICT: ", ".join(application.districts),
    }


def with_the_desk(application: Application, language: str) -> Words:
    said = {"network": application.network.name}
    return Words(
        "application-with-the-desk",
        language,
        _("%(network)s has what you wrote") % said,
        _("Thank you. A person at the desk of %(network)s looks at it, and writes to you. This can take a few days.")
        % said,
    )


def settled(application: Application, language: str) -> Words:
    """Thank whoever answers what was decided: from now on they can sign in."""
    said = {"network": application.network.name}
    return Words(
        "application-settled",
        language,
        _("Your group and %(network)s") % said,
        _("Thank you. We know now that our letters reach you: you can sign in with this address.")
        + "\n\n"
        + _("Look under “My networks” for how things stand."),
    )


def not_theirs(application: Application, language: str) -> Words:
    said = {"network": application.network.name}
    return Words(
        "application-withdrawn",
        language,
        _("Your group and %(network)s") % said,
        _("Thank you for telling us. Nobody joins %(network)s by that letter, and nothing in it is kept as yours.")
        % said,
    )
