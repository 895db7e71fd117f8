"""Addresses of those who look after what their group is asked."""

from django.urls import path

from doorstep.aid.views import calls, desk, paper, passing_on, requests, tasks, way, welcoming

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
]
