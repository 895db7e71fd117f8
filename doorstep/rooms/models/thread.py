"""What is said in a room: threads, the posts in them, and who wants to hear nothing of one."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.rooms.models.room import Room
from doorstep.vault.fields import SealedText
from doorstep.vault.holding import DataClass, Held, Life

LASTS = timedelta(days=730)


class Thread(Moving):
    """Begun by somebody, whose words its subject is; or about something public, by whose title it goes.

    `about` is the id of that, which the app it belongs to knows. `said` is what the house says at its head, of what
    nobody here wrote.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.OPEN: [Status.CLOSED], Status.CLOSED: [Status.OPEN]}
    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("last_at", LASTS),
        unsaid=("about", "title", "said"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="threads", verbose_name=_("the room of which network")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="threads",
        verbose_name=_("who began it"),
    )
    subject = SealedText(_("what it is about"))
    title = models.CharField(max_length=160, blank=True, help_text="Of something public that it is about.")
    said = models.TextField(max_length=8000, blank=True, help_text="By the house, of what nobody here wrote.")
    about = models.UUIDField(null=True, unique=True, help_text="An id of the app whose thing it is about.")
    begun_at = models.DateTimeField(_("begun on"))
    last_at = models.DateTimeField(_("last post on"))

    class Meta:
        verbose_name = _("a thread that you began in a contacts’ room")
        verbose_name_plural = _("threads that you began in contacts’ rooms")
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=["open", "closed"]), name="thread_status_known"),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | ~models.Q(title=""), name="thread_goes_by_something"
            ),
        ]
        indexes = [models.Index(fields=["room", "-last_at"], name="thread_newest")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.status}"


class Post(Moving):
    """What somebody wrote in a thread.

    One that came by e-mail waits until its writer says yes: who a letter is from is a claim, and what a program took
    for their words may be more than they meant. `told_at` is when it went out to those who want it by mail; no two
    went at the same moment, so that an answer finds its post by it.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("waits for your yes")
        STANDS = "stands", _("can be read")
        HIDDEN = "hidden", _("taken out by the desk")
        TAKEN_BACK = "taken-back", _("taken back")

    class How(models.TextChoices):
        PAGE = "page", _("on the page")
        MAIL = "mail", _("by e-mail")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Status.WAITING: [Status.STANDS, Status.TAKEN_BACK],
        Status.STANDS: [Status.HIDDEN, Status.TAKEN_BACK],
        Status.HIDDEN: [Status.STANDS, Status.TAKEN_BACK],
        Status.TAKEN_BACK: [],
    }
    HELD = Held(whose="person_id", data_class=DataClass.P2, life=Life("posted_at", LASTS), unsaid=("thread", "told_at"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.STANDS)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts", verbose_name=_("who wrote it")
    )
    how = models.CharField(_("how it came"), max_length=10, choices=How, default=How.PAGE)
    words = SealedText(_("what you wrote"))
    written_at = models.DateTimeField(_("written on"))
    posted_at = models.DateTimeField(_("to be read since"), null=True)
    told_at = models.DateTimeField(null=True, unique=True, help_text="When it went out by mail.")

    class Meta:
        verbose_name = _("a post of yours in a contacts’ room")
        verbose_name_plural = _("your posts in contacts’ rooms")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "stands", "hidden", "taken-back"]), name="post_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["waiting", "taken-back"]) | models.Q(posted_at__isnull=False),
                name="post_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["thread", "posted_at"], name="post_in_thread"),
            models.Index(fields=["posted_at"], condition=models.Q(told_at=None, status="stands"), name="post_untold"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} in {self.thread_id}: {self.status}"


class Muting(models.Model):
    """That somebody wants to hear nothing more of one thread."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True, unsaid=("thread",))

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="mutings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutings", verbose_name=_("who")
    )
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("a thread that you want to hear nothing of")
        verbose_name_plural = _("threads that you want to hear nothing of")
        constraints = [models.UniqueConstraint(fields=["thread", "person"], name="muting_once")]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.thread_id}"
