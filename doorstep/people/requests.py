"""A request of somebody who signed in, and what is known of how they did; pages behind a door take these."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from doorstep.people.models import Person


@dataclass(frozen=True)
class Visitor:
    """Who is signed in here: `strong` if with a passkey or an authenticator.

    `proved_at` is when they showed that it is them, by the strongest they have; None where they hold something
    stronger than what they showed. `mending` is whoever came by a printed code or one read out: to add a way of
    signing in. `by_receipt` is whoever holds a receipt, and is signed in nowhere but on the pages that say so
    (doors.with_receipt).
    """

    person: Person
    session: int
    strong: bool
    proved_at: datetime | None
    mending: bool = False
    by_receipt: bool = False


class PersonRequest(HttpRequest):
    """Carries who asks; only the middleware that read the session makes one of a request."""

    visitor: Visitor

    @staticmethod
    def mark(request: HttpRequest, visitor: Visitor | None) -> None:
        """Note who asks; who holds a receipt is a stranger to every page that does not ask for one."""
        request.bearer = visitor if visitor and visitor.by_receipt else None  # type: ignore[attr-defined] # as below
        request.visitor = None if visitor and visitor.by_receipt else visitor  # type: ignore[attr-defined] # from here on it is a PersonRequest

    @staticmethod
    def let_in(request: HttpRequest, visitor: Visitor) -> None:
        request.visitor = visitor  # type: ignore[attr-defined] # as above


class StaffRequest(HttpRequest):
    """Carries who asks; only the desk's door makes one of a request."""

    staff: Person

    @staticmethod
    def mark(request: HttpRequest, person: Person) -> None:
        request.staff = person  # type: ignore[attr-defined] # from here on it is a StaffRequest


def bearer_of(request: HttpRequest) -> Visitor | None:
    """Return who holds a receipt here, or None."""
    found = getattr(request, "bearer", None)
    return found if isinstance(found, Visitor) else None


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Return who is signed in, or None for a stranger."""
    found = getattr(request, "visitor", None)
    return found if isinstance(found, Visitor) else None
