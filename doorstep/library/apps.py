"""Tells Django about the library."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "doorstep.library"
    label = "library"
