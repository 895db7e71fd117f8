"""A group's own address, made from its name."""

from itertools import count

from django.utils.text import slugify

from doorstep.groups.models import Group

# Addresses below /groups/ that are pages of ours.
_RESERVED = {"all", "areas", "districts", "letters", "new"}


def free_slug(name: str) -> str:
    """Make the name an address of its own: "Rye Lane Neighbours" is rye-lane-neighbours, the second one …-2."""
    stem = slugify(name)[:70] or slugify(name, allow_unicode=True)[:70] or "group"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(slug for slug in candidates if slug not in _RESERVED and not Group.objects.filter(slug=slug).exists())
