"""Addresses of those who look after what their group is asked."""

from django.urls import URLPattern

app_name = "requests"
urlpatterns: list[URLPattern] = []
