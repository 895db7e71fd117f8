"""What is said of a network, by a group that asks to join one, and by whoever is ready without a group; no database."""

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


@dataclass(frozen=True)
class Ready:
    """What somebody without a group can do when a network calls, where (a cell) and when; `skills` by their keys."""

    cell: int
    skills: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    hours: int | None = None
