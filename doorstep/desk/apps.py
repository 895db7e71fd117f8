"""Tells Django about the desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "doorstep.desk"
    label = "desk"
