"""Addresses of the contacts' rooms: all below their network."""

from django.urls import path

from doorstep.rooms.views import desk, moderation, posts, room, threads

app_name = "rooms"

urlpatterns = [
    path("rooms/", room.index, name="index"),
    path("<seen:slug>/room/", room.room, name="room"),
    path("<seen:slug>/room/rules/", room.rules, name="rules"),
    path("<seen:slug>/room/choice/", room.choice, name="choice"),
    path("<seen:slug>/room/new/", threads.begin, name="begin"),
    path("<seen:slug>/room/threads/<uuid:pk>/", threads.thread, name="thread"),
    path("<seen:slug>/room/threads/<uuid:pk>/posts/", threads.post, name="post"),
    path("<seen:slug>/room/threads/<uuid:pk>/muting/", threads.muting, name="muting"),
    path("<seen:slug>/room/posts/<uuid:pk>/yes/", posts.saying_yes, name="saying-yes"),
    path("<seen:slug>/room/posts/<uuid:pk>/taking-back/", posts.taking_back, name="taking-back"),
    path("<seen:slug>/room/posts/<uuid:pk>/objection/", posts.objection, name="objection"),
    path("<seen:slug>/desk/room/", desk.desk, name="desk"),
    path("<seen:slug>/desk/room/opening/", desk.opening, name="opening"),
    path("<seen:slug>/desk/room/rules/", desk.rules, name="desk-rules"),
    path("<seen:slug>/desk/room/closing/", desk.closing, name="closing"),
    path("<seen:slug>/desk/room/log/", desk.log, name="log"),
    path("<seen:slug>/desk/room/posts/<uuid:pk>/", moderation.post, name="desk-post"),
    path("<seen:slug>/desk/room/posts/<uuid:pk>/decision/", moderation.decide, name="decision"),
    path("<seen:slug>/desk/room/threads/<uuid:pk>/state/", moderation.thread_state, name="thread-state"),
    path("<seen:slug>/desk/room/people/<uuid:person>/", moderation.person, name="person"),
    path("<seen:slug>/desk/room/people/<uuid:person>/out/", moderation.putting_out, name="putting-out"),
    path("<seen:slug>/desk/room/people/<uuid:person>/in/", moderation.letting_in, name="letting-in"),
]
