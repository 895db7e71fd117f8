"""What was changed in a listing: one field, from what to what, by whom, when; all of it public facts of a group."""

from django.db import models

from doorstep.groups.models.group import Group
from doorstep.groups.models.provenance import Voice


class Change(models.Model):
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=20)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    made_at = models.DateTimeField()
    by = models.UUIDField(null=True, help_text="The person's opaque id; empty for anybody, and for the installation.")
    voice = models.CharField(max_length=10, choices=Voice)
    source = models.CharField(max_length=120, blank=True, help_text="The list's name, where a list said it.")
    undoes = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="undone_by")

    class Meta:
        indexes = [
            models.Index(fields=["group", "field", "id"], name="change_by_field"),
            models.Index(fields=["voice", "id"], name="change_by_voice"),
            models.Index(fields=["field", "made_at"], name="change_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.group_id}"

    @property
    def can_go_back(self) -> bool:
        """A group that was listed or refused cannot wait for its first look again."""
        return self.field != "status" or self.before not in {"", Group.Listing.PROPOSED}
