"""Who said what about a group, field by field; and what each list calls the groups that it gave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models.group import Group
from doorstep.groups.speakers import DESK, GROUP, LIST


class Voice(models.TextChoices):
    GROUP = GROUP, _("the group")
    LIST = LIST, _("a list")
    DESK = DESK, _("the desk")


class Provenance(models.Model):
    """Who said last what stands in one field of a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="provenance")
    field = models.CharField(max_length=20)
    voice = models.CharField(max_length=10, choices=Voice)
    source = models.CharField(max_length=120, blank=True, help_text="The list's name, where a list said it.")
    key = models.CharField(max_length=120, blank=True, help_text="What the list calls the line that said it.")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "field"], name="provenance_once_a_field")]

    def __str__(self) -> str:
        return f"{self.field}: {self.source or self.voice}"


class SourceEntry(models.Model):
    """A line of a list, known by its key, and the group it speaks of; `last_seen` when the list had it last."""

    source = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="source_entries")
    last_seen = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="source_entry_once")]

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"
