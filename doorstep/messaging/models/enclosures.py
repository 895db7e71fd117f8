"""Files that go with what is written to many: kept once, however many letters they go with."""

from django.db import models


class Enclosure(models.Model):
    """One file of a bundle; what stands in it is public, or for all who get it, and about nobody."""

    class Kind(models.TextChoices):
        PDF = "application/pdf"
        PNG = "image/png"
        JPEG = "image/jpeg"

    bundle = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=40, choices=Kind)
    size = models.PositiveIntegerField(help_text="In bytes.")
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bundle", "number"], name="enclosure_once")]
        ordering = ["bundle", "number"]

    def __str__(self) -> str:
        return self.name
