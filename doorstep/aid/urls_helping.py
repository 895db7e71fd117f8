"""Addresses of whoever helps: what they do, the board, their own rest."""

from django.urls import path

from doorstep.aid.views import board, calendars, claims, doing, drives, reporting, willing

app_name = "helping"
urlpatterns = [
    path("", doing.mine, name="mine"),
    path("offers/<uuid:pk>/", doing.task, name="task"),
    path("offers/<uuid:pk>/answer/", doing.answer, name="answer"),
    path("offers/<uuid:pk>/door/", doing.door, name="door"),
    path("offers/<uuid:pk>/report/", doing.report, name="report"),
    path("offers/<uuid:pk>/more/", reporting.more, name="more"),
    path("offers/<uuid:pk>/worry/", reporting.worry, name="worry"),
    path("worries/", reporting.to_ring, name="worries"),
    path("worries/<uuid:pk>/ways/", reporting.ring, name="ring"),
    path("worries/<uuid:pk>/end/", reporting.heard, name="heard"),
    # Its key stands after the path, where no log keeps it.
    path("calendar.ics", calendars.calendar, name="calendar"),
    path("calendar/", calendars.making, name="calendar-making"),
    path("calendar/end/", calendars.ending, name="calendar-ending"),
    path("offers/<uuid:pk>/claim/", claims.claim, name="claim"),
    path("claims/<seen:slug>/", claims.index, name="claims"),
    path("claims/<seen:slug>/<uuid:pk>/", claims.answer, name="claim-answer"),
    path("claims/<seen:slug>/<uuid:pk>/receipt/", claims.receipt, name="claim-receipt"),
    path("board/<seen:slug>/", board.index, name="board"),
    path("board/<seen:slug>/<uuid:pk>/", board.answer, name="board-answer"),
    path("rounds/", drives.index, name="drives"),
    path("rounds/<uuid:pk>/", drives.drive, name="drive"),
    path("rounds/<uuid:pk>/answer/", drives.answer, name="drive-answer"),
    path("rounds/<uuid:pk>/doors/", drives.doors, name="drive-doors"),
    path("rounds/<uuid:pk>/doors/<int:stop>/", drives.tick, name="drive-tick"),
    path("<seen:slug>/", willing.willing, name="willing"),
    path("<seen:slug>/rest/", willing.resting, name="rest"),
    path("<seen:slug>/return/", willing.returning, name="return"),
    path("<seen:slug>/stop/", willing.stopping_here, name="stop"),
]
