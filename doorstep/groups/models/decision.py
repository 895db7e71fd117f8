"""What takes two coordinators: made by one, agreed by another, or carried out after a day where there is no other."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.groups.models.membership import Role
from doorstep.journal.lifecycle import Moving
from doorstep.vault.holding import DataClass, Held, Life


class Decision(Moving):
    """Waits for another coordinator; where nobody else could agree it has a `due_at`, and is carried out then."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits")
        DONE = "done", _("carried out")
        REFUSED = "refused", _("somebody said no")
        WITHDRAWN = "withdrawn", _("taken back")
        LAPSED = "lapsed", _("came to nothing")

    class Kind(models.TextChoices):
        ADD_COORDINATOR = "add-coordinator", _("somebody becomes a coordinator")
        REMOVE_COORDINATOR = "remove-coordinator", _("somebody is no longer a coordinator")
        GIVE_LEAD = "give-lead", _("somebody becomes a safeguarding lead")
        TAKE_LEAD = "take-lead", _("somebody is no longer a safeguarding lead")
        CHANGE = "change", _("another name or patch for the group")
        REST = "rest", _("the group takes a rest")
        CLOSE = "close", _("the group closes")
        LIST = "list", _("the group is back on the list")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITING: [Status.DONE, Status.REFUSED, Status.WITHDRAWN, Status.LAPSED],
        Status.DONE: [],
        Status.REFUSED: [],
        Status.WITHDRAWN: [],
        Status.LAPSED: [],
    }
    HELD = Held(whose="person_id", data_class=DataClass.P1, life=Life("settled_at", timedelta(days=30)), goes=True)

    # Which role somebody is given, and which is taken from them.
    GIVES: ClassVar[Mapping[str, str]] = {
        Kind.ADD_COORDINATOR: Role.COORDINATOR,
        Kind.GIVE_LEAD: Role.SAFEGUARDING_LEAD,
    }
    TAKES: ClassVar[Mapping[str, str]] = {
        Kind.REMOVE_COORDINATOR: Role.COORDINATOR,
        Kind.TAKE_LEAD: Role.SAFEGUARDING_LEAD,
    }

    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.WAITING)
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("in which group")
    )
    kind = models.CharField(_("what is to be"), max_length=20, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("whom it is about"),
    )
    values = models.JSONField(
        _("the new name or patch"), default=dict, blank=True, help_text="As said.in_listing gives them."
    )
    made_by = models.UUIDField(help_text="The coordinator's opaque id.")
    made_at = models.DateTimeField(_("made on"))
    due_at = models.DateTimeField(_("carried out on, unless somebody says no"), null=True)
    lapses_at = models.DateTimeField(_("comes to nothing on, unless somebody agrees"))
    settled_at = models.DateTimeField(_("settled on"), null=True)
    settled_by = models.UUIDField(null=True, help_text="An opaque id; empty for the installation.")

    class Meta:
        verbose_name = _("a decision about you in a group")
        verbose_name_plural = _("decisions about you in groups")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "kind", "person"],
                condition=models.Q(status="waiting", person__isnull=False),
                name="decision_once_about_somebody",
            ),
            models.UniqueConstraint(
                fields=["group", "kind"],
                condition=models.Q(status="waiting", person__isnull=True),
                name="decision_once_about_a_group",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "done", "refused", "withdrawn", "lapsed"]),
                name="decision_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["add-coordinator", "remove-coordinator", "give-lead", "take-lead"], person__isnull=False
                )
                | models.Q(kind__in=["change", "rest", "close", "list"], person__isnull=True),
                name="decision_about_somebody_or_the_group",
            ),
            models.CheckConstraint(
                condition=models.Q(status="waiting", settled_at__isnull=True)
                | (~models.Q(status="waiting") & models.Q(settled_at__isnull=False)),
                name="decision_settled_once_over",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="decision_due")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.group_id}: {self.status}"
