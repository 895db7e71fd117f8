"""Every form of the house, found by itself; and what is sent to one."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import strategies as some

from doorstep.aid import kinds
from doorstep.aid.models import HelpRequest, Stop, Task, Volunteer
from doorstep.aid.queries.covering import Covers
from doorstep.aid.queries.overflow import Candidate
from doorstep.aid.queries.rounds import Waiting
from doorstep.aid.queries.standing_by import Found
from doorstep.aid.queries.together import Line, Somebody
from doorstep.aid.queries.wishes import wishes_of
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.said import Audience
from doorstep.flyers.said import Flyer
from doorstep.groups import said
from doorstep.groups.models import Group, StreetTeam
from doorstep.networks.models import Network
from doorstep.networks.queries.criteria import Likely
from doorstep.places import cells
from tests.fuzz.nonsense import sent, typed
from tests.fuzz.stored import SHAPE

Sent = tuple[QueryDict, MultiValueDict[str, Any]]
SOMEBODY = "0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111"
_HERE = cells.cell_at(51.469, -0.069)


def _a_line() -> Line:
    task = Task(request=HelpRequest(district="SE15"), group=Group())
    amina = Somebody(UUID(SOMEBODY), "Amina", (), _HERE)
    return Line(task, "Bins", hand=0, could=[amina], does=amina.volunteer, by_hand=False, undone="")


# What a form asks for when it is made, besides what was sent, by name. One that asks for something else fails.
BESIDES: dict[str, Callable[[], Any]] = {
    "asked": lambda: HelpRequest(district="SE15"),
    "before": lambda: said.in_listing(Group.objects.latest("pk")),
    "choices": lambda: [(SOMEBODY, "Amina")],
    "documents": lambda: [(1, "Shopping and money")],
    "gaps": lambda: ["group", "lead"],
    "places": lambda: {1: 1},
    "colleagues": lambda: [(UUID(SOMEBODY), "Clara")],
    "flyer": Flyer,
    "for_other": lambda: True,
    "found": lambda: Found([], [], []),
    "group": lambda: Group.objects.latest("pk"),
    "offered": lambda: [*kinds.USUAL.values()],
    "others": lambda: [Covers(Group.objects.latest("pk"), covers=True, far="1 km", is_full=False)],
    "reached_by": lambda: {"phone": "020 7946 0000"},
    "can_list": lambda: True,
    "has_number": lambda: False,
    "candidates": lambda: [Candidate(Group.objects.latest("pk"), "very near", [], free=True)],
    "has_group": lambda: False,
    "near": lambda: [Group.objects.latest("pk")],
    "kinds": list,
    "neighbours": lambda: [Group.objects.latest("pk")],
    "has_email": lambda: False,
    "like": list,
    "likely": lambda: [Likely(Group.objects.latest("pk"), ("name",), is_in=False)],
    "network": lambda: Network.objects.get_or_create(
        slug="southern", level="borough", cell=1, made_at=datetime(2026, 11, 25, tzinfo=UTC)
    )[0],
    "could_come": lambda: [Waiting(Task(request=HelpRequest(district="SE15"), group=Group()), "Bins", 1)],
    "could_drive": lambda: [Volunteer(going="car", cell=_HERE)],
    "lines": lambda: [_a_line()],
    "many": lambda: {"contacts": 0, "coordinators": 1, "members": 3},
    "meant": Audience,
    "one": Broadcast,
    "means": lambda: "phone",
    "names": dict,
    "policies": lambda: [("safeguarding", "Safeguarding")],
    "points": lambda: [(SOMEBODY, "amina@example.org"), ("2", "020 7946 0000")],
    "roles": lambda: ["volunteer"],
    "rules_at": lambda: datetime(2026, 11, 25, tzinfo=UTC),
    "seen": lambda: 0,
    "skills": list,
    "start": lambda: _HERE,
    "stops": lambda: [Stop(pk=1, place=1)],
    "teams": StreetTeam.objects.all,
    "today": lambda: date(2026, 11, 25),
    "wishes": lambda: wishes_of(Group.objects.latest("pk")),
}
# What is right in one field or another: what is sent is often near it.
RIGHT = (
    *(
        "Rye Neighbours",
        "amina@example.org",
        "020 7946 0000",
        "https://rye.example/",
        "SE15 5BZ",
        "SE15, SE22 8",
        "SE15",
    ),
    *(
        "88195da49bfffff",
        "51.47,-0.07",
        "123 456",
        "K7QX-M2PA-9TRD",
        "1",
        "yes",
        "on",
        "shopping",
        "other",
        "bn",
        SOMEBODY,
    ),
    *("2026-11-22T08:00:00Z", "2026-11-22", "22:30", "1763798400000000-1-1763798400000000", "district SE15", "north"),
)


@cache
def every_form() -> list[type[forms.BaseForm]]:
    """Find the forms of the house, also those that no view imports."""
    for file in (Path(settings.ROOT) / "doorstep").rglob("*.py"):
        if "forms" in {file.stem, file.parent.name}:
            import_module(".".join(file.relative_to(settings.ROOT).with_suffix("").parts))
    return sorted({form for form in _below(forms.BaseForm) if form.__module__.startswith("doorstep.")}, key=dotted)


def _below(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for each in form.__subclasses__():
        yield each
        yield from _below(each)


def dotted(form: type[forms.BaseForm]) -> str:
    return f"{form.__module__}.{form.__qualname__}"


def made(form: type[forms.BaseForm], what: Sent) -> forms.BaseForm:
    return form(*what, **{name: BESIDES[name]() for name in _asked_besides(form)})


def _asked_besides(form: type[forms.BaseForm]) -> set[str]:
    """Name what must be said when a form is made, by itself and by those that it is made from."""
    made_from = (each.__dict__["__init__"] for each in form.__mro__ if "__init__" in each.__dict__)
    named = (each for make in made_from for each in signature(make).parameters.values())
    return {each.name for each in named if each.kind is each.KEYWORD_ONLY and each.default is each.empty}


@some.composite
def sent_to(draw: some.DrawFn, form: type[forms.BaseForm]) -> Sent:
    """Send a form values for some of its fields, one or several, and files where it takes any."""
    data, files = QueryDict(mutable=True), MultiValueDict[str, Any]()
    for name, field in form.base_fields.items():  # type: ignore[attr-defined] # a form has them, whatever made it
        if isinstance(field, forms.FileField):
            files.setlist(name, [file] if (file := draw(some.none() | uploads())) else [])
        data.setlist(name, draw(some.lists(values(field), max_size=3)))
    return data, files


def values(field: forms.Field) -> some.SearchStrategy[str]:
    choices = [str(value) for value, _words in getattr(field, "choices", [])]
    return typed(*RIGHT) | (some.sampled_from(choices) if choices else some.nothing())


def uploads() -> some.SearchStrategy[SimpleUploadedFile]:
    return some.builds(SimpleUploadedFile, typed("patch.geojson").map(lambda name: f"{name}x"), sent(SHAPE))
