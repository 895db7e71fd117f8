"""Addresses of networks."""

from django.urls import path

from doorstep.networks.views import (
    desk,
    desk_ready,
    directory,
    first_letters,
    hearing,
    joining,
    own,
    replies,
    standing_by,
)

app_name = "networks"

urlpatterns = [
    path("", directory.index, name="index"),
    path("desk/", own.seat, name="seat"),
    path("mine/", own.mine, name="mine"),
    path("mine/applications/<uuid:pk>/withdrawal/", own.withdrawal, name="withdrawal"),
    path("mine/groups/<int:pk>/", own.contact, name="contact"),
    path("mine/groups/<int:pk>/contacts/", own.deputy, name="deputy"),
    path("mine/groups/<int:pk>/laying-down/", own.laying_down, name="laying-down"),
    path("mine/groups/<int:pk>/leaving/", own.leaving, name="leaving"),
    path("mine/news/<int:pk>/", hearing.choose, name="hears"),
    path("mine/news/<int:pk>/mine/", hearing.say, name="not-for-me"),
    path("mine/ready/<uuid:pk>/", standing_by.standby, name="standby"),
    path("mine/ready/<uuid:pk>/rest/", standing_by.resting, name="standby-rest"),
    path("mine/ready/<uuid:pk>/nudges/", standing_by.nudges, name="standby-nudges"),
    path("mine/ready/<uuid:pk>/ending/", standing_by.ending, name="standby-ending"),
    path("<seen:slug>/", directory.network, name="network"),
    path("<seen:slug>/joining/", joining.join, name="join"),
    path("<seen:slug>/ready/", standing_by.ready, name="ready"),
    path("<seen:slug>/desk/", desk.index, name="desk"),
    path("<seen:slug>/desk/applications/<uuid:pk>/", desk.application, name="application"),
    path("<seen:slug>/desk/applications/<uuid:pk>/decision/", desk.decide, name="decision"),
    path("<seen:slug>/desk/applications/<uuid:pk>/reach/", desk.reach_applicant, name="reach-applicant"),
    path("<seen:slug>/desk/health/", desk.health, name="desk-health"),
    path("<seen:slug>/desk/first-letters/", first_letters.index, name="first-letters"),
    path("<seen:slug>/desk/first-letters/<int:pk>/", first_letters.note, name="first-letter"),
    path("<seen:slug>/desk/replies/", replies.index, name="replies"),
    path("<seen:slug>/desk/replies/<uuid:pk>/", replies.one, name="reply"),
    path("<seen:slug>/desk/replies/<uuid:pk>/ending/", replies.ending, name="reply-ending"),
    path("<seen:slug>/desk/ready/", desk_ready.ready, name="desk-ready"),
    path("<seen:slug>/desk/ready/skills/", desk_ready.skills, name="desk-skills"),
    path("<seen:slug>/desk/ready/skills/<int:pk>/", desk_ready.skill, name="desk-skill"),
    path("<seen:slug>/desk/ready/<uuid:pk>/", desk_ready.standby, name="desk-standby"),
    path("<seen:slug>/desk/ready/<uuid:pk>/reach/", desk_ready.reach, name="reach-standby"),
    path("<seen:slug>/desk/groups/", desk.groups, name="desk-groups"),
    path("<seen:slug>/desk/groups/<int:pk>/", desk.place, name="place"),
    path("<seen:slug>/desk/groups/<int:pk>/reach/<int:contact>/", desk.reach, name="reach"),
    path("<seen:slug>/desk/groups/<int:pk>/ending/", desk.ending, name="ending"),
]
