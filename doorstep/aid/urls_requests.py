"""Addresses of those who look after what their group is asked."""

from django.urls import path

from doorstep.aid.views import desk, passing_on, requests, tasks

app_name = "requests"
urlpatterns = [
    path("", desk.index, name="desk"),
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
