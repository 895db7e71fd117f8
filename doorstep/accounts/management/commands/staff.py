"""The operator's part in the desk: who may open it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from django.utils import timezone

from doorstep.accounts import actions, queries
from doorstep.accounts.models import Seat
from doorstep.core.management.prepared import PreparedCommand
from doorstep.vault.actions import ErasedError

_FIRST_SEAT = "the desk"


class Command(PreparedCommand):
    help = "Give out codes for the desk, and end what they led to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        code = verbs.add_parser(
            "code", help="print a code with which somebody adds a way of signing in, once, within ten minutes"
        )
        code.add_argument("name", nargs="?", default=_FIRST_SEAT, help=f'whose seat it is (default: "{_FIRST_SEAT}")')
        mend = verbs.add_parser(
            "mend", help="print such a code for a neighbour who cannot come in any more; the desk stays closed to them"
        )
        mend.add_argument("person", type=UUID, help="their id")
        verbs.add_parser("seats", help="show who may open the desk, and until when they are signed in")
        end = verbs.add_parser("end", help="close the desk to a seat, at the next page")
        end.add_argument("name", help="the seat's name")

    def handle(self, *_args: Any, **options: Any) -> None:
        {"code": self._code, "seats": self._seats, "end": self._end, "mend": self._mend}[options["verb"]](options)

    def _code(self, options: dict[str, Any]) -> None:
        name = " ".join(options["name"].split())
        if not 0 < len(name) <= Seat.LONGEST_NAME:
            raise CommandError("Write the seat's name in one to sixty letters.")
        self.stdout.write(actions.give_code(name))
        self.stdout.write(
            f"For {name}: type it at /sign-in/given/ within ten minutes, then add a passkey or an authenticator app."
        )

    def _mend(self, options: dict[str, Any]) -> None:
        try:
            self.stdout.write(actions.mend(options["person"]))
        except ErasedError as error:
            raise CommandError("Nobody has this id, or they were erased.") from error
        self.stdout.write("Type it at /sign-in/given/ within ten minutes, then take away what is not yours there.")

    def _seats(self, _options: dict[str, Any]) -> None:
        now = timezone.now()
        for seat, until in queries.seats():
            state = f"signed in until {timezone.localtime(until):%H:%M}" if until and until > now else "not signed in"
            self.stdout.write(f"{seat.name}: {state if seat.person.is_staff else 'may not open it'}")

    def _end(self, options: dict[str, Any]) -> None:
        try:
            ended = actions.end(" ".join(options["name"].split()))
        except actions.NoSeatError as error:
            raise CommandError(f'No seat is called "{error}". manage.py staff seats shows them.') from error
        self.stdout.write(f"{options['name']}: the desk is closed to them. {ended} browsers were signed in.")
