"""An index of names: entries, the words they consist of, and the three-letter pieces of each word.

A word stands once however many entries use it, so that "mutual" costs a look-up no more than a rare name does.
"""

from django.db import models


class Entry(models.Model):
    """A piece of public text that can be found: a group's name, a guide's title."""

    kind = models.CharField(max_length=20)
    key = models.BigIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_one_entry_a_thing")]

    def __str__(self) -> str:
        return self.text


class Word(models.Model):
    text = models.CharField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.text


class Trigram(models.Model):
    trigram = models.CharField(max_length=3)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trigram", "word"], name="search_trigram_once_a_word")]

    def __str__(self) -> str:
        return self.trigram


class Posting(models.Model):
    """A word stands in an entry."""

    word = models.ForeignKey(Word, on_delete=models.CASCADE, db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "kind", "entry"], name="search_word_once_an_entry")]

    def __str__(self) -> str:
        return f"{self.word} in {self.entry}"
