"""What happened: who (an opaque id), what, to what, when; never anything personal. And the chain that seals it."""

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


class JournalSeal(models.Model):
    """One link of the chain: covers all entries after the seal before it, up to `last` (docs/decisions/0032)."""

    number = models.BigIntegerField(primary_key=True, help_text="1, 2, 3 …: of two who seal at once, one is first.")
    last = models.BigIntegerField(help_text="The id of the last entry it covers.")
    sealed_at = models.DateTimeField()
    key = models.CharField(max_length=16, help_text="The id of the key that the proof was made with.")
    marks = models.BinaryField(help_text="The id and SHA-256 of each entry, in order, 40 bytes each.")
    digest = models.BinaryField(help_text="SHA-256 over the digest before, this row and its marks.")
    proof = models.BinaryField(help_text="HMAC of number and digest under the installation's key.")

    def __str__(self) -> str:
        return f"seal {self.number}, up to entry {self.last}"
