"""How those who carry our messages behave, as every worker sees it."""

from django.db import models


class Provider(models.Model):
    """Whoever carries messages: after failing several times in a row they are left in peace for a while."""

    name = models.CharField(primary_key=True, max_length=100, help_text="Such as twilio, and which account there.")
    failed = models.PositiveIntegerField(default=0, help_text="How often in a row.")
    rests_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}, failed {self.failed} times"
