"""A group's own address, made from its name."""

from doorstep.core import slugs
from doorstep.groups.models import Group

# Addresses below /groups/ and /helping/ that are pages of ours.
_RESERVED = {
    *("all", "areas", "districts", "join", "letters", "mine", "new"),
    *("board", "calendar", "claims", "offers", "worries"),
}


def free_slug(name: str) -> str:
    return slugs.free_slug(name, _is_free)


def _is_free(slug: str) -> bool:
    return slug not in _RESERVED and not Group.objects.filter(slug=slug).exists()
