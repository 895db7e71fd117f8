"""Tells Django about groups."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "doorstep.groups"
    label = "groups"
