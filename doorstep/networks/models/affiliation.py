"""A group's place in a network, and who speaks for it there."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.networks.models.network import Network
from doorstep.vault.holding import DataClass, Held


class Affiliation(Moving):
    class Status(models.TextChoices):
        IN = "in", _("in the network")
        LEFT = "left", _("no longer in the network")

    class Hears(models.TextChoices):
        """Who of the group the network's news goes to, besides whoever speaks for it."""

        CONTACTS = "contacts", _("whoever speaks for the group, and nobody else")
        COORDINATORS = "coordinators", _("every coordinator of the group")
        MEMBERS = "members", _("everybody in the group, volunteers too")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.IN: [Status.LEFT], Status.LEFT: [Status.IN]}

    status = models.CharField(max_length=20, choices=Status, default=Status.IN)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="affiliations")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="affiliations")
    began_at = models.DateTimeField()
    hears = models.CharField(max_length=12, choices=Hears, default=Hears.CONTACTS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hears__in=["contacts", "coordinators", "members"]), name="affiliation_hears_known"
            ),
            models.UniqueConstraint(fields=["network", "group"], name="affiliation_once"),
            models.CheckConstraint(condition=models.Q(status__in=["in", "left"]), name="affiliation_status_known"),
        ]
        indexes = [models.Index(fields=["network", "status", "group"], name="affiliation_by_network")]

    def __str__(self) -> str:
        return f"{self.group_id} in {self.network_id}: {self.status}"


class Contact(models.Model):
    """Whom a network writes to about a group: one main contact, and a deputy where they want one."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    class Part(models.TextChoices):
        MAIN = "main", _("main contact")
        DEPUTY = "deputy", _("deputy")

    affiliation = models.ForeignKey(
        Affiliation, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("for which group")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="speaks_for", verbose_name=_("who")
    )
    part = models.CharField(_("as what"), max_length=10, choices=Part)
    began_at = models.DateTimeField(_("since"))
    asked_at = models.DateTimeField(_("asked the desk for somebody else on"), null=True)

    class Meta:
        verbose_name = _("what you are for your group in a network")
        verbose_name_plural = _("what you are for your groups in networks")
        constraints = [
            models.UniqueConstraint(fields=["affiliation", "part"], name="contact_once_a_part"),
            models.UniqueConstraint(fields=["affiliation", "person"], name="contact_once_a_person"),
            models.CheckConstraint(condition=models.Q(part__in=["main", "deputy"]), name="contact_part_known"),
        ]

    def __str__(self) -> str:
        return f"{self.part} for {self.affiliation_id}"


class NotForMe(models.Model):
    """Somebody of a group does not want the news of a network that their group opened to them."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    affiliation = models.ForeignKey(
        Affiliation, on_delete=models.CASCADE, related_name="not_for", verbose_name=_("of which group and network")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="not_for_me", verbose_name=_("who")
    )
    said_at = models.DateTimeField(_("said on"))

    class Meta:
        verbose_name = _("news of a network that you do not want")
        verbose_name_plural = _("news of networks that you do not want")
        constraints = [models.UniqueConstraint(fields=["affiliation", "person"], name="not_for_me_once")]

    def __str__(self) -> str:
        return f"not for {self.person_id}"
