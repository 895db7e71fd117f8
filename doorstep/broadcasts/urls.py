"""Addresses of broadcasts, below those of networks."""

from django.urls import path

from doorstep.broadcasts.views import archive, desk, own, sending, suggesting, talking

app_name = "broadcasts"

urlpatterns = [
    path("mine/news/", own.mine, name="mine"),
    path("mine/news/<seen:slug>/", own.wants, name="wants"),
    path("mine/groups/<int:pk>/news/", own.group_wants, name="group-wants"),
    path("<seen:slug>/news/", archive.index, name="index"),
    path("<seen:slug>/news/rss/", archive.RSS, name="rss"),
    path("<seen:slug>/news/<uuid:pk>/", archive.broadcast, name="broadcast"),
    path("<seen:slug>/news/<uuid:pk>/hand/", archive.hand, name="hand"),
    path("<seen:slug>/news/<uuid:pk>/files/<int:number>/", archive.file, name="file"),
    path("<seen:slug>/news/<uuid:pk>/talk/", talking.talk, name="talk"),
    path("<seen:slug>/passing-on/", suggesting.suggest, name="suggest"),
    path("<seen:slug>/desk/news/", desk.index, name="desk"),
    path("<seen:slug>/desk/news/rule/", desk.rule, name="rule"),
    path("<seen:slug>/desk/news/new/", desk.new, name="new"),
    path("<seen:slug>/desk/news/asked/", suggesting.index, name="suggestions"),
    path("<seen:slug>/desk/news/asked/<uuid:pk>/", suggesting.one, name="suggestion"),
    path("<seen:slug>/desk/news/<uuid:pk>/", desk.at_desk, name="at-desk"),
    path("<seen:slug>/desk/news/asked/<uuid:pk>/reach/", suggesting.reach, name="reach-suggestion"),
    path("<seen:slug>/desk/news/<uuid:pk>/off-the-page/", sending.off_the_page, name="off-the-page"),
    path("<seen:slug>/desk/news/<uuid:pk>/files/<int:number>/", desk.file, name="desk-file"),
    path("<seen:slug>/desk/news/<uuid:pk>/hands/<uuid:hand>/", desk.hand, name="reach-hand"),
    path("<seen:slug>/desk/news/<uuid:pk>/draft/", desk.draft, name="draft"),
    path("<seen:slug>/desk/news/<uuid:pk>/words/", desk.words, name="words"),
    path("<seen:slug>/desk/news/<uuid:pk>/files/", desk.files, name="files"),
    path("<seen:slug>/desk/news/<uuid:pk>/audience/", desk.audience, name="audience"),
    path("<seen:slug>/desk/news/<uuid:pk>/trial/", sending.trial, name="trial"),
    path("<seen:slug>/desk/news/<uuid:pk>/sending/", sending.send, name="send"),
    path("<seen:slug>/desk/news/<uuid:pk>/second/", sending.second, name="second"),
    path("<seen:slug>/desk/news/<uuid:pk>/hold/", sending.hold, name="hold"),
    path("<seen:slug>/desk/news/<uuid:pk>/throwing-away/", desk.throwing_away, name="throwing-away"),
]
