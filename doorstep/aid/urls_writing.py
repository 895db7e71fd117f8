"""Addresses at which anybody writes to a group."""

from django.urls import path

from doorstep.aid.views import writing

app_name = "writing"
urlpatterns = [
    path("", writing.write, name="write"),
    path("sent/", writing.sent, name="sent"),
]
