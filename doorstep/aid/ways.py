"""How a group goes about it, as a form has it: settings and what it adds of its own; no database."""

import hashlib
from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class SaidWay:
    """`cap` in pence; kinds, skills and questions by their words, in their order."""

    how: str
    needs_nod: bool
    cap: int
    is_full: bool
    elsewhere: str
    keeps_days: int
    known: str
    sharing: str
    kinds_at_a_door: tuple[str, ...] = ()
    kinds_from_home: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        """Tell this from any other: what a form was filled in upon."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()
