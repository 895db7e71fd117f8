"""Doors before pages: who is let in, and where the others are sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from doorstep.people.doors import View, proved, signed_in, strongly
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest, Visitor, visitor_of


def page(request: HttpRequest, number: int = 0) -> HttpResponse:
    visitor = visitor_of(request)
    return HttpResponse(f"{number} {bool(visitor)}")


@dataclass(frozen=True)
class Who:
    """Somebody who showed who they are so many minutes ago, if at all."""

    strong: bool = False
    minutes: float | None = 0

    def visitor(self) -> Visitor:
        proved_at = None if self.minutes is None else timezone.now() - timedelta(minutes=self.minutes)
        return Visitor(Person(), session=1, strong=self.strong, proved_at=proved_at)


def asked(door: View, who: Who | None, method: str = "get") -> str:
    """Ask for a page behind a door; return what it says, or where it leads."""
    request = getattr(RequestFactory(), method)("/groups/3/?page=2")
    PersonRequest.mark(request, who.visitor() if who else None)
    answer = door(request, number=3)
    assert isinstance(answer, HttpResponse)
    return answer.headers.get("Location") or answer.content.decode()


SIGN_IN, STRONGER, AGAIN = "/sign-in/", "/sign-in/stronger/", "/sign-in/again/"
BACK = "?next=%2Fgroups%2F3%2F%3Fpage%3D2"


@pytest.mark.parametrize("wrap", [signed_in, strongly, proved])
def test_a_stranger_is_led_to_signing_in_and_back(wrap: Callable[[View], View]) -> None:
    assert asked(wrap(page), None) == SIGN_IN + BACK


@pytest.mark.parametrize(
    ("wrap", "who", "leads"),
    [
        (signed_in, Who(), ""),
        (signed_in, Who(minutes=None), ""),
        (strongly, Who(), STRONGER),
        (strongly, Who(strong=True), ""),
        (strongly, Who(strong=True, minutes=600), ""),
        (proved, Who(), ""),
        (proved, Who(minutes=9.9), ""),
        (proved, Who(minutes=10.1), AGAIN),
        (proved, Who(minutes=None), AGAIN),
        (proved, Who(strong=True, minutes=600), AGAIN),
    ],
)
def test_each_door_lets_in_whom_it_is_for(wrap: Callable[[View], View], who: Who, leads: str) -> None:
    assert asked(wrap(page), who) == (f"{leads}{BACK}" if leads else "3 True")


def test_two_doors_stand_one_behind_the_other() -> None:
    door = strongly(proved(page))
    assert asked(door, Who(minutes=11)) == STRONGER + BACK
    assert asked(door, Who(strong=True, minutes=11)) == AGAIN + BACK
    assert asked(door, Who(strong=True)) == "3 True"


def test_what_was_sent_is_not_sent_again_on_the_way_back() -> None:
    assert asked(signed_in(page), None, "post") == f"{SIGN_IN}?next=%2Fme%2F"
