"""A batch of flyers: one design with a code of its own; and how often its code was followed, by the day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.flyers.said import LONGEST_DISTRICT, LONGEST_NOTE, LONGEST_PHONE, Flyer
from doorstep.groups.models import Group


class Batch(models.Model):
    """What is printed lies on doormats for years: a design can change or be put away, and its code leads on."""

    class Size(models.TextChoices):
        A6 = "a6", _("Postcards: four A6 on a sheet of A4, with marks to cut along")
        A5 = "a5", _("A flyer: A5")
        A5_TWO = "a5-two", _("Flyers: two A5 on a sheet of A4, with marks to cut along")
        DOOR = "door", _("Door hangers: three on a sheet of A4, with a hole for the handle")
        A4 = "a4", _("A poster: A4")
        A3 = "a3", _("A large poster: A3")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="flyers")
    code = models.CharField(max_length=12, unique=True, help_text="What its QR code says; no secret.")
    size = models.CharField(max_length=10, choices=Size)
    languages = models.JSONField(help_text="One or two, by their codes, the first on top.")
    phrases = models.JSONField(default=dict, help_text="The group's own words, by language and name of the phrase.")
    phone = models.CharField(max_length=LONGEST_PHONE, blank=True, help_text="As it is printed, for everybody to read.")
    district = models.CharField(max_length=LONGEST_DISTRICT, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="What the group calls it.")
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    put_away_at = models.DateTimeField(null=True, help_text="Since when it is not on the list any more.")

    class Meta:
        indexes = [models.Index(fields=["group", "put_away_at", "-made_at"], name="flyers_of_a_group")]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.code

    @property
    def in_languages(self) -> str:
        """Name its languages in the reader's own: "Arabic and English"."""
        return languages.listed(languages.name(code) for code in self.languages)

    @property
    def flyer(self) -> Flyer:
        return Flyer(self.size, tuple(self.languages), self.phrases, self.phone, self.district, self.note)


class Visits(models.Model):
    """How often the code of a batch was followed on a day; nothing of who did."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="visits")
    day = models.DateField()
    many = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "day"], name="visits_once_a_day")]
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.many}"
