"""Public texts as they are found: what each says, the stems of its words, and how words are spelt.

The full text index itself stands beside, made by the migration: `search_index` on SQLite, the column `found_by` on
PostgreSQL. The database keeps it, whoever writes: see `doorstep/search/engines`.
"""

from django.db import models


class PublicText(models.Model):
    """A text that everybody may read, in one language: a guide, an answer, a group's page, news."""

    # What a question is narrowed by stands before what is long, so that looking at it reads one page of the file.
    kind = models.CharField(max_length=20)
    key = models.BigIntegerField()
    language = models.CharField(max_length=12)
    facets = models.TextField()
    address = models.TextField()
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=1000)
    # One stem for each word, in the order of the words, so that what was found can be marked in the text.
    title_stems = models.TextField()
    summary_stems = models.TextField()
    body_stems = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="search_one_text_a_language"),
        ]

    def __str__(self) -> str:
        return self.title


class Spelling(models.Model):
    """A word as it stands in some public text: what a word that stands nowhere was perhaps meant to be."""

    text = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    stem = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="search_one_spelling_a_language")]

    def __str__(self) -> str:
        return self.text


class Piece(models.Model):
    """Three letters of a spelling."""

    trigram = models.CharField(max_length=3)
    spelling = models.ForeignKey(Spelling, on_delete=models.CASCADE, db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trigram", "spelling"], name="search_piece_once_a_spelling")]

    def __str__(self) -> str:
        return self.trigram
