"""Addresses of the directory."""

from django.urls import path

from doorstep.groups.views import directory, proposals

app_name = "groups"

urlpatterns = [
    path("", directory.index, name="index"),
    path("letters/<str:letter>/", directory.letter, name="letter"),
    path("districts/", directory.districts, name="districts"),
    path("districts/<str:code>/", directory.district, name="district"),
    path("new/", proposals.new, name="proposal"),
    path("new/sent/", proposals.sent, name="proposal-sent"),
    path("<str:slug>/", directory.group, name="group"),
]
