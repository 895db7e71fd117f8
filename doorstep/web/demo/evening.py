"""Femi starts a group of her own, and has come halfway: in her browser there is something to go on with."""

import datetime

from django.utils import translation

from doorstep.groups import consent
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.starting.actions import evenings, offering
from doorstep.starting.models import Part

# Between two parks, where no group of the demo world helps.
_WHERE = (51.4392, -0.0535)
_PATCH = {
    "name": "Honor Oak Doorsteps",
    "another": False,
    "summary": "A few streets up the hill: shopping, and a word on the doorstep.",
    "where": "SE23",
    "place": "From the park to the station.",
    "picked": [],
    "tapped": [],
}
_WAY = {
    "how": "waves",
    "cap": 2500,
    "kinds": ["shopping", "phone-call"],
    "other_kind": "",
    "languages": ["en", "fr"],
    "description": "",
}


def begin_evening(femi: Person, now: datetime.datetime) -> None:
    """Name and patch are settled, and how they work; a code for a second coordinator is out."""
    with translation.override(None):
        evening = evenings.begin(femi, cells.cell_at(*_WHERE), words=consent.joining(), now=now)
        for which, said in (("patch", _PATCH), ("way", _WAY)):
            evenings.write(evening, which, said, seen=None, by=femi.pk, now=now)
        offering.offer(evening, Part.COORDINATOR, by=femi.pk, now=now)
