"""Addresses at which somebody asks for a hand, and sees how it stands."""

from django.urls import URLPattern

app_name = "asking"
urlpatterns: list[URLPattern] = []
