"""What comes again: all that is needed to plan the next of it, long after the first is forgotten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.request import HelpRequest
from doorstep.aid.models.task import Task
from doorstep.aid.models.volunteer import Volunteer
from doorstep.aid.models.way import Skill
from doorstep.vault.holding import DataClass, Held


class Repeat(models.Model):
    """How often it comes stands with the request (`every`); here is from when it counts, and what is to be done."""

    HELD = Held(
        whose="person_id", data_class=DataClass.P2, goes=True, unsaid=("kinds", "hands", "skill", "usual", "ahead")
    )

    request = models.OneToOneField(HelpRequest, on_delete=models.CASCADE, primary_key=True, related_name="repeat")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField(_("for the first time on"))
    part = models.CharField(_("when on that day"), max_length=10, choices=Task.Part, default=Task.Part.ANY)
    kinds = models.JSONField(default=list)
    hands = models.PositiveSmallIntegerField(default=1)
    skill = models.ForeignKey(Skill, on_delete=models.SET_NULL, null=True, related_name="+")
    usual = models.ForeignKey(
        Volunteer, on_delete=models.SET_NULL, null=True, related_name="+", help_text="Who did it the last time."
    )
    ahead = models.DateField(null=True, help_text="Until when it is planned; empty where that is to be looked at.")

    class Meta:
        verbose_name = _("something that you asked for again and again")
        verbose_name_plural = _("what you asked for again and again")
        constraints = [models.CheckConstraint(condition=models.Q(hands__range=(1, 2)), name="repeat_hands")]
        indexes = [models.Index(fields=["ahead"], name="repeat_ahead")]

    def __str__(self) -> str:
        return f"repeat of {self.request_id}"
