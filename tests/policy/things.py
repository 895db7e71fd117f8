"""What an address names, for each kind of thing and each way in which it can be somebody's."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from doorstep.aid.models import Drive, HelpRequest, Offer
from doorstep.groups.models import Membership
from doorstep.messaging.models import Attachment
from tests.policy.circles import Circle
from tests.policy.doors import Whose
from tests.policy.flyers import code_of, flyer_of, sheet_of, street_of
from tests.policy.helping import Helping
from tests.policy.naming import Named, Thing, one, personal
from tests.policy.roles import Role
from tests.policy.rounds import Driven, a_drive, drive_of, next_of, stop_of
from tests.policy.things_of_library import OF_LIBRARY
from tests.policy.things_of_networks import OF_NETWORKS
from tests.policy.things_of_starting import OF_STARTING
from tests.policy.world import ANOTHER, HERE, World

# A group is of one's own or not: nothing can be named under it.
_WHOLE = {Whose.SAME_GROUP, Whose.OTHER_GROUP}


def _of_a_group(of: Callable[[Circle], dict[str, Any]]) -> Thing:
    """Give what is of one's own group, of another, and of another under the address of one's own."""
    return {
        Whose.SAME_GROUP: lambda world, role: _in(world.theirs(role), of(world.theirs(role))),
        Whose.OTHER_GROUP: lambda world, role: _in(world.others(role), of(world.others(role))),
        Whose.SMUGGLED: lambda world, role: _in(world.theirs(role), of(world.others(role))),
    }


def _of_its_people(of: Callable[[Membership], dict[str, Any]]) -> Thing:
    """Give somebody in no street team as above, and somebody in one of their own group."""
    return _of_a_group(lambda circle: of(circle.helper)) | {
        Whose.SAME_STREET: lambda world, role: _in(world.theirs(role), of(world.theirs(role).neighbour))
    }


def _both(of: Callable[[World, bool], dict[str, Any]]) -> Thing:
    """Give what there is one of in each of the two groups, in the same ways."""
    return {
        Whose.SAME_GROUP: lambda world, role: _in(world.theirs(role), of(world, role.elsewhere)),
        Whose.OTHER_GROUP: lambda world, role: _in(world.others(role), of(world, not role.elsewhere)),
        Whose.SMUGGLED: lambda world, role: _in(world.theirs(role), of(world, not role.elsewhere)),
    }


def _of_a_street(of: Callable[[HelpRequest], dict[str, Any]]) -> Thing:
    """Give what the group as a whole was asked as above, and what one of its street teams looks after."""
    return _of_a_group(lambda circle: of(circle.asked)) | {
        Whose.SAME_STREET: lambda world, role: _in(world.theirs(role), of(world.theirs(role).asked_in_street))
    }


def _in(circle: Circle, words: dict[str, Any]) -> dict[str, Any]:
    return {"slug": circle.group.slug, **words}


def _driven(of: Callable[[Driven], dict[str, Any]]) -> Thing:
    """Give what belongs to the round of one's own group, of another, and of another as if of one's own."""
    return {
        Whose.SAME_GROUP: lambda world, role: _in(world.theirs(role), of(world.driven[role.elsewhere])),
        Whose.OTHER_GROUP: lambda world, role: _in(world.others(role), of(world.driven[not role.elsewhere])),
        Whose.SMUGGLED: lambda world, role: _in(world.theirs(role), of(world.driven[not role.elsewhere])),
    }


def _again(of: Callable[[HelpRequest], dict[str, Any]]) -> Thing:
    """Give what comes again as above, and in one's street team."""
    return _driven(lambda found: of(found.weekly)) | {
        Whose.SAME_STREET: lambda world, role: _in(
            world.theirs(role), of(world.driven[role.elsewhere].weekly_in_street)
        )
    }


def _share(of: Callable[[Drive], dict[str, Any]]) -> Thing:
    def named(world: World, who: str) -> Named:
        found = drive_of(world, who) if who in world.persons else None
        return None if found is None else of(found)

    return {
        Whose.OWN: lambda world, role: named(world, role.who) if role.signed_in else None,
        Whose.OTHER: lambda world, _role: named(world, ANOTHER),
    }


