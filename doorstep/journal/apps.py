"""Tells Django about journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "doorstep.journal"
    label = "journal"
