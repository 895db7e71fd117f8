"""What people, and groups for theirs, want to hear of a network; and how a network's desk sends."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.broadcasts.models.broadcast import Kind
from doorstep.networks.models import Affiliation, Network
from doorstep.vault.holding import DataClass, Held


class Unwanted(models.Model):
    """A kind of news of a network that somebody does not want."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who")
    )
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+", verbose_name=_("of which network"))
    kind = models.CharField(_("which kind"), max_length=20, choices=Kind)
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("news that you do not want")
        verbose_name_plural = _("news that you do not want")
        constraints = [models.UniqueConstraint(fields=["network", "kind", "person"], name="unwanted_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: no {self.kind} of {self.network_id}"


class GroupUnwanted(models.Model):
    """A kind of news that a group chose not to have sent to its people."""

    affiliation = models.ForeignKey(Affiliation, on_delete=models.CASCADE, related_name="unwanted")
    kind = models.CharField(max_length=20, choices=Kind)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["affiliation", "kind"], name="group_unwanted_once")]

    def __str__(self) -> str:
        return f"no {self.kind} for {self.affiliation_id}"


class Weekly(models.Model):
    """That somebody wants a network's news in one letter a week; what is about safeguarding comes at once."""

    HELD = Held(whose="person_id", data_class=DataClass.P1, goes=True)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who")
    )
    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="+", verbose_name=_("of which network"))
    since = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("news that you want once a week")
        verbose_name_plural = _("news that you want once a week")
        constraints = [models.UniqueConstraint(fields=["network", "person"], name="weekly_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.network_id} once a week"


class NewsRule(models.Model):
    """How a network's desk sends; without a row what stands here as default holds."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="news_rule")
    eyes_above = models.PositiveIntegerField(
        default=200, help_text="To more people than this nothing goes before a second officer looked at it."
    )

    def __str__(self) -> str:
        return f"{self.network_id}: {self.eyes_above}"
