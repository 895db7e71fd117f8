"""A group as the directory knows it; everything here is public once the group is listed."""

import uuid
from collections.abc import Mapping, Sequence
from typing import ClassVar
from urllib.parse import quote

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doorstep.core.doors import DOORS, door_for
from doorstep.journal.lifecycle import Moving
from doorstep.places.districts import natural


class Group(Moving):
    """Neighbours who organise help in a patch."""

    class Listing(models.TextChoices):
        PROPOSED = "proposed", _("waiting for a human look")
        LISTED = "listed", _("Helping now")
        RESTING = "resting", _("Taking a rest")
        CLOSED = "closed", _("Closed")
        REFUSED = "refused", _("Not listed")

    class Sharing(models.TextChoices):
        """Whether the entry stands in the open data: not when its list may not be passed on."""

        OPEN = "open"
        KEPT = "kept"  # never given out
        WITHDRAWN = "withdrawn"  # given out once; those who took it are told

    MOVES: ClassVar[Mapping[str, Sequence[str]]] = {
        Listing.PROPOSED: [Listing.LISTED, Listing.REFUSED],
        Listing.LISTED: [Listing.RESTING, Listing.CLOSED],
        Listing.RESTING: [Listing.LISTED, Listing.CLOSED],
        Listing.CLOSED: [Listing.LISTED],
        Listing.REFUSED: [Listing.LISTED],
    }

    # In these states anybody may find it.
    SHOWN: ClassVar[Sequence[str]] = (Listing.LISTED, Listing.RESTING)

    status = models.CharField(max_length=20, choices=Listing)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    initial = models.CharField(max_length=1, help_text="Where it stands in the A to Z.")
    sort_name = models.CharField(max_length=120, help_text="The name as the A to Z sorts it, alike on every database.")
    summary = models.CharField(max_length=160, blank=True)
    description = models.TextField(max_length=4000, blank=True)
    place = models.CharField(max_length=120, blank=True, help_text="Where it helps, in its own words.")
    cell = models.BigIntegerField(help_text="The middle of its patch, or where it says it is.")
    door = models.CharField(max_length=20, choices=DOORS, blank=True)
    confirmed_on = models.DateField(null=True, help_text="When somebody of the group last said that this is true.")
    silent_since = models.DateField(null=True, help_text="When it had been asked twice, and nobody had answered.")
    known_since = models.DateField(null=True, help_text="When its source first had it.")
    source = models.CharField(max_length=120, blank=True, help_text="Where this entry came from.")
    source_key = models.CharField(max_length=120, blank=True, help_text="What the source calls it.")
    made_at = models.DateTimeField(auto_now_add=True)
    coordinated_since = models.DateTimeField(null=True, help_text="When somebody first became its coordinator here.")
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False, help_text="The same in every directory.")
    listed_at = models.DateTimeField(null=True, help_text="When it was first listed.")
    changed_at = models.DateTimeField(default=timezone.now, help_text="When anything that the open data says changed.")
    sharing = models.CharField(max_length=10, choices=Sharing, default=Sharing.OPEN)
    # Of a group that came by a feed; empty for our own.
    home = models.CharField(max_length=300, blank=True, help_text="Its page in the directory that looks after it.")
    home_name = models.CharField(max_length=120, blank=True, help_text="What that directory is called.")
    licence = models.CharField(max_length=300, blank=True, help_text="The address of the licence it came under.")
    via = models.JSONField(default=list, blank=True, help_text="The installations it came through, its home first.")
    hops = models.PositiveSmallIntegerField(default=0, help_text="How many those are; 0 for our own.")

    class Meta:
        indexes = [
            models.Index(fields=["status", "cell"], name="group_by_cell"),
            models.Index(fields=["status", "initial", "sort_name"], name="group_a_to_z"),
            models.Index(fields=["changed_at", "id"], name="group_by_change"),
            models.Index(fields=["listed_at", "id"], name="group_by_listing"),
            # For lists that are sorted by name or by freshness, and for counting how fresh they are.
            models.Index(fields=["sort_name", "status"], name="group_by_name"),
            models.Index(fields=["status", "confirmed_on", "sort_name"], name="group_by_freshness"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_key"], condition=~models.Q(source_key=""), name="group_once_a_source"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["proposed", "listed", "resting", "closed", "refused"]),
                name="group_listing_known",
            ),
            models.CheckConstraint(condition=models.Q(cell__gt=0), name="group_has_a_place"),
            models.CheckConstraint(
                condition=models.Q(sharing__in=["open", "kept", "withdrawn"]), name="group_sharing_known"
            ),
            # Its home becomes a link on a public page.
            models.CheckConstraint(
                condition=models.Q(hops=0, home="")
                | models.Q(hops__gt=0, home__startswith="https://")
                | models.Q(hops__gt=0, home__startswith="http://"),
                name="group_from_a_feed_has_a_home",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.slug])

    @property
    def district_codes(self) -> list[str]:
        """The postcode districts it is found under, as people count them: SE4 before SE15."""
        return sorted((district.code for district in self.districts.all()), key=natural)

    @property
    def from_elsewhere(self) -> bool:
        """It came by a feed: whoever looks after it does so in another directory."""
        return self.hops > 0

    @property
    def source_name(self) -> str:
        """Where the entry came from, as a page says it."""
        return self.source.removeprefix("feed:")

    @property
    def door_colour(self) -> str:
        """The colour it chose, or one that follows from its address."""
        return self.door or door_for(self.slug)


