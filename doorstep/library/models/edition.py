"""What a document says, as it was published at one time in one language; the pictures in it; and what came newer."""

import uuid

from django.db import models

from doorstep.library.models.document import Document

LONGEST = 50_000


class Edition(models.Model):
    """Number 0 is the draft of a language; a published edition stays as it is, and can be read for good, or is emptied.

    In another language than the document's own, `translates` says which number of the original it is true to.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=200, blank=True)
    markdown = models.TextField(max_length=LONGEST)
    written_by = models.CharField(max_length=200, blank=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    sources = models.TextField(max_length=4000, blank=True, help_text="One in a line: title, publisher, address.")
    translates = models.PositiveIntegerField(null=True)
    minutes = models.PositiveSmallIntegerField(default=1, help_text="How long it takes to read.")
    mark = models.CharField(max_length=64, blank=True, help_text="Of the shipped text it was made of, unchanged.")
    version = models.PositiveIntegerField(
        default=0, help_text="How often a draft was kept: nobody writes over another."
    )
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "language", "number"], name="edition_once_a_number"),
            models.CheckConstraint(
                condition=models.Q(number=0, published_at__isnull=True)
                | models.Q(number__gt=0, published_at__isnull=False),
                name="edition_is_draft_or_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.language} {self.number}"


class NewerText(models.Model):
    """A text that came with a newer software while the house had changed its own: the desk looks at both."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="newer_texts")
    language = models.CharField(max_length=12)
    said = models.TextField(help_text="The file, as it came.")
    mark = models.CharField(max_length=64)
    is_left = models.BooleanField(default=False, help_text="The desk looked at it, and left its own.")
    came_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "language"], name="newer_text_once_a_language")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.language}"


class Illustration(models.Model):
    """A picture in a document, written anew by us, with the words for whoever does not see it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="illustrations")
    words = models.CharField(max_length=300)
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="illustration_has_words")]
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.words
