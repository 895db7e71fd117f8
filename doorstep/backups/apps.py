"""Tells Django about backups."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "doorstep.backups"
    label = "backups"
