"""What is said of a network, and by a group that asks to join one; no database."""

from dataclasses import dataclass, field

from doorstep.groups.patches import Drawn


@dataclass(frozen=True)
class About:
    """What a network says of itself, all of it public.

    Without an area `drawn` it is the whole country's. `within` is the address of the wider network it sits in.
    """

    name: str
    level: str
    drawn: Drawn | None
    about: str = ""
    run_by: str = ""
    email: str = ""
    within: str = ""


@dataclass(frozen=True)
class Asked:
    """What a group says that asks to join: what it is called, where it helps, and in which postcode districts."""

    called: str = field(repr=False)
    area: str = field(repr=False)
    districts: tuple[str, ...]


@dataclass(frozen=True)
class Writer:
    """What somebody who asks for their group says of themselves, as far as it is new; "" where it is not."""

    called: str = field(default="", repr=False)
    mobile: str = field(default="", repr=False)


NOBODY_NEW = Writer()
