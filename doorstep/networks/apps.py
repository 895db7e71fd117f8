"""Tells Django about networks."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "doorstep.networks"
    label = "networks"
