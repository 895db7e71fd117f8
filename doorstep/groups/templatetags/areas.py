"""How areas are said on a page."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.groups import kinds_of_area
from doorstep.groups.queries.areas import Cover, Gap

register = template.Library()

register.filter("kind_of_area", kinds_of_area.word)
register.filter("kinds_of_area", kinds_of_area.heading)


@register.filter
def covered(cover: Cover) -> str:
    """Say how much of an area is covered, in words that fit a count of cells."""
    if not cover.share:
        return _("No group that helps now has drawn its patch here.")
    for end, words in (
        (0.1, _("Groups help on a few streets here. Most doors have nobody yet.")),
        (0.35, _("Groups help in about a quarter of this area.")),
        (0.65, _("Groups help in about half of this area.")),
        (0.9, _("Groups help in most of this area.")),
        (0.995, _("Groups help in nearly all of this area.")),
    ):
        if cover.share < end:
            return words
    return _("Groups help everywhere in this area.")


@register.filter
def gaps(cover: Cover) -> str:
    """Say how many of an area's parts have no group, or one on a few streets only."""
    if not cover.gaps:
        return _("No part of it is left out.")
    values = {"gaps": len(cover.gaps), "parts": cover.parts}
    return (
        ngettext(
            "In one of its %(parts)d parts less than half is covered:",
            "In %(gaps)d of its %(parts)d parts less than half is covered:",
            len(cover.gaps),
        )
        % values
    )


@register.filter
def bare(gap: Gap) -> str:
    """Say how much of one part is covered."""
    if gap.is_bare:
        return _("nobody yet")
    return _("some streets") if gap.share else _("no patch drawn")
