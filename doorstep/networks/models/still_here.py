"""That a group was asked whether it is still going, and how often; nothing once it answered."""

from django.db import models

from doorstep.groups.models import Group


class StillHere(models.Model):
    """`due_at` is when the next step is taken, unless somebody of the group says that it is still going."""

    class Step(models.TextChoices):
        ASKED = "asked"
        ASKED_AGAIN = "asked-again"
        # The directory says that no answer came.
        SILENT = "silent"
        # It was put to rest for that.
        RESTS = "rests"

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="still_here")
    step = models.CharField(max_length=12, choices=Step, default=Step.ASKED)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, help_text="Empty once nothing more is done.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__in=["asked", "asked-again", "silent", "rests"]), name="still_here_step_known"
            )
        ]
        indexes = [models.Index(fields=["due_at"], name="still_here_due")]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.step}"
