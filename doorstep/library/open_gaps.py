"""What stands in the place of a gap while nobody filled it in: words in brackets, as on a form."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.library.filling import filled, gaps
from doorstep.library.models import Edition

_OPEN: dict[str, Promise] = {
    "group": _("the name of your group"),
    "area": _("where you help"),
    "contact": _("how one reaches you"),
    "lead": _("who looks after safeguarding"),
    "deputy": _("who stands in for them"),
    "review": _("when you read it again"),
}


def as_read(edition: Edition) -> str:
    """Return its text as one reads it before any group made it its own."""
    if not gaps(edition.markdown):
        return edition.markdown
    with translation.override(edition.language):
        return filled(edition.markdown, {gap: f"[{words}]" for gap, words in _OPEN.items()})