def _asked_for(request: HelpRequest) -> UUID:
    """Give what sending.all_were_asked made, or the id of nothing where it was not called."""
    found = Offer.objects.filter(task__request=request).first()
    return found.pk if found else UUID(int=0)


def _file(row: Attachment) -> dict[str, Any]:
    return {"pk": row.reply_id, "file": row.pk}


def _about(world: World, role: Role) -> Named:
    found = world.about.get(role.who) if role.place else None
    return _in(world.theirs(role), {"pk": found.pk}) if found else None


def _decided(world: World, role: Role) -> Named:
    return _in(world.theirs(role), {"pk": world.theirs(role).own.pk}) if role.coordinates else None


def _call(world: World, role: Role) -> Named:
    return _in(world.theirs(role), {"pk": world.theirs(role).call.pk}) if role.coordinates else None


def _of_those_who_help(of: Callable[[Helping], dict[bool, UUID]]) -> Thing:
    """Give what is of one's own group, of the other, and of the other under the address of one's own."""

    def named(world: World, at: bool, what: bool) -> Named:
        return _in(world.circles[at], {"pk": of(world.helping)[what]})

    return {
        Whose.SAME_GROUP: lambda world, role: named(world, role.elsewhere, role.elsewhere),
        Whose.OTHER_GROUP: lambda world, role: named(world, not role.elsewhere, not role.elsewhere),
        Whose.SMUGGLED: lambda world, role: named(world, role.elsewhere, not role.elsewhere),
    }


