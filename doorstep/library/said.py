"""What is said of a document, and in it, as plain values; and whose it is."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from doorstep.groups.models import Group
from doorstep.groups.queries import members
from doorstep.library.models import Collection, Document
from doorstep.networks.models import Network
from doorstep.networks.queries import desk
from doorstep.people.models import Person


@dataclass(frozen=True)
class Facts:
    kind: str
    topic: str
    for_whom: str = Document.ForWhom.EVERYONE
    language: str = "en"


@dataclass(frozen=True)
class Says:
    """`sources`: one in a line; `translates`: the number of the original's edition that it is true to."""

    title: str
    markdown: str
    summary: str = ""
    written_by: str = ""
    reviewed_by: str = ""
    sources: str = ""
    translates: int | None = None


@dataclass(frozen=True)
class Publisher:
    """A group, a network, or, where it is neither, the house."""

    group: Group | None = None
    network: Network | None = None

    @property
    def name(self) -> str:
        return str(self.group or self.network or settings.SITE_NAME)

    @cached_property
    def is_house(self) -> bool:
        return self.group is None and self.network is None

    @property
    def owns(self) -> Q:
        """Want of the rows of a table those that are this publisher's."""
        return Q(group=self.group, network=self.network)

    def people(self) -> list[UUID]:
        """List who looks after what it publishes."""
        if self.group:
            return [*members.coordinators_of(self.group).values_list("person", flat=True)]
        if self.network:
            return desk.sitting_at(self.network)
        return [*Person.objects.filter(is_staff=True).values_list("pk", flat=True)]


HOUSE = Publisher()


def publisher_of(document: Document | Collection) -> Publisher:
    return Publisher(document.group, document.network)
