"""A network: what it is for, its area, and who sits at its desk."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from doorstep.core.doors import DOORS, door_for
from doorstep.vault.holding import DataClass, Held, Life


class Network(models.Model):
    """A body that connects groups of a wider area; all of it is public."""

    class Level(models.TextChoices):
        WARD = "ward", _("a ward circle")
        BOROUGH = "borough", _("a borough or town")
        REGION = "region", _("a county or region")
        COUNTRY = "country", _("a whole country")

    # The next wider ones; a network sits in one of these.
    WIDER: ClassVar[dict[str, tuple[str, ...]]] = {
        Level.WARD: (Level.BOROUGH, Level.REGION, Level.COUNTRY),
        Level.BOROUGH: (Level.REGION, Level.COUNTRY),
        Level.REGION: (Level.COUNTRY,),
        Level.COUNTRY: (),
    }

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=Level)
    about = models.TextField(max_length=4000, blank=True, help_text="What it is for.")
    run_by = models.CharField(max_length=120, blank=True, help_text="Who runs it, such as a charity's name.")
    email = models.EmailField(blank=True, help_text="Where groups write to, to join it; ours, as the mailbox fetches.")
    door = models.CharField(max_length=20, choices=DOORS, blank=True)
    within = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="inside")
    parts = models.JSONField(default=dict, help_text="How its area was said; nothing for a whole country.")
    cell = models.BigIntegerField(help_text="The middle of its area.")
    made_at = models.DateTimeField()
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False, help_text="Whose humans read what comes.")
    letters_a_day = models.PositiveSmallIntegerField(
        default=0, help_text="To how many groups of a list it writes a day to ask whether they are still going."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=["ward", "borough", "region", "country"]), name="network_level_known"
            ),
            models.CheckConstraint(condition=~models.Q(within=models.F("id")), name="network_not_within_itself"),
            models.UniqueConstraint(fields=["email"], condition=~models.Q(email=""), name="network_address_once"),
        ]
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("networks:network", args=[self.slug])

    @property
    def door_colour(self) -> str:
        return self.door or door_for(str(self.pk))


class NetworkCell(models.Model):
    """One cell of a network's area; seven siblings stand as their parent."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="cells")
    cell = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cell", "network"], name="cell_once_a_network")]

    def __str__(self) -> str:
        return f"{self.cell:x}"


class Officer(models.Model):
    """A seat at a network's desk: held by somebody, or offered by a code that somebody was given by hand."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ends_at", timedelta(0)),
        goes=True,
        kept_back=("hashed",),
        unsaid=("handle",),
    )

    network = models.ForeignKey(
        Network, on_delete=models.CASCADE, related_name="officers", verbose_name=_("at the desk of")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="offices", verbose_name=_("who")
    )
    handle = models.CharField(max_length=4, null=True, unique=True)
    hashed = models.CharField(max_length=64, blank=True)
    began_at = models.DateTimeField(_("since"))
    ends_at = models.DateTimeField(_("offered until"), null=True, help_text="Of a code that nobody typed yet.")

    class Meta:
        verbose_name = _("your seat at a network’s desk")
        verbose_name_plural = _("your seats at networks’ desks")
        constraints = [
            models.UniqueConstraint(
                fields=["network", "person"], condition=models.Q(person__isnull=False), name="officer_once_a_network"
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, handle__isnull=True, ends_at__isnull=True)
                | models.Q(person__isnull=True, handle__isnull=False, ends_at__isnull=False),
                name="officer_sits_or_is_offered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id or self.handle} at {self.network_id}"
