"""How what everybody in the world of the policy table asked for can stand, and what is sent."""

from collections.abc import Callable

from doorstep.aid.actions import keeping
from doorstep.aid.models import HelpRequest, Task
from doorstep.people.models import Person
from tests.policy.roles import Role
from tests.policy.row import Form
from tests.policy.world import World

# What anybody writes to a group.
WRITTEN = {"words": "Do you have a minibus?", "email": "amina@example.org", "sent_as": "once"}


def keep_something(person: Person, world: World) -> None:
    said = {"kinds": ["shopping"], "done": ["what"]}
    keeping.keep(said, world.listed, person, reached_by={}, postcode="", now=world.now)


def all_taken(_world: World) -> None:
    Task.objects.update(status=Task.Status.TAKEN)


def all_rest(_world: World) -> None:
    HelpRequest.objects.update(status=HelpRequest.Status.PAUSED)


def all_began(world: World) -> None:
    for person in world.living():
        keep_something(person, world)


def a_whole_way(called: str, email: str) -> Callable[[World, Role], Form]:
    """Give all that somebody has answered when they send it."""

    def sends(world: World, _role: Role) -> Form:
        return {
            "go": "send",
            "done": "what where address group when who reach safe know",
            "kinds": "shopping",
            "postcode": "SE15",
            "address": "12 Choumert Road",
            "urgency": "week",
            "group": world.listed.slug,
            "whom": "me",
            "called": called,
            "email": email,
            "messages": "on",
        }

    return sends
