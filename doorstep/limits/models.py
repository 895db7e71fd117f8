"""How often something was done lately, by somebody who stands there as a keyed hash."""

from django.db import models


class Bucket(models.Model):
    """Fills by a drop each time, and runs out steadily; what runs out of it is forgotten, and then the row too."""

    key = models.CharField(primary_key=True, max_length=64, help_text="A keyed hash of the limit's name and of whom.")
    empty_at = models.BigIntegerField(db_index=True, help_text="When it will have run out, in microseconds since 1970.")

    def __str__(self) -> str:
        return self.key[:8]
