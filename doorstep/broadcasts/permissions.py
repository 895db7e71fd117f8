"""Who may do what with a broadcast; each rule in a line."""

from uuid import UUID

from doorstep.broadcasts.models import Broadcast


def may_change(broadcast: Broadcast) -> bool:
    return broadcast.status in Broadcast.OPEN


def may_let_go(broadcast: Broadcast, person: UUID) -> bool:
    """Let only another officer than whoever wrote it be the second pair of eyes."""
    return broadcast.status == Broadcast.Status.TO_SECOND and broadcast.written_by != person


def may_hold(broadcast: Broadcast) -> bool:
    return broadcast.status in (Broadcast.Status.TO_SECOND, Broadcast.Status.SCHEDULED)
