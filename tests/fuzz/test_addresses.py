"""Whatever is asked of any address, by whoever: an answer, and never an error of ours."""

import re
from itertools import cycle, product

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.addresses import BUTTONS, Ask, asks, names_asked_for, routes, there
from tests.fuzz.house import Asking, asking
from tests.fuzz.nonsense import ODD, examples
from tests.fuzz.undone import undone

pytestmark = pytest.mark.django_db
TRYING = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
OURS = 500


@pytest.fixture
def house(db: None) -> Asking:  # noqa: ARG001 # the fixture of pytest-django that opens the databases
    return asking()


@TRYING
@given(ask=asks("GET"))
def test_whatever_is_asked_for_there_is_an_answer(house: Asking, ask: Ask) -> None:
    answers(house, ask)


@TRYING
@given(ask=asks("POST"))
def test_whatever_is_sent_there_is_an_answer(house: Asking, ask: Ask) -> None:
    answers(house, ask)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_address_answers_to_the_oddest_of_everything(house: Asking, method: str) -> None:
    """Where examples are few, each address is asked at least twice, with something odd for all that it may ask for."""
    for number, route in enumerate(routes()):
        mixed, nothing = all_of(ODD[number % len(ODD) :]), all_of(["\0"])
        answers(house, Ask("a stranger", method, there(route), query=mixed, data=mixed))
        for who in ("somebody", "the desk"):
            answers(house, Ask(who, method, there(route), query=nothing, data=nothing))


def test_every_button_of_the_desk_answers_to_the_oddest_of_everything(house: Asking) -> None:
    buttons = [route for route in routes() if re.fullmatch(r"desk/\w+/<int:pk>/\w+/", route)]
    for route, button in product(buttons, BUTTONS):
        said = all_of(["\0"]) | {name: [button] for name in ("decision", "move", "settled")}
        answers(house, Ask("the desk", "POST", there(route), data=said))


def all_of(signs: list[str]) -> dict[str, list[str]]:
    return dict(zip(names_asked_for(), ([sign] for sign in cycle(signs)), strict=False))


def answers(house: Asking, ask: Ask) -> None:
    with undone():
        assert house(ask).status_code < OURS, ask
