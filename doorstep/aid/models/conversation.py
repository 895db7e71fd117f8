"""What somebody says on the telephone, as far as it is written down; rung back when they were not there."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models.request import KEPT
from doorstep.groups.models import Group
from doorstep.vault.fields import SealedJSON
from doorstep.vault.holding import DataClass, Held, Life


class Conversation(models.Model):
    """It becomes a request, or is forgotten; until then somebody looks after it and it is due at its time."""

    class Status(models.TextChoices):
        KEPT = "kept", _("written down so far")
        NO_ANSWER = "no-answer", _("nobody answered")
        AGAIN = "again", _("try again")

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P3,
        life=Life("kept_at", KEPT),
        goes=True,
        unsaid=("owner", "due_at", "is_new", "tries"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=10, choices=Status, default=Status.KEPT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversations")
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="conversations", verbose_name=_("which group rang")
    )
    is_new = models.BooleanField(default=False, help_text="They were made known for this conversation.")
    said = SealedJSON(_("what you told us so far"))
    owner = models.UUIDField(help_text="The coordinator who looks after it; an opaque id.")
    tries = models.PositiveSmallIntegerField(default=0, help_text="How often nobody answered.")
    due_at = models.DateTimeField(help_text="When somebody is to ring.")
    kept_at = models.DateTimeField(_("kept on"))

    class Meta:
        verbose_name = _("a conversation with you")
        verbose_name_plural = _("conversations with you")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["kept", "no-answer", "again"]), name="conversation_status_known"
            ),
        ]
        indexes = [models.Index(fields=["group", "due_at"], name="conversation_by_group")]

    def __str__(self) -> str:
        return f"conversation {self.pk}: {self.status}"
