"""Addresses of the directory."""

from django.urls import path
from django.views.decorators.http import require_safe

from doorstep.groups.views import (
    areas,
    browse,
    decisions,
    directory,
    invitations,
    joining,
    mine,
    news,
    own_listing,
    people,
    proposals,
    reports,
    roles,
    writing_in,
)

app_name = "groups"
# Django's feeds answer to any method, if they are let.
RSS, ATOM = require_safe(news.NewGroups()), require_safe(news.NewGroupsAtom())

urlpatterns = [
    path("", directory.index, name="index"),
    path("letters/<seen:letter>/", directory.letter, name="letter"),
    path("districts/", directory.districts, name="districts"),
    path("districts/<seen:code>/", directory.district, name="district"),
    path("new.rss", RSS, name="new-feed"),
    path("new.atom", ATOM, name="new-feed-atom"),
    path("districts/<seen:code>/new.rss", RSS, name="district-feed"),
    path("districts/<seen:code>/new.atom", ATOM, name="district-feed-atom"),
    path("areas/", areas.areas, name="areas"),
    path("areas/<seen:kind>/", areas.kind, name="areas-of-kind"),
    path("areas/<seen:kind>/<seen:code>/", areas.area, name="area"),
    path("all/", browse.every_group, name="all"),
    path("new/", proposals.new, name="proposal"),
    path("new/sent/", proposals.sent, name="proposal-sent"),
    path("new/sent/<uuid:pk>/", proposals.confirmation, name="proposal-confirmation"),
    path("join/", joining.join, name="join"),
    path("join/agreement/", joining.agreement, name="join-agreement"),
    path("mine/", mine.mine, name="mine"),
    path("mine/<int:pk>/rest/", mine.resting, name="rest"),
    path("mine/<int:pk>/return/", mine.returning, name="return"),
    path("mine/<int:pk>/withdrawal/", mine.withdrawal, name="withdrawal"),
    path("mine/<int:pk>/leaving/", mine.leaving, name="leaving"),
    path("<seen:slug>/", directory.group, name="group"),
    path("<seen:slug>/wrong/", reports.wrong, name="report"),
    path("<seen:slug>/wrong/sent/", reports.sent, name="report-sent"),
    path("<seen:slug>/helping/", joining.ask, name="ask"),
    path("<seen:slug>/listing/", own_listing.listing, name="listing"),
    path("<seen:slug>/listing/confirmation/", own_listing.confirmation, name="confirmation"),
    path("<seen:slug>/listing/what/", own_listing.what_it_is, name="what-it-is"),
    path("<seen:slug>/listing/state/", own_listing.state, name="state"),
    path("<seen:slug>/people/", people.index, name="people"),
    path("<seen:slug>/people/new/", writing_in.new, name="write-in"),
    path("<seen:slug>/people/asking/", people.asking, name="asking"),
    path("<seen:slug>/people/asking/<int:pk>/answer/", people.answer, name="answer"),
    path("<seen:slug>/people/<uuid:person>/", people.member, name="member"),
    path("<seen:slug>/people/<uuid:person>/reach/", people.reach, name="reach"),
    path("<seen:slug>/people/<uuid:person>/receipt/", writing_in.receipt, name="receipt"),
    path("<seen:slug>/people/<uuid:person>/roles/", roles.roles, name="roles"),
    path("<seen:slug>/people/<uuid:person>/roles/<int:pk>/", roles.role, name="role"),
    path("<seen:slug>/people/invitations/", invitations.index, name="invitations"),
    path("<seen:slug>/people/invitations/code/", invitations.code, name="invite-by-code"),
    path("<seen:slug>/people/invitations/e-mail/", invitations.by_email, name="invite-by-email"),
    path("<seen:slug>/people/invitations/<int:pk>/revocation/", invitations.revocation, name="revocation"),
    path("<seen:slug>/people/decisions/", decisions.index, name="decisions"),
    path("<seen:slug>/people/decisions/<int:pk>/", decisions.decision, name="decision"),
]
