"""Addresses of whoever helps: what they do, the board, their own rest."""

from django.urls import URLPattern, path

from doorstep.aid.views import drives

app_name = "helping"
urlpatterns: list[URLPattern] = [
    path("rounds/", drives.index, name="drives"),
    path("rounds/<uuid:pk>/", drives.drive, name="drive"),
    path("rounds/<uuid:pk>/answer/", drives.answer, name="drive-answer"),
    path("rounds/<uuid:pk>/doors/", drives.doors, name="drive-doors"),
    path("rounds/<uuid:pk>/doors/<int:stop>/", drives.tick, name="drive-tick"),
]
