"""A code by which somebody comes into a group; it stands here as a keyed hash."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.groups.models.membership import Role
from doorstep.groups.models.patch import StreetTeam
from doorstep.journal.lifecycle import Moving
from doorstep.vault.holding import DataClass, Held, Life


class Invitation(Moving):
    """Read out, printed, or sent to somebody; only a volunteers' code opens several times.

    One that is to be sent has no code before the worker sends it, so that nobody reads it but its reader.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        USED = "used", _("used")
        REVOKED = "revoked", _("taken back")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.OPEN: [Status.USED, Status.REVOKED],
        Status.USED: [],
        Status.REVOKED: [],
    }
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ends_at", timedelta(days=30)),
        goes=True,
        kept_back=("hashed",),
        unsaid=("handle", "begun", "uses", "most_uses"),
    )

    MOST_USES = 100

    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("to which group")
    )
    role = models.CharField(_("as what"), max_length=20, choices=Role)
    team = models.ForeignKey(
        StreetTeam, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("to which street team")
    )
    handle = models.CharField(max_length=4, unique=True, null=True)
    hashed = models.CharField(max_length=64, blank=True)
    uses = models.PositiveSmallIntegerField(default=0)
    most_uses = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(_("made on"))
    made_by = models.UUIDField(null=True, help_text="The person's opaque id.")
    ends_at = models.DateTimeField(_("ends on"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="invitations",
        verbose_name=_("sent to"),
    )
    begun = models.BooleanField(default=False, help_text="Whom it is sent to was begun for it, and goes when it ends.")
    sent_at = models.DateTimeField(_("sent on"), null=True)
    page = models.CharField(
        _("where it is typed"), max_length=200, blank=True, help_text="As the browser named it in which it was made."
    )

    class Meta:
        verbose_name = _("an invitation to a group")
        verbose_name_plural = _("invitations to groups")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["open", "used", "revoked"]), name="invitation_status_known"
            ),
            # A safeguarding lead is chosen by two coordinators, and never by a code.
            models.CheckConstraint(
                condition=models.Q(role="volunteer")
                | models.Q(role="street-coordinator", team__isnull=False)
                | models.Q(role="coordinator", team__isnull=True),
                name="invitation_role_has_its_team",
            ),
            models.CheckConstraint(
                condition=models.Q(most_uses=1) | models.Q(role="volunteer", most_uses__range=(1, 100)),
                name="invitation_once_but_for_volunteers",
            ),
            models.CheckConstraint(
                condition=models.Q(uses__lte=models.F("most_uses")), name="invitation_not_overdrawn"
            ),
        ]
        indexes = [
            models.Index(fields=["group", "status", "ends_at"], name="invitation_by_group"),
            models.Index(fields=["begun", "status", "ends_at"], name="invitation_begun"),
        ]

    def __str__(self) -> str:
        return f"{self.role} in {self.group_id}: {self.status}"
