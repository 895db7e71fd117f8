"""What comes with a letter or a message, within bounds: what is beyond them is counted, and not kept; pure."""

from collections.abc import Iterable

from doorstep.messaging.inbound.events import File
from doorstep.messaging.inbound.sniffing import sniffed

# Of one letter. In bytes: the photographs of a telephone, or the papers of a council.
MOST, LARGEST, LARGEST_IN_ALL = 10, 10_000_000, 12_000_000


def bounded(came: Iterable[tuple[str, bytes]]) -> tuple[tuple[File, ...], int]:
    """Return what of all that came is kept, by its name and its bytes, and how many were too large or too many."""
    found, size, not_kept = list[File](), 0, 0
    for name, content in came:
        if not content:
            continue
        if len(found) >= MOST or len(content) > LARGEST or size + len(content) > LARGEST_IN_ALL:
            not_kept += 1
            continue
        size += len(content)
        found.append(File(sniffed(content, name), content))
    return tuple(found), not_kept
