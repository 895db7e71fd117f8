"""Addresses of safeguarding: raising a concern, and the leads' own pages."""

from django.urls import path

from doorstep.safeguarding.views import apart, concerns, keys, raising

app_name = "safeguarding"

urlpatterns = [
    path("key/", keys.key, name="key"),
    path("key/passphrase/", keys.phrase, name="phrase"),
    path("<seen:slug>/", concerns.index, name="concerns"),
    path("<seen:slug>/new/", raising.new, name="raise"),
    path("<seen:slug>/new/sent/", raising.sent, name="raised"),
    path("<seen:slug>/apart/", apart.index, name="apart"),
    path("<seen:slug>/apart/<int:pk>/removal/", apart.removal, name="apart-removal"),
    path("<seen:slug>/<uuid:pk>/", concerns.concern, name="concern"),
    path("<seen:slug>/<uuid:pk>/state/", concerns.state, name="concern-state"),
]
