"""Addresses of the open data."""

from django.urls import path

from doorstep.feeds.views import data

app_name = "feeds"

urlpatterns = [
    path("", data.about, name="about"),
    path("groups.<slug:kind>", data.groups, name="groups"),
    path("openapi.json", data.openapi, name="openapi"),
]
