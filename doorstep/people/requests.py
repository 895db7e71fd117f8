"""A request of somebody whom the desk's door let in; pages of the desk take this one."""

from django.http import HttpRequest

from doorstep.people.models import Person


class StaffRequest(HttpRequest):
    """Carries who asks; only the door makes one of a request."""

    staff: Person

    @staticmethod
    def mark(request: HttpRequest, person: Person) -> None:
        request.staff = person  # type: ignore[attr-defined] # from here on it is a StaffRequest
