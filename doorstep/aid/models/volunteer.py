"""A person's standing willingness to help in one group."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.matching.fitting import Going
from doorstep.aid.models.way import OwnQuestion, Skill
from doorstep.groups.models import Group
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life

_FILTERED = ("kinds", "times", "going", "metres", "paused_until", "person", "ended_at", "paused", "last_asked_at", "id")


class Volunteer(models.Model):
    """Kinds and times are kept as bits (aid/kinds.py, matching/times.py), so that one index answers who fits."""

    class Goings(models.TextChoices):
        FOOT = Going.FOOT, _("on foot")
        BIKE = Going.BIKE, _("by bike")
        CAR = Going.CAR, _("by car")
        HOME = Going.HOME, _("from home, by telephone or online")

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ended_at", timedelta(days=30)),
        goes=True,
        unsaid=("kinds", "times", "cell", "vouched_by"),
    )
    MOST_A_WEEK: ClassVar[int] = 20

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="volunteering")
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="volunteers", verbose_name=_("in which group")
    )
    cell = models.BigIntegerField(help_text="Where they set out from, at resolution 9.")
    kinds = models.BigIntegerField(default=0)
    times = models.BigIntegerField(default=0)
    going = models.CharField(_("how you get there"), max_length=6, choices=Goings, default=Goings.FOOT)
    metres = models.PositiveIntegerField(_("how far, in metres"), default=1000)
    languages = models.JSONField(_("languages you help in"), default=list, blank=True)
    skills = models.ManyToManyField(Skill, related_name="volunteers", blank=True)
    enough = models.PositiveSmallIntegerField(_("how many a week are enough"), default=2)
    paused_until = models.DateField(_("resting until"), null=True)
    paused = models.BooleanField(_("taking a rest"), default=False)
    vouched_at = models.DateTimeField(_("vouched for since"), null=True)
    vouched_by = models.UUIDField(null=True)
    asked = models.PositiveIntegerField(_("how often you were asked"), default=0)
    said_yes = models.PositiveIntegerField(_("how often you said yes"), default=0)
    taken_back = models.PositiveIntegerField(_("how often others were quicker to answer"), default=0)
    last_asked_at = models.DateTimeField(_("last asked on"), null=True)
    began_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("ended on"), null=True)

    class Meta:
        verbose_name = _("how you help in a group")
        verbose_name_plural = _("how you help in groups")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group"], condition=models.Q(ended_at=None), name="volunteer_once_a_group"
            ),
            models.CheckConstraint(
                condition=models.Q(going__in=["foot", "bike", "car", "home"]), name="volunteer_going_known"
            ),
            models.CheckConstraint(condition=models.Q(enough__range=(1, 20)), name="volunteer_enough"),
        ]
        # All that is filtered by stands in the index itself (queries/nearest.py), what the condition names too: SQLite
        # would look it up in the row.
        indexes = [
            models.Index(
                fields=["group", "cell", *_FILTERED],
                condition=models.Q(ended_at=None, paused=False),
                name="volunteer_near",
            ),
            models.Index(
                fields=["group", "last_asked_at", "id", *_FILTERED[:-2]],
                condition=models.Q(ended_at=None, paused=False),
                name="volunteer_least_asked",
            ),
            models.Index(
                fields=["group", "metres"], condition=models.Q(ended_at=None, paused=False), name="volunteer_reach"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}"


class Answer(models.Model):
    """What a volunteer answered to a question of the group's own."""

    HELD = Held(whose="person_id", data_class=DataClass.P2, goes=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.ForeignKey(OwnQuestion, on_delete=models.CASCADE, verbose_name=_("the question"))
    words = SealedText(_("your answer"))

    class Meta:
        verbose_name = _("an answer to a group's question")
        verbose_name_plural = _("answers to groups' questions")
        constraints = [models.UniqueConstraint(fields=["volunteer", "question"], name="answer_once")]

    def __str__(self) -> str:
        return f"answer of {self.volunteer_id}"


class Pairing(models.Model):
    """Two opaque ids that went well together: all that stays of a help request, for who knows whom."""

    asker = models.UUIDField()
    volunteer = models.UUIDField(help_text="The person, not their row as a volunteer.")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    times = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["asker", "volunteer", "group"], name="pairing_once")]

    def __str__(self) -> str:
        return f"{self.asker} and {self.volunteer}"
