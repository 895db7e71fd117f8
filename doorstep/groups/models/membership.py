"""Who is what in which group: the one table that every page of a group's people looks at anew."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.groups.models.patch import StreetTeam
from doorstep.journal.lifecycle import Moving
from doorstep.vault.holding import DataClass, Held, Life


class Role(models.TextChoices):
    VOLUNTEER = "volunteer", _("volunteer")
    STREET_COORDINATOR = "street-coordinator", _("street coordinator")
    COORDINATOR = "coordinator", _("coordinator")
    SAFEGUARDING_LEAD = "safeguarding-lead", _("safeguarding lead")


class Membership(Moving):
    """One thing that a person is in a group; anybody may be several.

    A street coordinator looks after one street team; a volunteer may help in one.
    """

    class Status(models.TextChoices):
        ASKED = "asked", _("asks to join")
        JOINED = "joined", _("in it")
        RESTING = "resting", _("taking a rest")
        LEFT = "left", _("no longer in it")
        DECLINED = "declined", _("not taken on")
        WITHDRAWN = "withdrawn", _("no longer asks")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.ASKED: [Status.JOINED, Status.DECLINED, Status.WITHDRAWN],
        Status.JOINED: [Status.RESTING, Status.LEFT, Status.DECLINED],
        Status.RESTING: [Status.JOINED, Status.LEFT, Status.DECLINED],
        Status.LEFT: [],
        Status.DECLINED: [],
        Status.WITHDRAWN: [],
    }
    HELD = Held(whose="person_id", data_class=DataClass.P1, life=Life("ended_at", timedelta(days=30)), goes=True)

    IN: ClassVar[Sequence[str]] = (Status.JOINED, Status.RESTING)
    LIVING: ClassVar[Sequence[str]] = (Status.ASKED, *IN)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("who")
    )
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("in which group")
    )
    role = models.CharField(_("as what"), max_length=20, choices=Role)
    team = models.ForeignKey(
        StreetTeam,
        on_delete=models.CASCADE,
        null=True,
        related_name="memberships",
        verbose_name=_("in which street team"),
    )
    status = models.CharField(_("how it stands"), max_length=20, choices=Status)
    asked_at = models.DateTimeField(_("asked to join on"), null=True)
    began_at = models.DateTimeField(_("in it since"), null=True)
    ended_at = models.DateTimeField(_("ended on"), null=True)

    class Meta:
        verbose_name = _("what you are in a group")
        verbose_name_plural = _("what you are in groups")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group", "role"],
                condition=models.Q(status__in=["asked", "joined", "resting"]) & ~models.Q(role="street-coordinator"),
                name="membership_once",
            ),
            models.UniqueConstraint(
                fields=["person", "group", "team"],
                condition=models.Q(status__in=["asked", "joined", "resting"], role="street-coordinator"),
                name="membership_once_a_street_team",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["asked", "joined", "resting", "left", "declined", "withdrawn"]),
                name="membership_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(role="volunteer")
                | models.Q(role="street-coordinator", team__isnull=False)
                | models.Q(role__in=["coordinator", "safeguarding-lead"], team__isnull=True),
                name="membership_role_has_its_team",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["asked", "joined", "resting"], ended_at__isnull=True)
                | models.Q(status__in=["left", "declined", "withdrawn"], ended_at__isnull=False),
                name="membership_ends_once_over",
            ),
        ]
        indexes = [
            models.Index(fields=["group", "status", "role"], name="membership_by_group"),
            # Whether one of many is in a group is read from the index alone, as for each candidate (aid/queries).
            models.Index(fields=["person", "group", "status"], name="membership_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}: {self.role}, {self.status}"

    @property
    def is_over(self) -> bool:
        return self.status not in self.LIVING
