"""Does what is due, for as long as the house stands."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections

from doorstep.core import opening
from doorstep.core.worker import work


class Command(BaseCommand):
    help = "Do what is due, again and again, until told to stop. `serve` runs one beside the web server."
    # They run below, where the database is asked as well.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.check(databases=list(connections), include_deployment_checks=settings.PRODUCTION)
        with opening.opened():
            work()
