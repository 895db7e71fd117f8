"""What happened: who (an opaque id), what to, when; never anything personal."""

from django.db import models


class JournalEntry(models.Model):
    happened_at = models.DateTimeField()
    by = models.UUIDField(null=True, help_text="The person's opaque id; empty for the installation itself.")
    verb = models.CharField(max_length=40)
    thing = models.CharField(max_length=40, help_text="The model's label, such as groups.group.")
    thing_id = models.CharField(max_length=40)
    facts = models.JSONField(default=dict, help_text="Small public facts, such as the status before.")

    class Meta:
        indexes = [models.Index(fields=["thing", "thing_id", "id"], name="journal_by_thing")]

    def __str__(self) -> str:
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.verb} {self.thing} {self.thing_id}"
