"""Which pages search engines may list, and when each last changed: in pages of their own, of a bounded size."""

import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.urls import reverse

from doorstep.groups.models import Group
from doorstep.groups.queries import directory
from doorstep.library.models import Document
from doorstep.library.queries import shelf
from doorstep.networks.models import Network
from doorstep.places import queries as places
from doorstep.places.models import Area

_ON_A_PAGE = 5_000


class Groups(Sitemap):  # type: ignore[type-arg] # what Django ships takes none while it runs
    """Groups that are looked after here; those from elsewhere are found where they are at home."""

    limit = _ON_A_PAGE

    def items(self) -> QuerySet[Group]:
        return directory.shown().filter(hops=0).order_by("pk").only("slug", "changed_at")

    def lastmod(self, item: Group) -> datetime.datetime:
        return item.changed_at

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Ask the database, instead of looking through every group."""
        latest: datetime.datetime | None = self.items().aggregate(at=Max("changed_at"))["at"]
        return latest


class Districts(Sitemap):  # type: ignore[type-arg] # what Django ships takes none while it runs
    limit = _ON_A_PAGE

    def items(self) -> list[str]:
        return [counted.code for counted in directory.in_districts()]

    def location(self, item: str) -> str:
        return reverse("groups:district", args=[item])


class Areas(Sitemap):  # type: ignore[type-arg] # what Django ships takes none while it runs
    limit = _ON_A_PAGE

    def items(self) -> QuerySet[Area]:
        return places.areas().order_by("kind", "code")

    def location(self, item: Area) -> str:
        return reverse("groups:area", args=[item.kind, item.code])


class Networks(Sitemap):  # type: ignore[type-arg] # what Django ships takes none while it runs
    limit = _ON_A_PAGE

    def items(self) -> QuerySet[Network]:
        return Network.objects.order_by("pk").only("slug")


class Guides(Sitemap):  # type: ignore[type-arg] # what Django ships takes none while it runs
    """What stands in the library; what a group has on its own page is found from there."""

    limit = _ON_A_PAGE

    def items(self) -> QuerySet[Document]:
        return shelf.in_library().order_by("pk")


class Pages(Sitemap):  # type: ignore[type-arg] # what Django ships takes none while it runs
    def items(self) -> list[str]:
        groups = ["groups:index", "groups:all", "groups:districts", "groups:areas", "groups:proposal"]
        first = ["home", "ways-to-get-help", "ways-to-help", "turning", "start", "about"]
        return [*first, *groups, "library:index", "map:index", "networks:index", "feeds:about", "embed"]

    def location(self, item: str) -> str:
        return reverse(item)


_PLACES = {"districts": Districts, "areas": Areas, "groups": Groups, "networks": Networks}
SITEMAPS = {"pages": Pages, "guides": Guides, **_PLACES}
