"""Addresses of a network's desk at which waits what no group looks after."""

from django.urls import path

from doorstep.aid.views import overflow

app_name = "overflow"
urlpatterns = [
    path("", overflow.desk, name="requests"),
    path("<uuid:pk>/", overflow.one, name="one"),
    path("<uuid:pk>/group/", overflow.handing, name="handing"),
    path("<uuid:pk>/elsewhere/", overflow.signpost, name="signpost"),
    path("<uuid:pk>/reach/", overflow.reach, name="reach"),
    path("<uuid:pk>/rung/", overflow.rung, name="rung"),
]
