"""The operator's look at the ways out of the house, before somebody waits for a message in vain."""

from argparse import ArgumentParser
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from doorstep.messaging import looking
from doorstep.messaging.channels import channel_for
from doorstep.messaging.channels.base import MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.people.models import ContactPoint
from doorstep.vault import normalising

_NOTHING = "Nothing here can send a message. Say how in DOORSTEP_SMTP_URL or DOORSTEP_TEXT_URL (docs/running.md)."
_NO_WAY = "Nothing here sends that way. Say how in {setting} (docs/running.md)."
_SETTINGS = {ContactPoint.Means.EMAIL.value: "DOORSTEP_SMTP_URL", ContactPoint.Means.PHONE.value: "DOORSTEP_TEXT_URL"}


class Command(BaseCommand):
    help = "Say what is wrong with the ways by which messages go out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        check = verbs.add_parser("check", help="ask each way out whether it would take a message; 1 when one would not")
        check.add_argument("--send", metavar="WHERE", help="also send a test to this number or address, which costs")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = list(looking.ways())
        if not found:
            raise CommandError(_NOTHING)
        for way in found:
            self.stdout.write(f"{way.name}: {way.wrong or 'in order.'}")
        for name, address in looking.doors():
            self.stdout.write(f"{name}: what comes back is to be brought to {address}")
        if any(way.wrong for way in found):
            raise CommandError("Not every way out is in order.")
        if options["send"]:
            self.stdout.write(_send(options["send"]))


def _send(typed: str) -> str:
    """Send a test by the channel that would carry it; say what became of it."""
    means, to = _where(typed)
    channel = channel_for(means)
    if channel is None:
        raise CommandError(_NO_WAY.format(setting=_SETTINGS[means]))
    words = f"{settings.SITE_NAME}: this is a test by whoever runs it. Nothing is to be done."
    try:
        reference = channel.send(Outgoing(to, f"A test of {settings.SITE_NAME}", words, reference=str(uuid4())))
    except NotDeliveredError as error:
        why = "It was refused for good." if error.permanent else "It was not taken; that can be put right."
        raise CommandError(f"The test: {why}") from None
    except MaybeDeliveredError:
        raise CommandError("The test went out, and no answer came: nobody knows whether it was taken.") from None
    return f"The test was taken{f', as {reference}' if reference else ''}."


def _where(typed: str) -> tuple[str, str]:
    means = ContactPoint.Means.EMAIL.value if "@" in typed else ContactPoint.Means.PHONE.value
    try:
        return means, normalising.email(typed) if "@" in typed else normalising.phone(typed)
    except normalising.NotReadableError as error:
        raise CommandError(f"{error} Write it as +447700900123, or as name@example.org.") from None
