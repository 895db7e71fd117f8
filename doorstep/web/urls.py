"""The address table."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter

from doorstep.places.converters import CellConverter
from doorstep.web.views import home, near, pages, style

register_converter(CellConverter, "cell")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("near/<cell:cell>/", near.near, name="near"),
    path("groups/", include("doorstep.groups.urls")),
    path("start/", pages.start, name="start"),
    path("about/", pages.about, name="about"),
    path("language/", include("django.conf.urls.i18n")),
    path("robots.txt", pages.robots, name="robots"),
    path("healthz/", pages.health, name="health"),
]
if settings.DEBUG:
    urlpatterns += [path("style/", style.page, name="style")]
