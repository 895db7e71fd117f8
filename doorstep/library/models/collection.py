"""A list of documents to be read in an order, with a few words."""

from django.db import models
from django.urls import reverse

from doorstep.groups.models import Group
from doorstep.library.models.document import ONE_PUBLISHER, Document
from doorstep.networks.models import Network


class Collection(models.Model):
    """By the house, a network or a group, as documents are."""

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=600, blank=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="collections")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, null=True, related_name="collections")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=ONE_PUBLISHER, name="collection_has_one_publisher")]
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:collection", args=[self.slug])


class Item(models.Model):
    """A document on a list, and where it stands there."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collection", "document"], name="item_once_a_collection")]
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.place}: {self.document_id}"
