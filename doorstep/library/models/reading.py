"""That a document was read, and whether it helped: how often and why, and never who."""

from django.db import models

from doorstep.library.models.document import Document


class DayCount(models.Model):
    """How often the page of a document was opened on one day."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="day_counts")
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "day"], name="day_count_once")]

    def __str__(self) -> str:
        return f"{self.document_id} on {self.day}: {self.times}"


class Opinion(models.Model):
    """Whether a document helped a reader, of whom nothing is known; and why, in words that are kept ninety days."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="opinions")
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    helped = models.BooleanField()
    words = models.TextField(max_length=1000, blank=True)
    said_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["document", "said_on"], name="opinion_by_document")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.helped}"
