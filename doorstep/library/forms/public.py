"""What anybody will read: never the way into a private chat."""

from django import forms
from django.utils.translation import gettext as _

from doorstep.core import markdown
from doorstep.groups.contacts import mentions_a_chat


def without_chat(words: str) -> str:
    """Return them as they are. Raises ValidationError where they lead into a private chat."""
    if mentions_a_chat(words):
        raise forms.ValidationError(_("This leads into a private chat, and would be public. Leave it out."))
    return words


def as_anybody_sees_it(text: str) -> str:
    """Return Markdown as it was typed, as it is read, and with what its links lead to: one may hide what another shows.

    Half a name in bold is read as a whole one.
    """
    return "\n".join((text, markdown.plain(text), markdown.html(text)))
