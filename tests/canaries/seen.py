"""Where what is sealed may be seen, by whom: read by a person, line by line. Anywhere else is a leak."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from doorstep.aid.models import Stop
from doorstep.groups.models import Decision, Membership
from tests.policy.roles import Role
from tests.policy.world import RYE, World


class By(StrEnum):
    """Who looks at whose."""

    ONESELF = "themselves"
    PROVED = "themselves, who showed it again lately"
    LOOKED_AT = "by whom they were looked at"
    COORDINATOR = "a coordinator of their group, by a passkey"
    STREET = "whoever looks after their street team, by a passkey"
    DECIDED = "about whom they decided something"
    AMONG = "a coordinator of the group that decided about them, by a passkey"
    DESK = "the desk, by a passkey, where they ask to help and nobody else answers"
    DRIVER = "who said yes to bring it there"
    ANYBODY = "anybody"


@dataclass(frozen=True)
class Seen:
    """This sealed field may be seen on these pages (by name), by whom, and why."""

    field: str
    on: str
    by: By
    why: str


_SCREEN = "shows every message where nothing is sent; refused in production"
_NAME = "they are greeted, or choose who of several they are"
_OWN = "they read and mend what they told us"
_ALL = "they read, and take with them, all that is held about them"
_PEOPLE = "whoever looks after people knows them by their first name"
_OWN_DETAILS = (
    "people.Details.called",
    "people.Details.surname",
    "people.Details.postcode",
    "people.AccessNeeds.words",
)
_HELD = (*_OWN_DETAILS, "people.Details.languages", "people.ContactPoint.value", "messaging.Message.body")
_OF_PEOPLE = "groups:people groups:member groups:reach"
_FOR_COORDINATORS = "groups:asking groups:roles groups:decisions groups:decision"
_SHEET = "it is printed for the driver; each household reads who looked"
_DOORS = "a driver brings it there after a yes; each household reads who looked"
_AT_A_DOOR = (
    "people.Details.called",
    "people.AccessNeeds.words",
    "aid.Address.words",
    "aid.Needs.know",
    "aid.Task.codeword",
)

MAY_BE_SEEN = (
    # -- One's own --
    Seen("people.Details.called", "accounts:mine", By.ONESELF, _NAME),
    Seen("people.Details.called", "accounts:who", By.ANYBODY, _NAME),
    Seen("people.Details.called", "accounts:passkey-offer", By.ONESELF, "their device shows whose passkey it is"),
    Seen("people.Details.called", "accounts:authenticator", By.PROVED, "their app shows whose digits they are"),
    Seen("accounts.Authenticator.secret", "accounts:authenticator", By.PROVED, "an app reads it, once"),
    *(Seen(field, "accounts:details", By.PROVED, _OWN) for field in _OWN_DETAILS),
    Seen("people.ContactPoint.value", "accounts:points accounts:point accounts:point-removal", By.PROVED, _OWN),
    *(Seen(field, "accounts:held accounts:held-file", By.PROVED, _ALL) for field in _HELD),
    Seen("messaging.Message.subject", "accounts:held accounts:held-file", By.PROVED, _ALL),
    Seen("people.Details.called", "accounts:looked", By.LOOKED_AT, "they read who looked"),
    # -- Of the people of a group --
    Seen("people.Details.called", _OF_PEOPLE, By.COORDINATOR, _PEOPLE),
    Seen("people.Details.called", _FOR_COORDINATORS, By.COORDINATOR, _PEOPLE),
    Seen("people.Details.called", _OF_PEOPLE, By.STREET, _PEOPLE),
    Seen("people.Details.called", "groups:decision", By.DECIDED, "they read who decided it, and can ask them"),
    Seen("people.Details.called", "groups:decision", By.PROVED, "they read what is to be decided about them"),
    Seen("people.Details.called", "groups:decisions", By.AMONG, "they read what they decided, for thirty days"),
    Seen("people.ContactPoint.value", "groups:reach", By.COORDINATOR, "opened with a reason, which they can read"),
    Seen("people.ContactPoint.value", "groups:reach", By.STREET, "opened with a reason, which they can read"),
    Seen("people.Details.called", "desk:coordinators-of", By.DESK, _PEOPLE),
    # -- What is brought round --
    Seen(
        "people.Details.called", "requests:round requests:round-drivers requests:round-ticks", By.COORDINATOR, _PEOPLE
    ),
    *(Seen(field, "requests:round-sheet", By.COORDINATOR, _SHEET) for field in _AT_A_DOOR),
    *(Seen(field, "helping:drive-doors", By.DRIVER, _DOORS) for field in _AT_A_DOOR),
    # -- Where nothing is sent --
    Seen("messaging.Message.subject", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("messaging.Message.body", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("people.ContactPoint.value", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
)
# Of a message that is sent, its reader gets these and nothing else.
IN_A_MESSAGE = {"messaging.Message.subject", "messaging.Message.body", "people.ContactPoint.value"}

# Who looked at everybody before anybody looks here (planting.py).
LOOKS = RYE.coordinator
Rule = Callable[[World, Role, UUID], bool]


def _is(world: World, who: str, person: UUID) -> bool:
    return world.persons[who].pk == person


def _themselves(world: World, role: Role, person: UUID) -> bool:
    return role.signed_in and _is(world, role.who, person)


def _in_their_group(world: World, role: Role, person: UUID) -> bool:
    found = Membership.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and role.coordinates and found.filter(status__in=Membership.LIVING).exists()


def _decided_there(world: World, role: Role, person: UUID) -> bool:
    found = Decision.objects.filter(person=person, group=world.theirs(role).group)
    return role.strong and role.coordinates and found.exists()


def _in_their_street(world: World, role: Role, person: UUID) -> bool:
    found = Membership.objects.filter(person=person, team=world.theirs(role).team, status__in=Membership.IN)
    return role.strong and role.has_a_street and found.exists()


def _drives_to(world: World, role: Role, person: UUID) -> bool:
    theirs = Stop.objects.filter(person=person, drive__person=world.persons[role.who].pk) if role.signed_in else None
    return theirs is not None and theirs.exists()


def _asks_untended(world: World, role: Role, person: UUID) -> bool:
    return role.strong and role.staff and world.asks_untended.person_id == person


RULES: dict[By, Rule] = {
    By.ONESELF: _themselves,
    By.PROVED: lambda world, role, person: role.shown_lately and _themselves(world, role, person),
    By.LOOKED_AT: lambda world, role, person: role.signed_in and _is(world, LOOKS, person),
    By.COORDINATOR: _in_their_group,
    By.STREET: _in_their_street,
    By.DECIDED: lambda world, role, person: role.shown_lately and _is(world, world.maker(role), person),
    By.AMONG: _decided_there,
    By.DESK: _asks_untended,
    By.DRIVER: _drives_to,
    By.ANYBODY: lambda _world, _role, _person: True,
}
