"""Small maps on the pages of groups and areas."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from doorstep.core.sentences import SentenceError
from doorstep.groups.maps import here
from doorstep.groups.models import Group
from doorstep.groups.patch_words import patch_words
from doorstep.groups.patches import Parts, draw
from doorstep.places.models import Area

register = template.Library()


@register.inclusion_tag("groups/map_of.html")
def map_of_group(group: Group) -> dict[str, object]:
    """Show a group's patch over its neighbours', and name those who help on the same streets."""
    name = _("Where %(group)s helps") % {"group": group.name}
    return {"here": here.of_group(group), "name": name, "sharing": True}


@register.inclusion_tag("groups/map_of.html")
def map_of_patch(group: Group, parts: Mapping[str, Any]) -> dict[str, object]:
    """Show where a group would help if its patch were this; nothing where it can no longer be worked out."""
    try:
        drawn = draw(Parts.from_json(parts))
    except SentenceError:
        return {"here": None}
    name = _("Where %(group)s would help") % {"group": group.name}
    return {"here": here.of_group(group, drawn.cells) if drawn else None, "name": name}


@register.inclusion_tag("groups/map_of.html")
def map_of_area(area: Area) -> dict[str, object]:
    """Show an imported area with its groups."""
    return {"here": here.of_area(area), "name": area.name}


@register.simple_tag
def tiles_from() -> str:
    """Name the site that sends tiles to those who look at the map; nothing where there is none."""
    return urlsplit(settings.TILES_URL).netloc


@register.simple_tag
def tiles_attribution() -> str:
    return str(settings.TILES_ATTRIBUTION)


register.filter(patch_words)
