"""Where documents are looked after: the same addresses at the house's desk, in a group, and at a network's desk."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.library.pages import Editing
from doorstep.library.views import keeping, lists, writing

Door = Callable[[Editing], Callable[..., Any]]
FORM = require_http_methods(["GET", "POST"])


def asking_back(door: Door) -> URLPattern:
    """Where those ask whose text the desk took off; it takes none of the house's own off so."""
    return path("<int:pk>/asking-back/", require_POST(door(keeping.ask_back)), name="ask-back")


def keeping_addresses(door: Door) -> list[URLPattern]:
    return [
        path("", require_safe(door(keeping.index)), name="index"),
        path("new/", FORM(door(keeping.new)), name="new"),
        path("lists/new/", FORM(door(lists.new)), name="list-new"),
        path("lists/<int:pk>/", FORM(door(lists.one)), name="list"),
        path("lists/<int:pk>/ending/", require_POST(door(lists.away)), name="list-ending"),
        path("<int:pk>/", require_safe(door(keeping.one)), name="one"),
        path("<int:pk>/facts/", FORM(door(keeping.facts)), name="facts"),
        path("<int:pk>/words/", FORM(door(writing.words)), name="words"),
        path("<int:pk>/words/ending/", require_POST(door(writing.put_away)), name="draft-ending"),
        path("<int:pk>/editions/ending/", require_POST(door(writing.empty)), name="edition-ending"),
        path("<int:pk>/pictures/", FORM(door(writing.pictures)), name="pictures"),
        path(
            "<int:pk>/pictures/<uuid:picture>/ending/", require_POST(door(writing.picture_out)), name="picture-ending"
        ),
        path("<int:pk>/still-true/", require_POST(door(keeping.still_true)), name="still-true"),
        path("<int:pk>/state/", require_POST(door(keeping.state)), name="state"),
    ]
