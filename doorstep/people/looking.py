"""Looking up how somebody can be reached: for which reasons; no database."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the slug that the journal keeps; the person reads the words.
WHY: Mapping[str, Promise] = {
    "they-asked": _("They asked to join, or asked us something"),
    "to-plan": _("To plan who helps where"),
    "worried": _("Nobody has heard from them, and we wonder how they are"),
    "details": _("To check that what we know is still right"),
}
