"""Addresses of the screen; there only where settings.SCREEN says so."""

from django.urls import path

from doorstep.messaging import views

app_name = "messaging"

urlpatterns = [
    path("", views.screen, name="screen"),
    path("<uuid:point>/", views.screen, name="screen-of"),
]