THINGS: dict[str, Thing] = {
    "": one(lambda _world: {}),
    "session": personal(lambda world, who: world.sessions[who]),
    "passkey": personal(lambda world, who: world.passkeys.get(who)),
    "way to be reached": personal(lambda world, who: world.mail(who).pk),
    "consent": personal(lambda world, who: world.consent(who).pk),
    "place in a group": personal(lambda world, who: world.places.get(who)),
    "request": personal(lambda world, who: world.requests[who]),
    "task": personal(lambda world, who: world.tasks[who]),
    "what they were asked": personal(lambda world, who: world.helping.asked.get(who)),
    "what they do": personal(lambda world, who: world.helping.taken.get(who)),
    # -- What stands in a group --
    "group with people": {whose: named for whose, named in _of_a_group(lambda _circle: {}).items() if whose in _WHOLE},
    "member": _of_its_people(lambda row: {"person": row.person_id}),
    "what a member is": _of_its_people(lambda row: {"person": row.person_id, "pk": row.pk}),
    "neighbour without e-mail": _of_a_group(lambda circle: {"person": circle.written_in}),
    "who asks": _of_a_group(lambda circle: {"pk": circle.asking.pk}),
    "request of a group": _of_a_street(lambda request: {"pk": request.pk}),
    "task of a group": _of_a_street(lambda request: {"pk": request.tasks.get().pk}),
    "what was asked for a group": _of_a_street(lambda request: {"pk": _asked_for(request)}),
    "newcomer": _of_a_group(lambda circle: {"pk": circle.newcomer.pk}),
    "conversation": _of_a_group(lambda circle: {"pk": circle.call_of_maker.pk}) | {Whose.OWN: _call},
    "conversation of a colleague": _of_a_group(lambda circle: {"pk": circle.call_of_maker.pk}),
    "what somebody said": _of_a_group(lambda circle: {"pk": circle.said.pk}),
    "invitation": _of_a_group(lambda circle: {"pk": circle.invitation.pk}),
    "decision": _of_a_group(lambda circle: {"pk": circle.decision.pk}) | {Whose.OWN: _decided, Whose.ABOUT: _about},
    "concern": _both(lambda world, elsewhere: {"pk": world.concerns[elsewhere].pk}),
    "what somebody wrote": _both(lambda world, elsewhere: {"pk": world.replies[elsewhere]}),
    "file that came": _both(lambda world, elsewhere: _file(Attachment.objects.get(reply=world.replies[elsewhere]))),
    "voice note": _both(lambda world, elsewhere: _file(Attachment.objects.get(pk=world.notes[elsewhere]))),
    "what waits for a human to send": _both(lambda world, elsewhere: {"pk": world.by_hand[elsewhere]}),
    "two kept apart": _both(lambda world, elsewhere: {"pk": world.apart[elsewhere].pk}),
    "task on the board": _of_those_who_help(lambda helping: helping.pinned),
    "claim": _of_those_who_help(lambda helping: helping.claims),
    "who is worried": {
        Whose.SAME_GROUP: lambda world, role: {"pk": world.helping.worries[role.elsewhere]},
        Whose.OTHER_GROUP: lambda world, role: {"pk": world.helping.worries[not role.elsewhere]},
    },
    "flyer of a group": _of_a_group(lambda circle: flyer_of(circle.group)),
    "leafleting sheet": _of_a_group(lambda circle: sheet_of(circle.group)),
    "street of a sheet": _of_a_group(lambda circle: street_of(circle.group)),
    # -- What is brought round, and what comes again --
    "round": _driven(lambda found: {"pk": found.round.pk}),
    "door of a round": _driven(lambda found: {"pk": found.round.pk, "stop": stop_of(a_drive(found))}),
    "driver of a round": _driven(lambda found: {"pk": found.round.pk, "drive": a_drive(found).pk}),
    "what comes again": _again(lambda asked: {"pk": asked.pk}),
    "one of what comes again": _again(lambda asked: {"pk": asked.pk, "task": next_of(asked)}),
    "share of a round": _share(lambda drive: {"pk": drive.pk}),
    "door of a share": _share(lambda drive: {"pk": drive.pk, "stop": stop_of(drive)}),
    "agreement": _both(lambda world, elsewhere: {"pk": world.helped[elsewhere].agreement.pk}),
    "what a neighbouring group asks": _both(lambda world, elsewhere: {"pk": world.helped[elsewhere].favour.pk}),
    **OF_NETWORKS,
    **OF_STARTING,
    **OF_LIBRARY,
    # -- What the desk looks at --
    "network by its number": one(lambda world: {"pk": world.networks.both[False].network.pk}),
    "seat at a network": one(
        lambda world: {"pk": world.networks.both[False].network.pk, "seat": world.networks.both[False].seat.pk}
    ),
    "group that was sent in": one(lambda world: {"pk": world.proposed.proposal.pk}),
    "proposal": one(lambda world: {"pk": world.proposed.pk}),
    "doubt": one(lambda world: {"pk": world.doubt.pk}),
    "report": one(lambda world: {"pk": world.report.pk}),
    "exchange at the desk": one(lambda world: {"pk": world.exchange.pk}),
    "what is for nobody": one(lambda world: {"pk": world.for_nobody}),
    "delivery that failed": one(lambda world: {"pk": world.undelivered.pk}),
    "change": one(lambda world: {"pk": world.change.pk}),
    "listing": one(lambda world: {"pk": world.listed.pk}),
    "untended group": one(lambda world: {"pk": world.untended.pk}),
    "who asks an untended group": {
        None: lambda world, _role: {"pk": world.untended.pk, "row": world.asks_untended.pk},
        Whose.IN_HANDS: lambda world, role: {"pk": world.listed.pk, "row": world.theirs(role).asking.pk},
    },
    "invitation to an untended group": {
        None: lambda world, _role: {"pk": world.untended.pk, "invitation": world.first_invitation.pk},
        Whose.IN_HANDS: lambda world, role: {"pk": world.listed.pk, "invitation": world.theirs(role).invitation.pk},
    },
    # -- What everybody may look at --
    "group": {
        Whose.SHOWN: lambda world, _role: {"slug": world.listed.slug},
        Whose.HIDDEN: lambda world, _role: {"slug": world.proposed.slug},
    },
    "code of a flyer": one(lambda world: code_of(world.listed)),
    "letter": one(lambda _world: {"letter": "R"}),
    "code of a district": one(lambda _world: {"code": "SE15"}),
    "kind of area": one(lambda _world: {"kind": "ward"}),
    "area of a kind": one(lambda _world: {"kind": "ward", "code": "E05000001"}),
    "code of an area": one(lambda _world: {"code": "E05000001"}),
    "cell": one(lambda _world: {"cell": HERE}),
    "format": one(lambda _world: {"kind": "json"}),
    "section": one(lambda _world: {"section": "groups"}),
    "teller": one(lambda _world: {"way": "twilio"}),
    "contact point": one(lambda world: {"point": world.mail("amina").pk}),
}
