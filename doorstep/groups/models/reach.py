"""Under which imported areas a group is found, and how far the last working out of that has come."""

from django.db import models

from doorstep.groups.models.group import Group


class GroupArea(models.Model):
    """An area that a group's patch reaches, or in which the group is; follows from its cells.

    Areas are replaced edition by edition, so their kind and code are kept, and no key.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="areas")
    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "code", "group"], name="area_once_a_group")]
        ordering = ["kind", "code"]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


class AreaNaming(models.Model):
    """How far the groups were gone through since the areas of a kind were last imported."""

    kind = models.CharField(max_length=20, unique=True)
    edition = models.BigIntegerField(help_text="The edition of areas that the groups are gone through for.")
    after = models.BigIntegerField(default=0, help_text="Groups up to this id have been looked at.")
    done = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.kind}: {'done' if self.done else self.after}"
