"""What comes back: as it came, sealed until it was read; what somebody wrote; and where nothing is sent any more."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.journal.lifecycle import Moving
from doorstep.messaging.inbound.sniffing import Kind
from doorstep.messaging.models.messages import Message
from doorstep.people.models import ContactPoint
from doorstep.vault.fields import SealedBlob, SealedText
from doorstep.vault.holding import DataClass, Held, Life

KEPT = timedelta(days=28)


class Tray(models.Model):
    """A day's worth of what came in; it has a key of its own, for nobody knows yet whose any of it is."""

    HELD = Held(whose="id", data_class=DataClass.P2, life=Life("made_at", KEPT), goes=True, of_nobody=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField(unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"the tray of {self.day}"


class Arrival(models.Model):
    """One request of a provider, or one e-mail, as it came. It goes as soon as it was read and acted upon."""

    HELD = Held(whose="tray_id", data_class=DataClass.P2, life=Life("came_at", KEPT), goes=True, of_nobody=True)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tray = models.ForeignKey(Tray, on_delete=models.CASCADE, related_name="arrivals")
    way = models.SlugField(max_length=20, help_text="Who told us, such as twilio.")
    kind = models.CharField(max_length=100, blank=True, help_text="What they say it is, such as application/json.")
    raw = SealedBlob()
    came_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="When it may be read.")
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="arrival_due")]

    def __str__(self) -> str:
        return f"from {self.way}, {self.came_at}"


class Heard(models.Model):
    """That we heard of something, by its teller's own id, so that it counts once however often it is told."""

    id = models.BigAutoField(primary_key=True)
    way = models.SlugField(max_length=20)
    event_id = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "event_id"], name="heard_once")]

    def __str__(self) -> str:
        return f"{self.way} {self.event_id}"


class Reply(Moving):
    """What somebody wrote to us, by whatever means, or said: answered by the house, or open until a human looked.

    `in_writing`: it is answered so; what was said usually is by ringing back. That took `seconds`; then `voice` is the
    sound as MP3, unless it could not be had. `is_cut`: there was more of it than is kept. Of what came along
    `not_kept` were too large or too many, `not_fetched` could not be had.
    """

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("came_at", KEPT),
        goes=True,
        unsaid=("point", "about", "likely", "seconds", "desk", "is_cut", "not_kept", "not_fetched", "in_writing"),
    )

    class Status(models.TextChoices):
        OPEN = "open", _("somebody looks at it")
        ANSWERED = "answered", _("answered")

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {Status.OPEN: [Status.ANSWERED], Status.ANSWERED: []}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(_("how it stands"), max_length=20, choices=Status, default=Status.OPEN)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="replies")
    point = models.ForeignKey(ContactPoint, on_delete=models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="replies")
    means = models.CharField(_("by"), max_length=10, choices=ContactPoint.Means)
    body = SealedText(_("what you wrote"))
    voice = SealedBlob(_("what you said on the telephone"))
    seconds = models.PositiveSmallIntegerField(default=0)
    in_writing = models.BooleanField(default=True)
    is_cut = models.BooleanField(default=False)
    not_kept = models.PositiveSmallIntegerField(default=0)
    not_fetched = models.PositiveSmallIntegerField(default=0)
    likely = models.CharField(max_length=10, blank=True, help_text="What it probably means: yes, no, later …")
    desk = models.UUIDField(null=True, help_text="Whose humans look at it, an id of the app that answers.")
    came_at = models.DateTimeField(_("came on"))
    ended_at = models.DateTimeField(_("answered on"), null=True)

    class Meta:
        verbose_name = _("something you wrote to us")
        verbose_name_plural = _("what you wrote to us")
        indexes = [models.Index(fields=["desk", "came_at"], name="reply_open", condition=models.Q(status="open"))]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=["open", "answered"]), name="reply_status_known")
        ]

    def __str__(self) -> str:
        return f"by {self.means}: {self.status}"


class Attachment(models.Model):
    """A file that came with what somebody wrote: kept as it came, opened and shown by nothing of ours.

    `kind` and `ending` say what it is by its own bytes (inbound/sniffing.py). Without an ending it is handed to nobody.
    """

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P2,
        life=Life("came_at", KEPT),
        goes=True,
        unsaid=("reply", "number", "ending", "size"),
    )

    class Kinds(models.TextChoices):
        PICTURE = Kind.PICTURE.value, _("a picture")
        SOUND = Kind.SOUND.value, _("a sound")
        FILM = Kind.FILM.value, _("a film")
        DOCUMENT = Kind.DOCUMENT.value, _("a document")
        WORDS = Kind.WORDS.value, _("a file of plain words")
        ACTIVE = Kind.ACTIVE.value, _("a document that can run programs")
        PAGE = Kind.PAGE.value, _("a web page, or a drawing that can run programs")
        PROGRAM = Kind.PROGRAM.value, _("a program")
        ARCHIVE = Kind.ARCHIVE.value, _("an archive, in which anything can be")
        UNKNOWN = Kind.UNKNOWN.value, _("a file of a kind that we do not know")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="attachments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField(help_text="Which it was of all that came along.")
    kind = models.CharField(_("what it is"), max_length=10, choices=Kinds)
    ending = models.CharField(max_length=5, blank=True, help_text="What a name for it ends in; of our own choice.")
    size = models.PositiveIntegerField(help_text="In bytes.")
    content = SealedBlob(_("what you sent"))
    came_at = models.DateTimeField(_("came on"))

    class Meta:
        verbose_name = _("a file that you sent us")
        verbose_name_plural = _("files that you sent us")
        constraints = [models.UniqueConstraint(fields=["reply", "number"], name="attachment_once")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.size} bytes"

    @property
    def name(self) -> str:
        """Write a name of our own for it; "" where it is handed to nobody."""
        return f"{self.kind}-{self.number}.{self.ending}" if self.ending else ""


class Silence(models.Model):
    """A number or address to which nothing is sent any more: they asked for that, it came back, or they complained.

    Kept by its keyed hash alone, and also after whoever it is was erased: else they would be written to again.
    """

    class Why(models.TextChoices):
        ASKED = "asked", _("they asked for it")
        CAME_BACK = "came-back", _("what was sent there came back")
        COMPLAINED = "complained", _("they told their mail provider that they want none of it")

    id = models.BigAutoField(primary_key=True)
    means = models.CharField(max_length=10, choices=ContactPoint.Means)
    hashed = models.CharField(max_length=64)
    why = models.CharField(max_length=12, choices=Why)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["means", "hashed"], name="silence_once")]

    def __str__(self) -> str:
        return f"{self.means}: {self.why}"
