"""Addresses of the desk, all of them behind its door."""

from django.urls import path

from doorstep.desk.views import (
    changes,
    coordinators,
    doubts,
    exchanges,
    for_nobody,
    home,
    listings,
    networks,
    proposals,
    reports,
    undelivered,
    unfound,
)

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("proposals/", proposals.index, name="proposals"),
    path("proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("proposals/<int:pk>/decision/", proposals.decide, name="decision"),
    path("doubts/", doubts.index, name="doubts"),
    path("doubts/<int:pk>/", doubts.doubt, name="doubt"),
    path("doubts/<int:pk>/settlement/", doubts.settle, name="doubt-settlement"),
    path("reports/", reports.index, name="reports"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/settlement/", reports.settle, name="report-settlement"),
    path("changes/", changes.index, name="changes"),
    path("changes/<int:pk>/undoing/", changes.undoing, name="undoing"),
    path("listings/", listings.index, name="listings"),
    path("listings/<int:pk>/", listings.listing, name="listing"),
    path("listings/<int:pk>/state/", listings.state, name="state"),
    path("nobody-found/", unfound.index, name="unfound"),
    path("asked-by-text/", exchanges.index, name="exchanges"),
    path("asked-by-text/<uuid:pk>/", exchanges.one, name="exchange"),
    path("asked-by-text/<uuid:pk>/looking/", exchanges.looking, name="exchange-looking"),
    path("asked-by-text/<uuid:pk>/ending/", exchanges.ending, name="exchange-ending"),
    path("asked-by-text/others/<uuid:pk>/looking/", for_nobody.looking, name="for-nobody-looking"),
    path("asked-by-text/others/<uuid:pk>/voice/", for_nobody.voice, name="for-nobody-voice"),
    path("asked-by-text/others/<uuid:pk>/ending/", for_nobody.ending, name="for-nobody-ending"),
    path("not-sent/", undelivered.index, name="undelivered"),
    path("not-sent/too-late/", undelivered.settle_late, name="undelivered-too-late"),
    path("not-sent/<uuid:pk>/settlement/", undelivered.settle, name="undelivered-settlement"),
    path("networks/", networks.index, name="networks"),
    path("networks/new/", networks.new, name="network-new"),
    path("networks/<int:pk>/", networks.network, name="network"),
    path("networks/<int:pk>/seats/code/", networks.seat_code, name="seat-code"),
    path("networks/<int:pk>/seats/<int:seat>/ending/", networks.seat_ending, name="seat-ending"),
    path("coordinators/", coordinators.index, name="coordinators"),
    path("listings/<int:pk>/coordinators/", coordinators.group, name="coordinators-of"),
    path("listings/<int:pk>/coordinators/code/", coordinators.code, name="coordinator-code"),
    path("listings/<int:pk>/coordinators/e-mail/", coordinators.by_email, name="coordinator-by-email"),
    path(
        "listings/<int:pk>/coordinators/invitations/<int:invitation>/revocation/",
        coordinators.revocation,
        name="coordinator-revocation",
    ),
    path("listings/<int:pk>/coordinators/asking/<int:row>/answer/", coordinators.answer, name="coordinator-answer"),
]
