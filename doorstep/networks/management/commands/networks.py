"""The operator's part in networks: one started from a list, whose groups are asked once whether they are right."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from doorstep.core.management.prepared import PreparedCommand
from doorstep.core.sentences import SentenceError
from doorstep.messaging import channels
from doorstep.networks.actions import opening, starting
from doorstep.networks.actions.starting import Started
from doorstep.networks.models import FirstLetter, Network
from doorstep.networks.queries import first_letters
from doorstep.networks.said import About

_MOST_A_DAY = 5_000
# Of names that are written out; all of them stand at the network's desk.
_NAMED = 50


class Command(PreparedCommand):
    help = "Start a network from a list of groups, and say how far its letters have come."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        start = verbs.add_parser("start", help="take the groups of a list into a network, and ask each once")
        start.add_argument("slug", help="the last part of the network's address")
        start.add_argument("--source", required=True, help="the list, as it was called when it was taken in")
        start.add_argument("--new", metavar="NAME", help="open a network of this name for the whole country first")
        start.add_argument("--run-by", default="", help="who runs the new one, as groups read it")
        start.add_argument("--email", default="", help="the new one's address, which comes to our mailbox")
        start.add_argument("--a-day", type=int, metavar="N", help="how many groups it writes to a day; 0 to stop")
        start.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
        stands = verbs.add_parser("started", help="say what became of the letters of a network")
        stands.add_argument("slug", help="the last part of the network's address")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            {"start": self._start, "started": self._started}[options["verb"]](options)
        except SentenceError as error:
            raise CommandError(str(error)) from error

    def _start(self, options: dict[str, Any]) -> None:
        a_day, keep = options["a_day"], not options["dry_run"]
        if a_day is not None and not 0 <= a_day <= _MOST_A_DAY:
            raise CommandError(f"Say --a-day with a number from 0 to {_MOST_A_DAY}.")
        if not options["source"] or not first_letters.groups_of(options["source"]).exists():
            raise CommandError(
                f'No group that is listed here came from "{options["source"]}". Take the list in first: '
                "manage.py groups import FILE --source …"
            )
        network = self._network(options, keep=keep)
        if network is None:
            self.stdout.write("The network would be opened. Give the command without --dry-run.")
            return
        found = starting.start(network, options["source"], by=None, now=timezone.now(), keep=keep)
        if keep and a_day is not None:
            starting.choose_pace(network, a_day, by=None)
        self._say(network, found, keep=keep)

    def _network(self, options: dict[str, Any], *, keep: bool) -> Network | None:
        network = Network.objects.filter(slug=options["slug"]).first()
        if network is None and not options["new"]:
            raise CommandError(f'No network has the address "{options["slug"]}". Open one with --new "Its name".')
        if network or not keep:
            return network
        about = About(
            options["new"], Network.Level.COUNTRY, None, run_by=options["run_by"], email=options["email"].lower()
        )
        opened = opening.open_network(about, by=None, now=timezone.now())
        if opened.slug != options["slug"]:
            self.stdout.write(f"Its address is {opened.slug}: use that from now on.")
        return opened

    def _say(self, network: Network, found: Started, *, keep: bool) -> None:
        would = "" if keep else "would be "
        self.stdout.write(
            f"{network.name}: {found.found} groups of the list are listed here. {found.joined} {would}taken in; "
            f"{found.left} had left it and stay out."
        )
        self.stdout.write(
            f"{found.by_email} {would}asked by e-mail, {found.by_text} by text, {len(found.to_ring)} can only be "
            f"rung or looked up, {found.not_needed} need not be asked, {found.asked_before} were noted before."
        )
        self._names("Outside of its area, left out", found.outside)
        self._names("To ring", found.to_ring)
        self.stdout.write(_pace(network))

    def _names(self, words: str, names: list[str]) -> None:
        if names:
            more = f" and {len(names) - _NAMED} more, at the network's desk" if len(names) > _NAMED else ""
            self.stdout.write(f"{words}: {'; '.join(_plain(name) for name in names[:_NAMED])}{more}.")

    def _started(self, options: dict[str, Any]) -> None:
        network = Network.objects.filter(slug=options["slug"]).first()
        if network is None:
            raise CommandError(f'No network has the address "{options["slug"]}".')
        for status, many in first_letters.counted(network).items():
            self.stdout.write(f"{many}: {FirstLetter.Status(status).label}")
        self.stdout.write(_pace(network))


def _pace(network: Network) -> str:
    if not network.letters_a_day:
        return f"Nobody is written to yet: manage.py networks start {network.slug} --source … --a-day 100"
    if not channels.available() & {first_letters.EMAIL, first_letters.PHONE}:
        return "Nothing here can send yet: set up who carries messages (docs/running.md)."
    return f"The worker writes to {network.letters_a_day} a day, between nine and five. No group is asked twice."


def _plain(name: str) -> str:
    """Write what a stranger's list says as what cannot move the reader's cursor."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in name)
