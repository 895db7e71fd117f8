"""What was imported about places: postcodes and areas, each under the edition that it came with."""

from django.db import models
from django.db.models import Q


class Edition(models.Model):
    """One import of one file. Rows belong to an edition, and only the current one of a subject and kind is asked.

    Nothing cascades from here: a million rows must never be deleted at once (`importing.storing.clear` does it).
    """

    class Subject(models.TextChoices):
        POSTCODES = "postcodes"
        AREAS = "areas"

    class Status(models.TextChoices):
        IMPORTING = "importing"
        CURRENT = "current"
        SUPERSEDED = "superseded"  # its rows may go, and then it goes itself

    subject = models.CharField(max_length=20, choices=Subject.choices)
    kind = models.CharField(max_length=20, blank=True, help_text="The kind of areas: borough, ward, neighbourhood.")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.IMPORTING)
    source = models.CharField(max_length=200, help_text="The file's name.")
    started_at = models.DateTimeField()
    alive_at = models.DateTimeField(help_text="When the import last wrote; one that stands still is swept away.")
    finished_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=dict, help_text="Why rows were left out, and how many.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind"], condition=Q(status="current"), name="places_one_current_edition"
            ),
            models.CheckConstraint(condition=Q(subject="areas") ^ Q(kind=""), name="places_areas_have_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or self.subject} of {self.source} ({self.status})"


class Sector(models.Model):
    """A postcode sector such as "SE15 5"; its cell holds the median of its units' positions."""

    edition = models.ForeignKey(Edition, models.DO_NOTHING, db_index=False)
    code = models.CharField(max_length=6)
    cell = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="places_sector_once")]

    def __str__(self) -> str:
        return self.code


class SectorCell(models.Model):
    """A stored cell and the sector whose postcodes stand on most spots of it; cells without a postcode have no row."""

    pk = models.CompositePrimaryKey("edition_id", "cell")
    edition = models.ForeignKey(Edition, models.DO_NOTHING, db_index=False)
    sector = models.ForeignKey(Sector, models.DO_NOTHING)
    cell = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.sector_id}: {self.cell:x}"


class PostcodeUnit(models.Model):
    """A full postcode, a few doors: "SE155BZ". Millions of narrow rows under a single index."""

    pk = models.CompositePrimaryKey("edition_id", "code")
    edition = models.ForeignKey(Edition, models.DO_NOTHING, db_index=False)
    code = models.CharField(max_length=7)
    cell = models.BigIntegerField()
    terminated = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.code


class Area(models.Model):
    """A borough, ward or neighbourhood with its name and official code; its cell is about its middle.

    The outline is a GeoJSON MultiPolygon's coordinates, in degrees to five decimals (about a metre).
    """

    edition = models.ForeignKey(Edition, models.DO_NOTHING, db_index=False)
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    cell = models.BigIntegerField()
    size = models.PositiveIntegerField(help_text="How many stored cells have their centre inside.")
    outline = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="places_area_once")]

    def __str__(self) -> str:
        return self.name


class AreaCell(models.Model):
    """One of the compacted cells that an area is made of: a doorstep's areas hold one of its ancestors."""

    area = models.ForeignKey(Area, models.CASCADE, db_index=False)
    # Indexed for the next question: in which areas is this doorstep?
    cell = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "cell"], name="places_area_cell_once")]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.cell:x}"


class BorderCell(models.Model):
    """A stored cell that an area's border crosses: there the cell alone does not say whether a doorstep is inside.

    Holds the pieces of the border in it, each as two corners, and on which side of them the cell's centre lies
    (`places/borders.py`). An area cell without one lies inside altogether.
    """

    area = models.ForeignKey(Area, models.CASCADE, db_index=False)
    cell = models.BigIntegerField(db_index=True)
    holds_centre = models.BooleanField()
    edges = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "cell"], name="places_border_cell_once")]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.cell:x}"
