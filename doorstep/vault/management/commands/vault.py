"""The operator's part in sealing: new keys, whether all can be opened, erasing, and handing over."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from doorstep.core.management.prepared import PreparedCommand
from doorstep.vault import actions, keys, lists, queries

_BY_HAND = "Add a new key at the end of DOORSTEP_KEYS on every machine, restart, and run this again."

_NOT_ALL = (
    "Some persons' keys are not re-wrapped. Give the command again, for those who came meanwhile; whose cannot be "
    "unwrapped, and why, manage.py vault verify says. Put back a copy of those, or erase them."
)


class Command(PreparedCommand):
    help = "Look after the keys that seal what is personal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("rotate", help="make a new key of the installation, and re-wrap every person's key with it")
        retire = verbs.add_parser("retire", help="let go of an old key of the installation, once nothing needs it")
        retire.add_argument("key", help="the key's id, as rotate says it")
        verbs.add_parser("verify", help="open every sealed value, and say which cannot be opened")
        for verb, about in {
            "erase": "erase a person, for good",
            "print": "print all that is held about a person; they can see that it was done",
        }.items():
            verbs.add_parser(verb, help=about).add_argument("person", type=UUID, help="the person's id")
        verbs.add_parser("erased", help="print the ids of everybody who was erased, to be kept with the backups")
        reapply = verbs.add_parser("reapply", help="after a restore: erase again whoever was erased since the copy")
        reapply.add_argument("file", nargs="?", type=Path, help="ids that `vault erased` printed")

    def handle(self, *_args: Any, **options: Any) -> None:
        {
            "rotate": self._rotate,
            "retire": self._retire,
            "verify": self._verify,
            "erase": self._erase,
            "print": self._print,
            "erased": self._erased,
            "reapply": self._reapply,
        }[options["verb"]](options)

    def _rotate(self, _options: dict[str, Any]) -> None:
        if self._is_finished():
            self._begin()
        newest, done = keys.ring().newest.id, 0
        for more in actions.rewrapping():
            done += more
            self.stdout.write(f"{done} persons' keys re-wrapped …")
        if not self._is_finished():
            raise CommandError(_NOT_ALL)
        self.stdout.write(f"All persons' keys are wrapped by key {newest}.")
        for key in keys.ring().keys[:-1]:
            self.stdout.write(f"Key {key.id} wraps nothing now. To let go of it: manage.py vault retire {key.id}")

    def _is_finished(self) -> bool:
        return set(queries.wrapped_by()) <= {keys.ring().newest.id}

    def _begin(self) -> None:
        try:
            self.stdout.write(f"Made key {actions.make_installation_key().id}. It wraps from now on.")
        except actions.NoFileError as error:
            raise CommandError(f"Everything is wrapped by {keys.ring().newest.id}, the newest. {_BY_HAND}") from error

    def _retire(self, options: dict[str, Any]) -> None:
        if keys.ring().known(options["key"]) is None:
            known = ", ".join(key.id for key in keys.ring().keys)
            raise CommandError(f"No key here is called that. There are: {known}.")
        try:
            in_file = actions.retire(options["key"])
        except actions.StillNeededError as error:
            raise CommandError(f"{error} Run manage.py vault rotate first.") from error
        self.stdout.write("It is retired." if in_file else "It is retired. Take it out of DOORSTEP_KEYS now.")

    def _verify(self, _options: dict[str, Any]) -> None:
        opened = wrong = 0
        for tried in queries.tried():
            opened, wrong = opened + (not tried.why), wrong + bool(tried.why)
            if tried.why:
                self.stdout.write(f"{tried.where}: {tried.why}")
        self.stdout.write(f"{opened} sealed values can be opened, {wrong} cannot.")
        if wrong:
            raise CommandError("Put back the keys that are missing, or the copy in which these rows were whole.")

    def _erase(self, options: dict[str, Any]) -> None:
        if not queries.is_known(options["person"]):
            raise CommandError("Nothing was ever sealed for a person of this id.")
        emptied = actions.erase(options["person"], by=None)
        self.stdout.write(f"Erased: the key is destroyed, {emptied} rows are emptied. Copies are noise from now on.")

    def _print(self, options: dict[str, Any]) -> None:
        told = actions.hand_over(options["person"], why=actions.PRINTED, by=None)
        self.stdout.write(json.dumps(told, indent=2, ensure_ascii=False))

    def _erased(self, _options: dict[str, Any]) -> None:
        for person in queries.erased():
            self.stdout.write(str(person))

    def _reapply(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"Erased again: {actions.reapply(_ids(options['file']))}.")


def _ids(file: Path | None) -> list[UUID]:
    if file is None:
        return []
    try:
        return lists.read(file)
    except lists.NoListError as error:
        raise CommandError(str(error)) from error
