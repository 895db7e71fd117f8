"""Who may look after what a group is asked; each rule in a line."""

from doorstep.groups.standing import Standing


def may_look_after_requests(standing: Standing) -> bool:
    """Let in the group's coordinators, and a street coordinator to what their street teams have."""
    return standing.coordinates or bool(standing.teams)


def may_change_way(standing: Standing) -> bool:
    """Let one coordinator of the group change how it goes about its requests."""
    return standing.coordinates


def may_welcome(standing: Standing) -> bool:
    """Let coordinators vouch for who wants to help: they answer for it to the whole group."""
    return standing.coordinates


def may_read_replies(standing: Standing) -> bool:
    """Let coordinators read what people of the group wrote that this site does not understand."""
    return standing.coordinates


def may_say_by_hand(standing: Standing) -> bool:
    """Let coordinators send by hand what nothing here can send: it may be to anybody in the group, about anything."""
    return standing.coordinates


def may_hear(standing: Standing) -> bool:
    """Let coordinators hear what somebody said on the telephone: it may be anything, and about anybody."""
    return standing.coordinates


def may_bring_list(standing: Standing) -> bool:
    """Let coordinators bring in a list that was kept on paper."""
    return standing.coordinates


def may_agree(standing: Standing) -> bool:
    """Let one coordinator agree with another group, and answer what it asks; either group ends it at any time."""
    return standing.coordinates
