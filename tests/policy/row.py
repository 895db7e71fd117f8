"""One row of the policy table, and the methods that its addresses answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.policy.doors import EVERYBODY, Door
from tests.policy.roles import Role
from tests.policy.world import World

READ = "GET HEAD"
FORM = "GET POST"
ACT = "POST"
DATA = "GET HEAD OPTIONS"

Form = Mapping[str, Any]
Given = Callable[[World], None]
Sends = Form | Callable[[World, Role], Form]


def as_it_is(_world: World) -> None:
    """Change nothing in the world before somebody comes."""


@dataclass(frozen=True, eq=False)
class Row:
    """These patterns, by name, answer these methods to whoever passes the door.

    `of` is what their addresses name (tests/policy/things.py), `sends` a form with which a POST does what it is for,
    `given` what must have happened before. A POST that does nothing by itself has `changes=False`, a GET that writes
    says why in `writes`, a form without a token in `tokenless`; `only` names the
    settings without which it is not there.
    """

    names: str
    methods: str
    door: Door = EVERYBODY
    of: str = ""
    sends: Sends = field(default_factory=dict)
    given: Given = as_it_is
    changes: bool = True
    writes: str = ""
    tokenless: str = ""
    only: str = ""

    def form(self, world: World, role: Role) -> Form:
        return self.sends(world, role) if callable(self.sends) else self.sends
