"""What somebody agrees to who joins a group: the same words on each page, and kept as they were shown."""

from django.utils.translation import gettext as _


def joining() -> str:
    """Say it in the reader's language; these very words are what the consent keeps."""
    return " ".join(
        (
            _("I want to help in a group of neighbours on this site."),
            _("Its coordinators see what I am called and what I do in the group."),
            _("They can look up how to reach me where there is a reason, and I can read who looked, and why."),
            _("What I learn about neighbours I keep to myself."),
            _("I can rest or leave at any time; thirty days after I leave, my place in the group is forgotten."),
        )
    )
