"""Tells Django about limits."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "doorstep.limits"
    label = "limits"
