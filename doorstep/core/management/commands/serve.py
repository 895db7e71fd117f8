"""Runs a whole house in one command: what must stand first, then web server and worker side by side."""

import os
from argparse import ArgumentParser
from socket import socket
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

from doorstep.core import opening, preparing, serving, stopping
from doorstep.core.supervising import Part, Supervisor
from doorstep.core.worker import work


class Command(BaseCommand):
    help = "Prepare what is needed, then run web server and worker until told to stop (Ctrl-C)."
    # They run once the preparations have put right what some of them look at.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-worker", action="store_true", help="only the web server; run `worker` elsewhere")
        parser.add_argument("--stop-with-parent", action="store_true", help="stop when whoever started it has gone")

    def handle(self, *_args: Any, **options: Any) -> None:
        starter = os.getppid() if options["stop_with_parent"] else None
        with stopping.with_parent(starter), serving.door(settings.ADDRESS) as door:
            preparing.prepare(self._tell)
            self.check(databases=list(connections), include_deployment_checks=settings.PRODUCTION)
            # A connection cannot be shared with the processes that begin here.
            connections.close_all()
            with opening.opened():
                Supervisor(self._parts(door, worker=not options["no_worker"]), self._tell).run()

    def _parts(self, door: socket, *, worker: bool) -> list[Part]:
        web_server = Part("web server", lambda: serving.WebServer(door, lambda: self._welcome(serving.url(door))).run())
        return [web_server, Part("worker", work)] if worker else [web_server]

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _welcome(self, url: str) -> None:
        self._tell(f"\nDoorstep is at {url}")
        for words in settings.CLOSING_WORDS:
            self._tell(words.format(url=url))
        self._tell(f"What is entered is kept in {settings.VAR}. Ctrl-C stops it.\n")
