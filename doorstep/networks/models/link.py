"""A page that groups publish, and whether it is still there: tried now and then, with nothing of it kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """One for each address, however many groups publish it.

    It is tried in steps, with time in between, for its host has others to serve; `step` is the next one. `failures`
    are on so many different days, the last of them `failed_on`; `busy` is how often in a row its host wanted peace.
    """

    class State(models.TextChoices):
        NEW = "new", _("not tried yet")
        THERE = "there", _("there")
        # It lets no program look, or answers a program otherwise than a person.
        UNKNOWN = "unknown", _("nobody but a person can tell")
        GONE = "gone", _("not there any more")

    class Step(models.TextChoices):
        ROBOTS = "robots"
        HEAD = "head"
        GET = "get"

    url = models.CharField(max_length=300, unique=True)
    host = models.CharField(max_length=260)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    step = models.CharField(max_length=10, choices=Step, default=Step.ROBOTS)
    failures = models.PositiveSmallIntegerField(default=0)
    failed_on = models.DateField(null=True)
    busy = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, help_text="When it was last known what it is.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["new", "there", "unknown", "gone"]), name="link_state_known"
            ),
            models.CheckConstraint(condition=models.Q(step__in=["robots", "head", "get"]), name="link_step_known"),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="link_due"),
            models.Index(fields=["tried_at"], name="link_tried"),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"
