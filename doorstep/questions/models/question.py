"""What somebody asks, on its way to an answer; and the codes with which they come back."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.core.topics import Topic
from doorstep.journal.lifecycle import Moving
from doorstep.questions.models.answer import Answer
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life

KEPT, LONGEST = timedelta(days=28), timedelta(days=365)


class Question(Moving):
    """Sealed until it is over, and gone four weeks after they were told: what goes out is an Answer, written anew.

    What nobody settles, or nobody tells them, is gone after a year all the same (`goes_at`). `message` is what told
    them, as long as nobody knows that it did not arrive.

    `words` are whoever asked; `question`, `markdown` and `sources` are what is being written for them, `remark` what
    whoever read that would have otherwise, `said` what they are told where nothing is published.
    """

    class Status(models.TextChoices):
        ASKED = "asked", _("waits for somebody to look it up")
        ASSIGNED = "assigned", _("somebody looks it up")
        WRITTEN = "written", _("an answer is written, and somebody else reads it")
        REVIEWED = "reviewed", _("the answer was read, and is about to be told")
        PUBLISHED = "published", _("answered, for everybody to read")
        PRIVATE = "private", _("answered, for you alone")
        POINTED = "pointed", _("answered before")
        DECLINED = "declined", _("we could not answer it")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.ASKED: [Status.ASSIGNED, Status.POINTED, Status.DECLINED],
        Status.ASSIGNED: [Status.ASKED, Status.WRITTEN, Status.POINTED, Status.DECLINED],
        # Whoever reads it sends it back, with what is to be mended: to the desk where its writer is gone.
        Status.WRITTEN: [Status.ASKED, Status.ASSIGNED, Status.REVIEWED, Status.POINTED, Status.DECLINED],
        Status.REVIEWED: [
            *(Status.ASKED, Status.ASSIGNED, Status.PUBLISHED, Status.PRIVATE, Status.POINTED, Status.DECLINED)
        ],
        Status.PUBLISHED: [],
        Status.PRIVATE: [],
        Status.POINTED: [],
        Status.DECLINED: [],
    }
    OPEN: ClassVar[Sequence[str]] = (Status.ASKED, Status.ASSIGNED, Status.WRITTEN, Status.REVIEWED)
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("goes_at", timedelta(0)),
        goes=True,
        unsaid=(
            *("language", "topic", "sent_as", "writer", "reviewer", "written_at", "reviewed_at", "to_ring", "answer"),
            *("message", "goes_at", "with_desk_since"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.ASKED)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="questions")
    language = models.CharField(max_length=12)
    words = SealedText(_("what you asked"))
    sent_as = models.UUIDField(unique=True, help_text="So that what is sent twice is kept once.")
    asked_at = models.DateTimeField(_("asked on"))
    writer = models.UUIDField(null=True, help_text="Who looks it up, an opaque id.")
    reviewer = models.UUIDField(null=True, help_text="Who is asked to read what was written.")
    topic = models.CharField(max_length=20, choices=Topic, blank=True)
    question = SealedText(_("the question in other words"))
    markdown = SealedText(_("what is answered"))
    sources = SealedText(_("where that is from"))
    remark = SealedText(_("what whoever read it would have otherwise"))
    said = SealedText(_("what you are told"))
    written_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    to_ring = models.BooleanField(default=False, help_text="Nothing can be sent to them, and nobody rang them yet.")
    message = models.UUIDField(null=True, help_text="What was sent to tell them, unless it did not arrive.")
    answer = models.ForeignKey(Answer, on_delete=models.SET_NULL, null=True, related_name="asked")
    settled_at = models.DateTimeField(_("settled on"), null=True)
    goes_at = models.DateTimeField(null=True, help_text="When it is forgotten.")
    with_desk_since = models.DateTimeField(null=True, help_text="When the desk last came to have the next step.")

    class Meta:
        verbose_name = _("a question that you asked us")
        verbose_name_plural = _("questions that you asked us")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[
                        "asked",
                        "assigned",
                        "written",
                        "reviewed",
                        "published",
                        "private",
                        "pointed",
                        "declined",
                    ]
                ),
                name="question_status_known",
            ),
            models.CheckConstraint(
                condition=models.Q(status="asked", writer__isnull=True)
                | models.Q(status__in=["assigned", "written", "reviewed"], writer__isnull=False)
                | models.Q(settled_at__isnull=False),
                name="question_is_with_somebody",
            ),
            # Two people, always: the database holds it too.
            models.CheckConstraint(
                condition=models.Q(writer__isnull=True)
                | models.Q(reviewer__isnull=True)
                | ~models.Q(writer=models.F("reviewer")),
                name="question_read_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "asked_at"], name="question_open"),
            models.Index(fields=["writer"], name="question_writer"),
            models.Index(fields=["reviewer"], name="question_reviewer"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"


class WayBack(models.Model):
    """A code with which whoever asked without an account sees how it stands, and takes it back; hashed.

    `opens` is said of one that was sent to where they are reached: with it they read the answer as well. The other is
    shown on a page, is written on paper, and tells whoever finds it no more than that something was asked.
    """

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True, kept_back=("hashed",), unsaid=("question",))

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="ways_back")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    handle = models.CharField(_("begins with"), max_length=4, unique=True)
    hashed = models.CharField(max_length=64)
    opens = models.BooleanField(_("opens the answer"), default=False)
    made_at = models.DateTimeField(_("given on"))

    class Meta:
        verbose_name = _("a code with which you come back to what you asked")
        verbose_name_plural = _("codes with which you come back to what you asked")

    def __str__(self) -> str:
        return self.handle
