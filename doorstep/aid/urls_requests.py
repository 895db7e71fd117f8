"""Addresses of those who look after what their group is asked."""

from django.urls import URLPattern, path

from doorstep.aid.views import repeats, rounds

app_name = "requests"
urlpatterns: list[URLPattern] = [
    path("rounds/", rounds.index, name="rounds"),
    path("rounds/new/", rounds.new, name="round-new"),
    path("rounds/<uuid:pk>/", rounds.planned, name="round"),
    path("rounds/<uuid:pk>/doors/", rounds.doors, name="round-doors"),
    path("rounds/<uuid:pk>/doors/<int:stop>/removal/", rounds.door_out, name="round-door-out"),
    path("rounds/<uuid:pk>/drivers/", rounds.drivers, name="round-drivers"),
    path("rounds/<uuid:pk>/drivers/<uuid:drive>/", rounds.driver, name="round-driver"),
    path("rounds/<uuid:pk>/drivers/<uuid:drive>/sheet/", rounds.sheet, name="round-sheet"),
    path("rounds/<uuid:pk>/sharing/", rounds.sharing, name="round-sharing"),
    path("rounds/<uuid:pk>/ticks/", rounds.ticks, name="round-ticks"),
    path("rounds/<uuid:pk>/end/", rounds.ending, name="round-end"),
    path("rounds/<uuid:pk>/cancellation/", rounds.calling_off, name="round-off"),
    path("<uuid:pk>/repeats/", repeats.index, name="repeats"),
    path("<uuid:pk>/repeats/rest/", repeats.rest, name="repeats-rest"),
    path("<uuid:pk>/repeats/return/", repeats.going_on, name="repeats-going-on"),
    path("<uuid:pk>/repeats/<uuid:task>/day/", repeats.day, name="repeats-day"),
    path("<uuid:pk>/repeats/<uuid:task>/skipping/", repeats.skipping, name="repeats-skipping"),
]
