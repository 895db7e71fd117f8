"""Who may do what in a group; each rule in a line, asked by views and by actions."""

from doorstep.groups.models import Decision, Group, Role
from doorstep.groups.standing import Standing


def takes_people(group: Group) -> bool:
    """Allow joining a group that helps or rests, and that is looked after here."""
    return group.status in Group.SHOWN and not group.from_elsewhere


def one_is_enough(role: str) -> bool:
    """Let one coordinator give, take or rest this role of somebody else's; the others take two."""
    return role in {Role.VOLUNTEER, Role.STREET_COORDINATOR}


def may_see_people(standing: Standing) -> bool:
    """Show who is in the group to its coordinators, and to a street coordinator those of their street teams."""
    return standing.coordinates or bool(standing.teams)


def may_look_after_people(standing: Standing) -> bool:
    """Let coordinators welcome, invite, write in, and change what one of them may change."""
    return standing.coordinates


def may_change_listing(standing: Standing) -> bool:
    return standing.coordinates


def may_decide(standing: Standing) -> bool:
    """Let coordinators make decisions, and see the list of them."""
    return standing.coordinates


def may_agree(standing: Standing, decision: Decision) -> bool:
    """Let another coordinator agree: neither who made it, nor whom it is about."""
    return standing.coordinates and standing.person not in {decision.made_by, decision.person_id}


def may_refuse(standing: Standing, decision: Decision) -> bool:
    """Let any other coordinator say no.

    Also whom it is about: to being given a role always, to losing one where nobody but a day stands in between.
    """
    if standing.person == decision.made_by:
        return False
    if standing.person == decision.person_id:
        return decision.due_at is not None or decision.kind in Decision.GIVES
    return standing.coordinates


def may_withdraw(standing: Standing, decision: Decision) -> bool:
    return standing.person == decision.made_by
