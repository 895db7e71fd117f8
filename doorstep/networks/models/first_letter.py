"""That a group of a list is asked, once, whether its entry is right; and who reads what it publishes as its address."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.networks.models.network import Network
from doorstep.vault.holding import DataClass, Held, Life


class FirstLetter(Moving):
    """One for each group, whatever becomes of it, so that nobody is ever asked twice; nothing of anybody stands here.

    `means` is how the group can be written to, empty where it can only be rung. `message` is the id of ours: an answer
    counts by naming that. `offer` is the id of the one that asks whether they speak for it. `elsewhere`: it was
    answered from another address than the group publishes.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("not asked yet")
        ASKED = "asked", _("asked, no answer yet")
        GOING = "going", _("says that it is still going")
        CLOSED = "closed", _("says that it is not going any more")
        WROTE = "wrote", _("wrote something for you to read")
        RETURNED = "returned", _("what we sent came back")
        STOPPED = "stopped", _("wants no letters of ours")
        TO_RING = "to-ring", _("can only be rung, or looked up")
        NOT_NEEDED = "not-needed", _("not asked: somebody speaks for it, or it is not listed any more")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITING: [Status.ASKED, Status.TO_RING, Status.NOT_NEEDED],
        Status.ASKED: [Status.GOING, Status.CLOSED, Status.WROTE, Status.RETURNED, Status.STOPPED],
        Status.WROTE: [Status.GOING, Status.CLOSED, Status.STOPPED],
        Status.RETURNED: [Status.GOING, Status.CLOSED, Status.WROTE],
        Status.STOPPED: [Status.GOING, Status.CLOSED],
        Status.TO_RING: [Status.GOING, Status.CLOSED],
        Status.GOING: [Status.CLOSED],
        Status.CLOSED: [Status.GOING],
        Status.NOT_NEEDED: [],
    }
    # Of these a human asks, or has something to read.
    FOR_THE_DESK: ClassVar[Sequence[str]] = (
        *(Status.WROTE, Status.RETURNED, Status.STOPPED),
        *(Status.TO_RING, Status.ASKED, Status.CLOSED),
    )

    status = models.CharField(max_length=20, choices=Status)
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="first_letters")
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="first_letter")
    source = models.CharField(max_length=120, help_text="The list from which it was taken in.")
    means = models.CharField(max_length=10, blank=True)
    message = models.UUIDField(null=True, unique=True)
    offer = models.UUIDField(null=True, unique=True)
    elsewhere = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[
                        *("waiting", "asked", "going", "closed", "wrote", "returned", "stopped"),
                        *("to-ring", "not-needed"),
                    ]
                ),
                name="first_letter_status_known",
            )
        ]
        indexes = [models.Index(fields=["network", "status", "group"], name="first_letter_by_network")]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.status}"


class FirstReader(models.Model):
    """Who is taken to read what goes to a group's published address; forgotten again unless they answer."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("asked_at", timedelta(days=90)),
        goes=True,
    )

    letter = models.OneToOneField(
        FirstLetter, on_delete=models.CASCADE, related_name="reader", verbose_name=_("about which group")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="first_letters", verbose_name=_("who")
    )
    asked_at = models.DateTimeField(_("asked on"))

    class Meta:
        verbose_name = _("that we asked you whether your group is still going")
        verbose_name_plural = _("that we asked you whether your groups are still going")

    def __str__(self) -> str:
        return f"reads for {self.letter_id}"
