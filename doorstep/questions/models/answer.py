"""An answer that everybody may read, and each edition of what it says."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doorstep.core.topics import Topic
from doorstep.journal.lifecycle import Moving


class Answer(Moving):
    """A question in the words of the house, and what is answered to it; about nobody.

    `shipped` is the mark of the file that it came in, "" for one of our own: a file that says something new is taken
    over only where nobody here has changed what the last one said. Elsewhere the desk looks at it: `newer`.
    """

    class Status(models.TextChoices):
        PUBLISHED = "published", _("to be read by everybody")
        WITHDRAWN = "withdrawn", _("taken down")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.PUBLISHED: [Status.WITHDRAWN],
        Status.WITHDRAWN: [Status.PUBLISHED],
    }

    status = models.CharField(max_length=20, choices=Status, default=Status.PUBLISHED)
    slug = models.SlugField(max_length=80, allow_unicode=True)
    language = models.CharField(max_length=12)
    topic = models.CharField(max_length=20, choices=Topic)
    shipped = models.CharField(max_length=64, blank=True)
    newer = models.TextField(blank=True, help_text="The newer file, as it came, while the house had changed its own.")
    newer_seen = models.BooleanField(default=False, help_text="The desk looked at it.")
    review_by = models.DateField(help_text="When somebody looks whether it is still right.")
    nagged_at = models.DateTimeField(null=True, help_text="When somebody was last told that this day has come.")
    helpful = models.PositiveIntegerField(default=0)
    unhelpful = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "language"], name="answer_once_a_language"),
            models.UniqueConstraint(fields=["slug"], condition=models.Q(shipped=""), name="answer_of_ours_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=["published", "withdrawn"]), name="answer_status_known"
            ),
        ]
        indexes = [models.Index(fields=["status", "review_by"], name="answer_to_review")]

    def __str__(self) -> str:
        return f"{self.slug} ({self.language}): {self.status}"

    def get_absolute_url(self) -> str:
        return reverse("questions:answer", args=[self.slug])


class Edition(Moving):
    """What an answer says, or would say once somebody else has read it.

    Whoever wrote it, and whoever read it before it went out, are known by opaque ids; what came with the software has
    neither. One at a time waits.
    """

    class Status(models.TextChoices):
        WAITS = "waits", _("waits for a second pair of eyes")
        OUT = "out", _("went out")
        LEFT = "left", _("left as it was")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITS: [Status.OUT, Status.LEFT],
        Status.OUT: [],
        Status.LEFT: [],
    }

    status = models.CharField(max_length=20, choices=Status, default=Status.WAITS)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    topic = models.CharField(max_length=20, choices=Topic)
    question = models.CharField(max_length=200)
    markdown = models.TextField(max_length=20_000)
    sources = models.TextField(max_length=4000, blank=True, help_text="One a line: what it is, whose, its address.")
    written_by = models.UUIDField(null=True)
    written_on = models.DateField()
    reviewed_by = models.UUIDField(null=True)
    reviewed_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["answer", "number"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="edition_once"),
            models.UniqueConstraint(fields=["answer"], condition=models.Q(status="waits"), name="edition_one_waits"),
            models.CheckConstraint(
                condition=models.Q(status__in=["waits", "out", "left"]), name="answer_edition_status_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="out") | models.Q(out_at__isnull=False), name="edition_out_has_its_moment"
            ),
            # Two people, always: the database holds it too.
            models.CheckConstraint(
                condition=models.Q(written_by__isnull=True)
                | models.Q(reviewed_by__isnull=True)
                | ~models.Q(written_by=models.F("reviewed_by")),
                name="edition_read_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}, {self.number}: {self.status}"
