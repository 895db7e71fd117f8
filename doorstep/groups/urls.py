"""Addresses of the directory."""

from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from doorstep.core.converters import SeenConverter
from doorstep.groups.views import areas, browse, directory, news, proposals, reports

app_name = "groups"
register_converter(SeenConverter, "seen")
# Django's feeds answer to any method, if they are let.
RSS, ATOM = require_safe(news.NewGroups()), require_safe(news.NewGroupsAtom())

urlpatterns = [
    path("", directory.index, name="index"),
    path("letters/<seen:letter>/", directory.letter, name="letter"),
    path("districts/", directory.districts, name="districts"),
    path("districts/<seen:code>/", directory.district, name="district"),
    path("new.rss", RSS, name="new-feed"),
    path("new.atom", ATOM, name="new-feed-atom"),
    path("districts/<seen:code>/new.rss", RSS, name="district-feed"),
    path("districts/<seen:code>/new.atom", ATOM, name="district-feed-atom"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<seen:kind>/", areas.kind, name="areas-of-kind"),
    path("areas/<seen:kind>/<seen:code>/", areas.area, name="area"),
    path("all/", browse.every_group, name="all"),
    path("new/", proposals.new, name="proposal"),
    path("new/sent/", proposals.sent, name="proposal-sent"),
    path("<seen:slug>/", directory.group, name="group"),
    path("<seen:slug>/wrong/", reports.wrong, name="report"),
    path("<seen:slug>/wrong/sent/", reports.sent, name="report-sent"),
]
