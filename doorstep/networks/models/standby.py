"""People without a group: what they can do when a network calls, and of which groups near them they were told."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.groups.models import Group, KindOfHelp
from doorstep.networks.models.network import Network
from doorstep.places import districts
from doorstep.vault.holding import DataClass, Held, Life


class NetworkSkill(models.Model):
    """What not everybody can do, in the words of a network's desk; `number` is its place in the list."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="network_skill_once")]
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return self.name


class Standby(models.Model):
    """Somebody's standing readiness for a network's calls; `cell` is all that stays of the postcode they typed."""

    class When(models.TextChoices):
        DAYS = "days", _("on weekdays, by day")
        EVENINGS = "evenings", _("in the evening")
        WEEKENDS = "weekends", _("at weekends")
        SHORT = "short", _("at short notice")

    HELD = Held(whose="person_id", data_class=DataClass.P1, life=Life("ended_at", timedelta(days=30)), goes=True)
    MOST_HOURS: ClassVar[int] = 100
    _KINDS: ClassVar[Mapping[str, Promise | str]] = dict(KindOfHelp.Kind.choices)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="standbys", verbose_name=_("for which network")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="standbys", verbose_name=_("who")
    )
    cell = models.BigIntegerField(_("about where"), help_text="At resolution 8: no finer, whoever asks.")
    skills = models.ManyToManyField(NetworkSkill, related_name="standbys", blank=True)
    kinds = models.JSONField(_("what you would do"), default=list)
    languages = models.JSONField(_("languages you can help in"), default=list)
    when = models.JSONField(_("when you have time"), default=list)
    hours = models.PositiveSmallIntegerField(_("how many hours a month are enough"), null=True)
    paused = models.BooleanField(_("taking a rest"), default=False)
    paused_until = models.DateField(_("resting until"), null=True)
    hears_of_groups = models.BooleanField(_("you are told when a group starts near you"), default=True)
    nudged_until = models.DateTimeField(_("told of groups that started until"))
    began_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("ended on"), null=True)

    class Meta:
        verbose_name = _("that you are ready to help when a network calls")
        verbose_name_plural = _("where you are ready to help when a network calls")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person"], condition=models.Q(ended_at=None), name="standby_once_a_network"
            ),
            models.CheckConstraint(condition=models.Q(hours__gt=0) | models.Q(hours=None), name="standby_some_hours"),
        ]
        indexes = [
            models.Index(fields=["network", "ended_at", "cell"], name="standby_by_network"),
            models.Index(fields=["nudged_until"], name="standby_to_nudge", condition=models.Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.network_id}"

    @property
    def is_resting(self) -> bool:
        return self.paused or bool(self.paused_until and self.paused_until > timezone.localdate())

    @property
    def cell_in_words(self) -> str:
        return districts.label_of(districts.at(self.cell))

    @property
    def kinds_in_words(self) -> str:
        return languages.listed(self._KINDS[kind] for kind in self.kinds if kind in self._KINDS)

    @property
    def languages_in_words(self) -> str:
        return languages.listed(languages.name(str(code)) for code in self.languages)

    @property
    def when_in_words(self) -> str:
        said = dict(self.When.choices)
        return languages.listed(said[each] for each in self.when if each in said)


class Nudge(models.Model):
    """That somebody was told of a group which started near them: once, and never again."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, life=Life("made_at", timedelta(days=365)), goes=True)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="nudges", verbose_name=_("who")
    )
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="nudges", verbose_name=_("which group"))
    made_at = models.DateTimeField(_("told on"))

    class Meta:
        verbose_name = _("that we told you of a group near you")
        verbose_name_plural = _("groups near you of which we told you")
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="nudge_once")]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.group_id}"
