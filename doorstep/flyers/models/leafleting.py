"""A leafleting sheet: streets that flyers are taken to, who takes which, and which are done."""

from django.db import models

from doorstep.groups.models import Group

MOST_STREETS = 150  # on a sheet


class Leafleting(models.Model):
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="leafletings")
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "-made_at"], name="leafletings_of_a_group")]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class Street(models.Model):
    """A street on a sheet. `taken_by` and `done_by` are ids that say nothing; names are read where they may be.

    Who walked it is forgotten some weeks after, and who only took it once they are no longer in the group.
    """

    leafleting = models.ForeignKey(Leafleting, on_delete=models.CASCADE, related_name="streets")
    name = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField(help_text="Where it stands on the sheet.")
    taken_by = models.UUIDField(null=True)
    done_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["leafleting", "name"], name="street_once_a_sheet"),
            models.CheckConstraint(
                condition=models.Q(done_by=None) | models.Q(done_at__isnull=False), name="street_done_by_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["taken_by"], name="streets_taken"),
            models.Index(fields=["done_at"], name="streets_done"),
        ]
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.name
