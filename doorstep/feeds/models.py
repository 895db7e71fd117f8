"""Which installation this is, which feeds of others it follows, and what each of them says."""

import uuid

from django.db import models
from django.utils import timezone


class Installation(models.Model):
    """This installation, as feeds name it; one row, made when it is first asked for."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="feeds_one_installation")]

    def __str__(self) -> str:
        return str(self.uid)


class Feed(models.Model):
    """The open data of another installation, whose groups are shown here too."""

    class State(models.TextChoices):
        FOLLOWED = "followed"
        LEAVING = "leaving"  # its groups are being taken off; then it goes itself

    name = models.CharField(max_length=80, unique=True, help_text="As pages say it: from …")
    url = models.CharField(max_length=500, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.FOLLOWED)
    at = models.CharField(max_length=1000, blank=True, help_text="The page to ask for next; empty for the first.")
    etag = models.CharField(max_length=200, blank=True, help_text="Of the page to ask for next.")
    walk = models.PositiveIntegerField(default=0, help_text="How often it was read as a whole.")
    whole = models.BooleanField(default=True, help_text="It is being read as a whole, and not only what changed.")
    whole_at = models.DateTimeField(null=True, help_text="When it had last been read as a whole.")
    due_at = models.DateTimeField(default=timezone.now)
    fetched_at = models.DateTimeField(null=True, help_text="When it last answered.")
    failures = models.PositiveSmallIntegerField(default=0, help_text="In a row.")
    left_out = models.PositiveIntegerField(default=0, help_text="Groups of the last reading that could not be taken.")
    said = models.CharField(max_length=400, blank=True, help_text="How it went, in a sentence.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=["followed", "leaving"]), name="feed_state_known")
        ]
        indexes = [models.Index(fields=["due_at"], name="feed_by_due")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FeedEntry(models.Model):
    """What one feed says of one group; of several the nearest is shown, and the others wait."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    uid = models.UUIDField(help_text="The group's, the same in every directory.")
    hops = models.PositiveSmallIntegerField(help_text="How many installations it came through.")
    updated_at = models.DateTimeField(help_text="When it changed, as the feed says.")
    is_closed = models.BooleanField(default=False)
    said = models.JSONField(help_text="What could be read of the row; of a group that has closed, its way.")
    walk = models.PositiveIntegerField(help_text="The reading in which it was last seen.")
    kept_out = models.BooleanField(default=False, help_text="The operator does not want to show this group.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uid", "feed"], name="feed_entry_once")]
        indexes = [models.Index(fields=["feed", "walk"], name="feed_entry_by_walk")]

    def __str__(self) -> str:
        return f"{self.uid} by {self.feed_id}"
