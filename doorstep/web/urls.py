"""The address table."""

from django.conf import settings
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from doorstep.core.converters import SeenConverter
from doorstep.places.converters import CellConverter
from doorstep.web.views import cast, embed, home, near, pages, search, start, style, ways
from doorstep.web.views.sitemaps import SITEMAPS

register_converter(CellConverter, "cell")
register_converter(SeenConverter, "seen")
SITEMAPS_FROM_HERE = {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("near/<cell:cell>/", near.near, name="near"),
    path("ask/", include("doorstep.aid.urls_asking")),
    path("helping/", include("doorstep.aid.urls_helping")),
    path("safeguarding/", include("doorstep.safeguarding.urls")),
    path("groups/<seen:slug>/requests/", include("doorstep.aid.urls_requests")),
    path("groups/<seen:slug>/writing/", include("doorstep.aid.urls_writing")),
    path("groups/<seen:slug>/library/", include("doorstep.library.urls_groups")),
    path("", include("doorstep.flyers.urls")),
    path("groups/", include("doorstep.groups.urls")),
    path("networks/<seen:slug>/desk/requests/", include("doorstep.aid.urls_overflow")),
    path("networks/<seen:slug>/desk/library/", include("doorstep.library.urls_networks")),
    path("networks/", include("doorstep.rooms.urls")),
    path("networks/", include("doorstep.networks.urls")),
    path("networks/", include("doorstep.broadcasts.urls")),
    path("questions/", include("doorstep.questions.urls")),
    path("data/", include("doorstep.feeds.urls")),
    path("", include("doorstep.accounts.urls")),
    path("desk/library/", include("doorstep.library.urls_desk")),
    path("desk/", include("doorstep.desk.urls")),
    path("library/", include("doorstep.library.urls")),
    path("", include("doorstep.messaging.urls")),
    path("map/", include("doorstep.groups.urls_map")),
    path("search/", search.search, name="search"),
    path("", include("doorstep.library.urls_turning")),
    path("ways-to-help/", ways.help_out, name="ways-to-help"),
    path("ways-to-get-help/", ways.get_help, name="ways-to-get-help"),
    path("start/", start.start, name="start"),
    path("start/near/<cell:cell>/", start.near, name="start-near"),
    path("starting/", include("doorstep.starting.urls")),
    path("about/", pages.about, name="about"),
    # Without a token, so that reading a page sets no cookie; the worst a stranger can do here is a page in Welsh.
    path("language/", csrf_exempt(require_POST(set_language)), name="set_language"),
    path("site.webmanifest", pages.manifest, name="manifest"),
    path("embed/", embed.about, name="embed"),
    path("embed/finder/", embed.finder, name="embed-finder"),
    path("sitemap.xml", require_safe(sitemap_index), SITEMAPS_FROM_HERE, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", require_safe(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
    path("healthz/", pages.health, name="health"),
]
if settings.SCREEN and settings.DEMO:
    urlpatterns += [path("screen/cast/", cast.page, name="cast")]
if settings.DEBUG:
    urlpatterns += [path("style/", style.page, name="style")]
