"""Addresses of the library, as anybody reads it."""

from django.urls import path

from doorstep.library.views import guide, shelf

app_name = "library"

urlpatterns = [
    path("", shelf.index, name="index"),
    path("lists/<seen:slug>/", shelf.collection, name="collection"),
    path("groups/<seen:slug>/", shelf.of_group, name="of-group"),
    path("networks/<seen:slug>/", shelf.of_network, name="of-network"),
    path("pictures/<uuid:pk>/", guide.picture, name="picture"),
    path("<seen:slug>/", guide.guide, name="guide"),
    path("<seen:slug>/helpful/", guide.helpful, name="helpful"),
    path("<seen:slug>/ours/", guide.ours, name="ours"),
    path("<seen:slug>/in/<seen:language>/", guide.in_language, name="in-language"),
    path("<seen:slug>/in/<seen:language>/beside/", guide.beside, name="beside"),
    path("<seen:slug>/in/<seen:language>/paper/", guide.on_paper, name="paper"),
    path("<seen:slug>/editions/", guide.before, name="editions"),
    path("<seen:slug>/editions/<seen:language>/<int:number>/", guide.edition, name="edition"),
    path("<seen:slug>/editions/<seen:language>/<int:old>/<int:new>/", guide.changes, name="changes"),
]
