"""How people are called on the pages of their group."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def called(person: UUID, names: Mapping[UUID, str]) -> str:
    """Say what somebody is called; not everybody said."""
    return names.get(person) or _("A neighbour")
