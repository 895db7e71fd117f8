"""Who sent in a group that waits for its human look, and what the contact says that it publishes."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.vault.holding import DataClass, Held, Life


class Proposal(models.Model):
    """That somebody sent a group in; confirmed once they typed a code that we sent them, and somebody then.

    Nobody is known before: what is never confirmed lapses, and leaves nobody behind.
    """

    class Who(models.TextChoices):
        OF_IT = "of-it", _("somebody of the group")
        FOUND = "found", _("somebody who found it")

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("settled_at", timedelta(days=30)),
        goes=True,
        unsaid=("asked_at",),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="proposal", verbose_name=_("which group")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="proposals", verbose_name=_("who")
    )
    who = models.CharField(_("as whom"), max_length=10, choices=Who)
    sent_at = models.DateTimeField(_("sent in on"))
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True)
    settled_at = models.DateTimeField(_("settled on"), null=True, help_text="When somebody had looked at the group.")
    asked_at = models.DateTimeField(null=True, help_text="When the address that the group publishes was asked, once.")

    class Meta:
        verbose_name = _("a group that you sent in")
        verbose_name_plural = _("groups that you sent in")
        constraints = [
            models.CheckConstraint(condition=models.Q(who__in=["of-it", "found"]), name="proposal_who_known"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True, confirmed_at__isnull=True)
                | models.Q(person__isnull=False, confirmed_at__isnull=False),
                name="proposal_confirmed_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["confirmed_at", "sent_at"], name="proposal_to_lapse")]

    def __str__(self) -> str:
        return f"{self.group_id}, by {self.who}"


class ContactAsked(models.Model):
    """That the address which a group publishes was asked whether it may be listed, since somebody else sent it in."""

    class Said(models.TextChoices):
        NOTHING = "", _("nothing yet")
        YES = "yes", _("yes")
        NO = "no", _("no")

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("asked_at", timedelta(days=90)),
        goes=True,
        unsaid=("message",),
    )

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="contact_asked", verbose_name=_("about which group")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="asked_of_groups", verbose_name=_("who")
    )
    said = models.CharField(_("what you answered"), max_length=3, choices=Said, blank=True, default=Said.NOTHING)
    asked_at = models.DateTimeField(_("asked on"))
    message = models.UUIDField(help_text="The letter that asked it, by its id.")

    class Meta:
        verbose_name = _("that you were asked whether a group may be listed")
        verbose_name_plural = _("groups of which you were asked whether they may be listed")
        constraints = [models.CheckConstraint(condition=models.Q(said__in=["", "yes", "no"]), name="asked_said_known")]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.said or 'asked'}"
