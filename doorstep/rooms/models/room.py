"""A network's room, once its desk opened it; and that somebody entered it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.networks.models import Network
from doorstep.vault.holding import DataClass, Held


class Room(Moving):
    """Without a row a network has none: it is off by default. Closed, it can be read and not written in."""

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.OPEN: [Status.CLOSED], Status.CLOSED: [Status.OPEN]}

    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="room")
    rules = models.TextField(max_length=1500, blank=True, help_text="The desk's own, beside ours.")
    rules_at = models.DateTimeField(help_text="Since when they are these: whoever agreed before reads them anew.")
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=["open", "closed"]), name="room_status_known")
        ]

    def __str__(self) -> str:
        return f"the room of {self.network_id}: {self.status}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class Entrance(models.Model):
    """That somebody read the ground rules of a room and agreed, and how they want to hear of its posts.

    The words they agreed to stand in their consent. It lets nobody in by itself: who may is looked up at each page.
    """

    class Hears(models.TextChoices):
        WORDS = "words", _("Each post by e-mail. I can answer it by e-mail.")
        NOTES = "notes", _("A short note that there is something new. I read it here.")
        PAGE = "page", _("Nothing. I look in here myself.")

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="entrances", verbose_name=_("the room of which network")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="entrances", verbose_name=_("who")
    )
    hears = models.CharField(_("what is sent to you"), max_length=10, choices=Hears)
    agreed_at = models.DateTimeField(_("agreed to its ground rules on"))

    class Meta:
        verbose_name = _("a contacts’ room that you entered")
        verbose_name_plural = _("contacts’ rooms that you entered")
        constraints = [
            models.UniqueConstraint(fields=["room", "person"], name="entrance_once"),
            models.CheckConstraint(
                condition=models.Q(hears__in=["words", "notes", "page"]), name="entrance_hears_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in room {self.room_id}: {self.hears}"
