"""New groups as a news feed, for people and papers who want to hear of them."""

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from doorstep.groups.models import Group
from doorstep.groups.queries import directory
from doorstep.places import districts
from doorstep.places.districts import District

_LATEST = 50


class NewGroups(Feed):  # type: ignore[type-arg] # what Django ships takes none while it runs
    """The groups that were listed last, in one district or anywhere, as RSS."""

    def get_object(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> District | None:  # noqa: ARG002 # as Django calls it
        code = kwargs.get("code")
        found = districts.get(code.upper()) if code else None
        if code and found is None:
            raise Http404
        return found

    def title(self, district: District | None) -> str:
        return _("New groups in %(place)s") % {"place": district.label} if district else _("New groups")

    def link(self, district: District | None) -> str:
        return reverse("groups:district", args=[district.code]) if district else reverse("groups:index")

    def description(self, _district: District | None) -> str:
        return _("Neighbours who have begun to help each other.")

    def items(self, district: District | None) -> list[Group]:
        return list(directory.newest(district.code if district else "")[:_LATEST])

    def item_title(self, item: Group) -> str:
        return item.name

    def item_description(self, item: Group) -> str:
        return item.summary

    def item_guid(self, item: Group) -> str:
        return f"urn:uuid:{item.uid}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Group) -> datetime.datetime | None:
        return item.listed_at

    def item_updateddate(self, item: Group) -> datetime.datetime:
        return item.changed_at


class NewGroupsAtom(NewGroups):
    """The same as Atom."""

    feed_type = Atom1Feed
    subtitle = NewGroups.description
