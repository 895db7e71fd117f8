"""Addresses of those who look after what their group is asked."""

from django.urls import path

from doorstep.aid.views import calls, desk, paper, passing_on, repeats, requests, rounds, tasks, way, welcoming

app_name = "requests"
urlpatterns = [
    path("", desk.index, name="desk"),
    path("way/", way.way, name="way"),
    path("volunteers/", welcoming.index, name="welcoming"),
    path("volunteers/<uuid:pk>/vouching/", welcoming.vouching, name="vouching"),
    path("calls/", calls.index, name="calls"),
    path("calls/new/", calls.new, name="new-call"),
    path("calls/<uuid:pk>/", calls.one, name="call"),
    path("calls/<uuid:pk>/owner/", calls.owner, name="call-owner"),
    path("door/", calls.at_a_door, name="at-a-door"),
    path("list/", paper.index, name="paper-list"),
    path("duty/", desk.duty, name="duty"),
    path("<uuid:pk>/", requests.one, name="request"),
    path("<uuid:pk>/notes/", requests.note, name="note"),
    path("<uuid:pk>/door/", requests.door, name="door"),
    path("<uuid:pk>/withdrawal/", requests.withdrawal, name="withdrawal"),
    path("<uuid:pk>/group/", passing_on.group, name="passing-on"),
    path("tasks/<uuid:pk>/owner/", tasks.owner, name="owner"),
    path("tasks/<uuid:pk>/nod/", tasks.nod, name="nod"),
    path("tasks/<uuid:pk>/ending/", tasks.ending, name="ending"),
    path("tasks/<uuid:pk>/board/", tasks.board, name="board"),
    path("tasks/<uuid:pk>/volunteers/", tasks.volunteers, name="volunteers"),
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
    path("repeats/", repeats.everything, name="all-repeats"),
    path("<uuid:pk>/repeats/", repeats.index, name="repeats"),
    path("<uuid:pk>/repeats/rest/", repeats.rest, name="repeats-rest"),
    path("<uuid:pk>/repeats/return/", repeats.going_on, name="repeats-going-on"),
    path("<uuid:pk>/repeats/<uuid:task>/day/", repeats.day, name="repeats-day"),
    path("<uuid:pk>/repeats/<uuid:task>/skipping/", repeats.skipping, name="repeats-skipping"),
]
