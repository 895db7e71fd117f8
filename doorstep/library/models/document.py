"""A guide, a policy or a template: what it is about and for whom, whose it is, and how it stands."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doorstep.core.topics import Topic
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import Moving
from doorstep.networks.models import Network

ONE_PUBLISHER = models.Q(group__isnull=True) | models.Q(network__isnull=True)


class Document(Moving):
    """What it says stands in its editions. Published by the house, where it names neither a group nor a network.

    Whoever keeps it up to date is known by an opaque id.
    """

    class Kind(models.TextChoices):
        GUIDE = "guide", _("a guide")
        POLICY = "policy", _("a policy")
        TEMPLATE = "template", _("a template")

    class ForWhom(models.TextChoices):
        COORDINATORS = "coordinators", _("those who look after a group")
        VOLUNTEERS = "volunteers", _("those who help")
        ASKERS = "askers", _("those who ask for a hand")
        EVERYONE = "everyone", _("everybody")

    class Status(models.TextChoices):
        DRAFT = "draft", _("a draft")
        OUT = "out", _("on the group’s own page")
        ASKED = "asked", _("on the group’s own page, and the desk looks at it for the library")
        SHARED = "shared", _("in the library")
        WITHDRAWN = "withdrawn", _("taken off")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.DRAFT: [Status.OUT, Status.SHARED],
        Status.OUT: [Status.ASKED, Status.WITHDRAWN],
        Status.ASKED: [Status.OUT, Status.SHARED, Status.WITHDRAWN],
        Status.SHARED: [Status.OUT, Status.WITHDRAWN],
        Status.WITHDRAWN: [Status.OUT, Status.SHARED],
    }
    # Anybody may read it who knows its address.
    READ: ClassVar[Sequence[str]] = (Status.OUT, Status.ASKED, Status.SHARED)

    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=10, choices=Kind)
    topic = models.CharField(max_length=20, choices=Topic)
    for_whom = models.CharField(max_length=20, choices=ForWhom, default=ForWhom.EVERYONE)
    language = models.CharField(max_length=12, default="en", help_text="Of its original: the others translate that.")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="documents")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, null=True, related_name="documents")
    came_as = models.SlugField(
        max_length=80, blank=True, db_index=False, help_text="As which file its text came with the software."
    )
    keeper = models.UUIDField(null=True, help_text="Who keeps it up to date.")
    review_by = models.DateField(null=True, help_text="When somebody reads it again, to see whether it is still true.")
    reminded_on = models.DateField(null=True, help_text="When its keeper was last told that this day has come.")
    heard_until = models.DateField(
        null=True, help_text="Before which day its keeper was told how many readers it helped, and how many not."
    )
    why_off = models.TextField(
        max_length=1000, blank=True, help_text="Why the desk took it off: until that lets it be read again, nobody can."
    )
    asks_back = models.TextField(
        max_length=1000, blank=True, help_text="What was changed, where the desk is asked to let it be read again."
    )
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "out", "asked", "shared", "withdrawn"]),
                name="document_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["guide", "policy", "template"]), name="document_kind_known"
            ),
            models.CheckConstraint(condition=ONE_PUBLISHER, name="document_has_one_publisher"),
            models.CheckConstraint(
                condition=models.Q(why_off="") | models.Q(status="withdrawn"), name="document_taken_off_by_desk_is_off"
            ),
            models.CheckConstraint(
                condition=models.Q(asks_back="") | ~models.Q(why_off=""), name="document_asks_back_what_desk_took_off"
            ),
            models.UniqueConstraint(fields=["came_as"], condition=~models.Q(came_as=""), name="document_came_once"),
        ]
        indexes = [
            models.Index(fields=["status", "kind", "topic"], name="document_by_kind"),
            models.Index(fields=["review_by", "id"], name="document_by_review"),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("library:guide", args=[self.slug])
