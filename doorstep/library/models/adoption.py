"""That a group made a document its own, and of what."""

from django.db import models

from doorstep.groups.models import Group
from doorstep.library.models.document import Document


class Adoption(models.Model):
    """The group's own document, the one it came from, and which edition of that.

    What was filled in stands in the group's text, and is as public as that.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="adoption")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="adoptions")
    source = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="adopted")
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField(help_text="Which edition of its source it holds.")
    filled = models.JSONField(default=dict)
    own_number = models.PositiveIntegerField(help_text="Which edition of its own holds that, unchanged.")
    told_number = models.PositiveIntegerField(help_text="Up to which edition of its source the group was told of it.")
    adopted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "source"], name="adoption_once_a_group")]

    def __str__(self) -> str:
        return f"{self.document_id} of {self.source_id}, {self.number}"
