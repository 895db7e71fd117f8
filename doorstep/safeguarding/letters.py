"""What safeguarding leads are written: that there is something, and nothing of what."""

from django.utils.translation import gettext as _

from doorstep.groups.models import Group
from doorstep.messaging.actions import Words


def concern(group: Group, language: str) -> Words:
    said = {"group": group.name}
    subject = _("Somebody at %(group)s is worried") % said
    lines = (
        _("Somebody at %(group)s is worried, and wrote down why for its safeguarding leads.") % said,
        _("Sign in and look under “My groups”. Your passphrase opens it."),
    )
    return Words("concern", language, subject, "\n\n".join(lines), urgent=True)
