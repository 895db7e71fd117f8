"""What no group looks after: it waits at the desk of a network, until a group has it or they are told where to turn."""

import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.request import KEPT, HelpRequest
from doorstep.aid.models.task import Task
from doorstep.journal.lifecycle import Moving
from doorstep.networks.models import Network
from doorstep.vault.fields import SealedJSON
from doorstep.vault.holding import DataClass, Held, Life


class Overflow(Moving):
    """While it waits it has an owner, the network's desk, and a `due_at`; what was said with it stays sealed there.

    Without a `request` no group has it yet: what is needed to ask one stands here. With one, a group found nobody.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("a network’s desk looks for a group")
        PLACED = "placed", _("a group looks after it")
        TOLD = "told", _("you were told where else to turn")
        UNANSWERED = "unanswered", _("nobody was found, and you were told")
        WITHDRAWN = "withdrawn", _("not needed any more")
        SETTLED = "settled", _("it was settled without the desk")

    class Why(models.TextChoices):
        """Why a group gives it to the desk."""

        NOT_OURS = "not-ours", _("their street is not ours")
        NO_HANDS = "no-hands", _("nobody of us has a hand free")
        TOO_FAR = "too-far", _("it is too far for us")
        KIND = "kind", _("we do not do this kind of help")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITING: [Status.PLACED, Status.TOLD, Status.UNANSWERED, Status.WITHDRAWN, Status.SETTLED],
        # The group may give it back.
        Status.PLACED: [Status.WAITING],
        Status.TOLD: [],
        Status.UNANSWERED: [],
        Status.WITHDRAWN: [],
        Status.SETTLED: [],
    }
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P3,
        life=Life("closed_at", KEPT),
        goes=True,
        unsaid=(
            *("request", "cell", "kinds", "every", "asked_by", "sent_as"),
            *("due_at", "reminded", "given_back", "waits_since", "to_ring"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.WAITING)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="overflows")
    network = models.ForeignKey(
        Network, on_delete=models.PROTECT, related_name="overflows", verbose_name=_("which network’s desk has it")
    )
    request = models.ForeignKey(HelpRequest, on_delete=models.SET_NULL, null=True, related_name="overflows")
    cell = models.BigIntegerField(help_text="Their doorstep, at resolution 9; a desk is shown no finer than 8.")
    district = models.CharField(_("postcode district"), max_length=4, blank=True)
    kinds = models.JSONField(default=list, help_text="The kinds of help, by their slugs.")
    urgency = models.CharField(_("how urgent"), max_length=10, choices=HelpRequest.Urgencies)
    day = models.DateField(_("on"), null=True)
    part = models.CharField(_("when on that day"), max_length=10, choices=Task.Part, default=Task.Part.ANY)
    every = models.CharField(max_length=200, blank=True, help_text="How it comes again: a rule as RFC 5545 has them.")
    languages = models.JSONField(_("languages for it"), default=list, blank=True, help_text="BCP 47; any of them.")
    same_volunteer = models.BooleanField(_("the same neighbour, if possible"), default=False)
    may_pass_on = models.BooleanField(_("the nearest group may have it"), default=False)
    on_behalf = models.CharField(_("who told us"), max_length=12, choices=HelpRequest.Behalf, default="self")
    asked_by = models.UUIDField(null=True, help_text="Who typed it in, where that was somebody who was signed in.")
    said = SealedJSON(_("what you told us with it"))
    sent_as = models.CharField(max_length=64, unique=True, null=True, help_text="So that what is sent twice is one.")
    given_back = models.JSONField(default=list, help_text="The ids of groups that had it, and could not.")
    asked_at = models.DateTimeField(_("asked on"))
    waits_since = models.DateTimeField(help_text="Since when it waits at a desk.")
    due_at = models.DateTimeField(null=True, help_text="When the next step is taken; empty while it does not wait.")
    reminded = models.BooleanField(default=False, help_text="Its officers were reminded of it.")
    closed_at = models.DateTimeField(_("over since"), null=True)
    to_ring = models.BooleanField(
        default=False, help_text="Over, and nothing here can write to them: an officer rings them."
    )

    class Meta:
        verbose_name = _("something you asked for, at a network’s desk")
        verbose_name_plural = _("what you asked for, at networks’ desks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="waiting", due_at__isnull=False, closed_at__isnull=True)
                | models.Q(
                    status__in=["placed", "told", "unanswered", "withdrawn", "settled"],
                    due_at__isnull=True,
                    closed_at__isnull=False,
                ),
                name="overflow_waiting_is_due",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=models.Q(status="waiting"), name="overflow_once_a_request"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(status="waiting"), name="overflow_due"),
            models.Index(fields=["network", "status", "asked_at"], name="overflow_by_network"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"
