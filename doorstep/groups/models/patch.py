"""Where a group helps: its patch and those of its street teams, as compacted cells."""

from django.db import models

from doorstep.groups.models.group import Group


class StreetTeam(models.Model):
    """A smaller patch inside a group's, with a name."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="street_teams")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="street_team_once_a_group")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Patch(models.Model):
    """The area of a group, or of one of its street teams: how it was said, and the cells that follow from it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="patches")
    team = models.OneToOneField(StreetTeam, on_delete=models.CASCADE, null=True, related_name="patch")
    parts = models.JSONField(help_text="How it was said: districts, sectors, areas, shapes, circles, cells.")
    size = models.PositiveIntegerField(help_text="In cells of resolution 9, about a tenth of a square kilometre each.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group"], condition=models.Q(team=None), name="one_own_patch_a_group")
        ]

    def __str__(self) -> str:
        return f"{self.team or self.group}"


class PatchCell(models.Model):
    """One cell of a patch; seven siblings stand as their parent, so a borough is a few hundred rows."""

    patch = models.ForeignKey(Patch, on_delete=models.CASCADE, related_name="cells")
    cell = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cell", "patch"], name="cell_once_a_patch")]

    def __str__(self) -> str:
        return f"{self.cell:x}"


class GroupDistrict(models.Model):
    """A postcode district that a group's patch reaches, or in which it is; follows from the cells."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="districts")
    code = models.CharField(max_length=4)
    region = models.CharField(max_length=2, help_text="The letters it begins with.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "group"], name="district_once_a_group")]
        indexes = [models.Index(fields=["region", "code", "group"], name="district_by_region")]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
