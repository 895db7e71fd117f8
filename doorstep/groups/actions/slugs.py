"""A group's own address, made from its name."""

from django.utils.text import slugify

from doorstep.groups.models import Group

# Addresses below /groups/ and /helping/ that are pages of ours.
_RESERVED = {
    *("all", "areas", "districts", "join", "letters", "mine", "new"),
    *("board", "calendar", "claims", "offers", "worries"),
}


def free_slug(name: str) -> str:
    """Make the name an address of its own: "Rye Lane Neighbours" is rye-lane-neighbours, the second one …-2."""
    stem = slugify(name)[:70] or slugify(name, allow_unicode=True)[:70] or "group"
    last = 1
    while not _is_free(_numbered(stem, last)):
        last *= 2
    return _numbered(stem, _first_free(stem, last // 2, last))


def _first_free(stem: str, taken: int, free: int) -> int:
    """Halve the way from a number that is taken to one that is free: of many alike, each costs a few questions only."""
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (taken, middle) if _is_free(_numbered(stem, middle)) else (middle, free)
    return free


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _is_free(slug: str) -> bool:
    return slug not in _RESERVED and not Group.objects.filter(slug=slug).exists()
