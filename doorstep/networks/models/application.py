"""A group asks to join a network: what it said, whether a form or an e-mail said it, and what became of it."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.networks.models.network import Network
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life


class Application(Moving):
    """Who would be the main contact is a person with details and ways to be reached, like anybody else.

    What they say of their group is sealed with their key until the group is in: anything may stand in a letter. While
    something is missing, or is a guess, they are asked and it is `ASKED_BACK`; an officer sees it all the same.
    """

    class Status(models.TextChoices):
        ASKED_BACK = "asked-back", _("we asked them something")
        WAITING = "waiting", _("waits for the network")
        TAKEN_IN = "taken-in", _("taken in")
        DECLINED = "declined", _("not taken in")
        WITHDRAWN = "withdrawn", _("asks no longer")

    class How(models.TextChoices):
        FORM = "form", _("by the form")
        MAIL = "mail", _("by e-mail")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.ASKED_BACK: [Status.WAITING, Status.TAKEN_IN, Status.DECLINED, Status.WITHDRAWN],
        Status.WAITING: [Status.ASKED_BACK, Status.TAKEN_IN, Status.DECLINED, Status.WITHDRAWN],
        Status.TAKEN_IN: [],
        Status.DECLINED: [],
        Status.WITHDRAWN: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.ASKED_BACK, Status.WAITING)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("settled_at", timedelta(days=90)),
        goes=True,
        unsaid=("unsure", "times_asked"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status)
    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="applications", verbose_name=_("to join which network")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="applications", verbose_name=_("who asks")
    )
    how = models.CharField(_("how it came"), max_length=10, choices=How)
    called = SealedText(_("what your group is called"))
    contact = SealedText(_("who would be its main contact"))
    mobile = SealedText(_("their mobile number"))
    area = SealedText(_("where your group helps"))
    question = SealedText(_("what you were asked"))
    answer = SealedText(_("what you answered"))
    districts = models.JSONField(_("in which postcode districts"), default=list)
    unsure = models.JSONField(default=list, help_text="Which of what they wrote is a guess of ours, by its field.")
    times_asked = models.PositiveSmallIntegerField(default=0)
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("which group it is")
    )
    asked_at = models.DateTimeField(_("asked on"))
    settled_at = models.DateTimeField(_("settled on"), null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("your group’s wish to join a network")
        verbose_name_plural = _("your groups’ wishes to join networks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["asked-back", "waiting", "taken-in", "declined", "withdrawn"]),
                name="application_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["asked-back", "waiting"], settled_at__isnull=True)
                | (~models.Q(status__in=["asked-back", "waiting"]) & models.Q(settled_at__isnull=False)),
                name="application_settled_once_over",
            ),
        ]
        indexes = [models.Index(fields=["network", "status", "asked_at"], name="application_by_network")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"