class KindOfHelp(models.Model):
    class Kind(models.TextChoices):
        SHOPPING = "shopping", _("shopping")
        PRESCRIPTION = "prescription", _("prescriptions")
        DOG_WALKING = "dog-walking", _("dog walking")
        PHONE_CALL = "phone-call", _("a friendly phone call")
        FOOD_PARCEL = "food-parcel", _("food parcels")
        LIFT = "lift", _("lifts")
        POST = "post", _("post and errands")
        OTHER = "other", _("something else")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="kinds")
    kind = models.CharField(max_length=20, choices=Kind)
    wording = models.CharField(max_length=60, blank=True, help_text="The group's own words, where the kind is other.")

    class Meta:
        indexes = [models.Index(fields=["kind", "group"], name="kind_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["group", "kind", "wording"], name="kind_once_a_group"),
            models.CheckConstraint(
                condition=models.Q(wording="") | models.Q(kind="other"), name="kind_of_its_own_has_words"
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.wording or self.get_kind_display()


class SpokenLanguage(models.Model):
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=12, help_text="BCP 47, such as bn or pt-BR.")

    class Meta:
        indexes = [models.Index(fields=["code", "group"], name="language_by_code")]
        constraints = [models.UniqueConstraint(fields=["group", "code"], name="language_once_a_group")]
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ContactWay(models.Model):
    """A way to reach a group that the group chose to publish; never a private chat's invite link."""

    class Means(models.TextChoices):
        PHONE = "phone", _("telephone")
        EMAIL = "email", _("e-mail")
        WEBSITE = "website", _("website")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="contact_ways")
    means = models.CharField(max_length=10, choices=Means)
    value = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "means", "value"], name="contact_once_a_group"),
            # Its value becomes a link on a public page.
            models.CheckConstraint(
                condition=models.Q(means__in=["phone", "email"])
                | models.Q(value__startswith="https://")
                | models.Q(value__startswith="http://"),
                name="contact_website_is_a_page",
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.value

    @property
    def link(self) -> str:
        """Its address for a press; nothing in a value can add to what the telephone or the mail program is told."""
        if self.means == self.Means.PHONE:
            return "tel:" + "".join(sign for sign in self.value if sign in "+0123456789")
        return f"mailto:{quote(self.value, safe='@')}" if self.means == self.Means.EMAIL else self.value
