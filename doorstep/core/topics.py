"""What guides and answers are about: the same shelves for both."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    SETTING_UP = "setting-up", _("setting up")
    RUNNING = "running", _("running a group")
    SAFEGUARDING = "safeguarding", _("safeguarding")
    MONEY = "money", _("money")
    DATA = "data", _("looking after data")
    HEALTH = "health", _("health")
    FOOD = "food", _("food")
    WELLBEING = "wellbeing", _("wellbeing")
    WORKING_WITH_OTHERS = "working-with-others", _("working with others")
    CLOSING = "closing", _("pausing and closing")
