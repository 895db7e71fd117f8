"""Addresses at which providers tell us what came, and of the screen, there only where settings.SCREEN says so."""

from django.conf import settings
from django.urls import path

from doorstep.messaging.views import ending, screen, told

app_name = "messaging"

urlpatterns = [
    path("in/<slug:way>/", told.told, name="told"),
    path("news/<str:token>/", ending.ending, name="ending"),
]
if settings.SCREEN:
    urlpatterns += [
        path("screen/", screen.screen, name="screen"),
        path("screen/<uuid:point>/", screen.screen, name="screen-of"),
        path("screen/<uuid:point>/answering/", screen.answering, name="screen-answering"),
    ]
