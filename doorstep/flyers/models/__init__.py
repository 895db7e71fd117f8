"""Batches of flyers, the visits that each brought, and the streets they are taken to."""

from doorstep.flyers.models.batch import Batch, Visits
from doorstep.flyers.models.leafleting import Leafleting, Street

__all__ = ["Batch", "Leafleting", "Street", "Visits"]
