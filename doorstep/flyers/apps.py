"""Tells Django about flyers."""

from django.apps import AppConfig


class FlyersConfig(AppConfig):
    name = "doorstep.flyers"
    label = "flyers"
