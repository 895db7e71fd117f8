"""Groups that help each other out: that they agreed to it, and what one of them asks the other."""

import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.request import HelpRequest
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving


class Agreement(Moving):
    """Two groups help each other out: one proposes it, the other agrees, and either ends it at any time."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("waits for the other group")
        AGREED = "agreed", _("agreed")
        ENDED = "ended", _("ended")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.PROPOSED: [Status.AGREED, Status.ENDED],
        Status.AGREED: [Status.ENDED],
        Status.ENDED: [],
    }
    LIVING: ClassVar[Sequence[str]] = (Status.PROPOSED, Status.AGREED)

    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="agreements_proposed")
    other = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="agreements_asked")
    kinds = models.JSONField(default=list, help_text="Usual kinds of help, by their slugs; none: all of them.")
    proposed_by = models.UUIDField(help_text="A coordinator of the one; an opaque id.")
    agreed_by = models.UUIDField(null=True, help_text="A coordinator of the other; an opaque id.")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(group=models.F("other")), name="agreement_takes_two"),
            # Whichever of the two proposes it.
            models.UniqueConstraint(
                Least("group", "other"),
                Greatest("group", "other"),
                condition=models.Q(status__in=["proposed", "agreed"]),
                name="agreement_once_for_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} and {self.other_id}: {self.status}"


class Favour(Moving):
    """What one group asks another under an agreement: can you do this? Yes, no, or it is needed no more."""

    class Status(models.TextChoices):
        ASKED = "asked", _("asked")
        YES = "yes", _("yes")
        NO = "no", _("not this time")
        OVER = "over", _("not needed any more")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.ASKED: [Status.YES, Status.NO, Status.OVER],
        Status.YES: [],
        Status.NO: [],
        # It was needless before anybody answered, and is needed again.
        Status.OVER: [Status.ASKED],
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    request = models.ForeignKey(HelpRequest, on_delete=models.CASCADE, related_name="favours")
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="favours")
    asks = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+", help_text="Whose request it is.")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="favours", help_text="Which is asked.")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "group"], name="favour_once_a_group"),
        ]
        indexes = [models.Index(fields=["group", "status"], name="favour_by_group")]

    def __str__(self) -> str:
        return f"{self.asks_id} asks {self.group_id}: {self.status}"
