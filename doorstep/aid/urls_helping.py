"""Addresses of whoever helps: what they do, the board, their own rest."""

from django.urls import URLPattern

app_name = "helping"
urlpatterns: list[URLPattern] = []
