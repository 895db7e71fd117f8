"""How a group works: who chooses the helper, what a yes needs, and what it adds of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.aid.matching.ladder import How
from doorstep.aid.matching.ranking import Weigh
from doorstep.groups.models import Group


class GroupWay(models.Model):
    """A group's own settings; without a row, what stands here as defaults holds."""

    class Hows(models.TextChoices):
        BOARD = How.BOARD, _("Whoever likes takes a task from the board")
        COORDINATOR = How.COORDINATOR, _("A coordinator chooses whom to ask")
        WAVES = How.WAVES, _("The nearest are asked, a few at a time")

    class Weighs(models.TextChoices):
        """How much something counts when it is worked out whom to ask first."""

        NOTHING = Weigh.NOTHING, _("It makes no difference")
        USUAL = Weigh.USUAL, _("As usual")
        MUCH = Weigh.MUCH, _("It matters a great deal")

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="way")
    how = models.CharField(max_length=12, choices=Hows, default=Hows.WAVES)
    known = models.CharField(
        max_length=8, choices=Weighs, default=Weighs.USUAL, help_text="That two know each other already."
    )
    sharing = models.CharField(
        max_length=8, choices=Weighs, default=Weighs.USUAL, help_text="That the load is shared: who was asked least."
    )
    needs_nod = models.BooleanField(default=False, help_text="A yes counts once a coordinator has nodded.")
    cap = models.PositiveIntegerField(default=3000, help_text="In pence: above it, two coordinators approve a claim.")
    is_full = models.BooleanField(default=False, help_text="It takes no new requests for now.")
    elsewhere = models.TextField(
        max_length=1000, blank=True, help_text="Where else to turn, in its own words: shown when it is full, or cannot."
    )
    keeps_days = models.PositiveSmallIntegerField(default=28, help_text="How long what was asked is kept once over.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(how__in=["board", "coordinator", "waves"]), name="group_way_known"
            ),
            models.CheckConstraint(
                condition=models.Q(known__in=["nothing", "usual", "much"], sharing__in=["nothing", "usual", "much"]),
                name="group_weighs_known",
            ),
            models.CheckConstraint(condition=models.Q(keeps_days__range=(1, 28)), name="group_keeps_no_longer"),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.how}"


class OwnKind(models.Model):
    """A kind of help that a group adds to the usual ones; a task names it `own-` and its id."""

    MOST = 32

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="own_kinds")
    name = models.CharField(max_length=60)
    at_a_door = models.BooleanField(default=True, help_text="Somebody goes there; else it is done from home.")
    number = models.PositiveSmallIntegerField(help_text="Its place among the group's own, from 0: its bit.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], name="own_kind_once"),
            models.UniqueConstraint(fields=["group", "number"], name="own_kind_has_its_bit"),
            models.CheckConstraint(condition=models.Q(number__lt=32), name="own_kinds_fit"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """What not everybody can do, in the group's words: a van, sign language, food hygiene."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "name"], name="skill_once_a_group")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OwnQuestion(models.Model):
    """Something that a group asks whoever wants to help."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="own_questions")
    words = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "words"], name="own_question_once")]
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.words


class Duty(models.Model):
    """Whose turn it is to look after requests: in a group, or for one of its street teams."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="duties")
    team = models.ForeignKey("groups.StreetTeam", on_delete=models.CASCADE, null=True, related_name="duties")
    coordinator = models.UUIDField(help_text="A coordinator's opaque id.")
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(fields=["group"], condition=models.Q(team=None), name="duty_one_a_group"),
            models.UniqueConstraint(
                fields=["team"], condition=models.Q(team__isnull=False), name="duty_one_a_street_team"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coordinator} in {self.group_id}"
