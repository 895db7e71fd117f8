"""Who looks things up: somebody whom the desk named, or a place that it offered by a code given by hand."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from doorstep.vault.holding import DataClass, Held, Life


class Researcher(models.Model):
    """A place, by a plain note such as "Ravi, library"; whoever has it sees what the desk gives them, and no more."""

    HELD = Held(
        whose="person_id",
        data_class=DataClass.P1,
        life=Life("ends_at", timedelta(0)),
        goes=True,
        kept_back=("hashed",),
        unsaid=("handle",),
    )
    LONGEST_NAME = 60

    name = models.CharField(_("called"), max_length=LONGEST_NAME)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="researcher", verbose_name=_("who")
    )
    handle = models.CharField(max_length=4, null=True, unique=True)
    hashed = models.CharField(max_length=64, blank=True)
    began_at = models.DateTimeField(_("since"))
    ends_at = models.DateTimeField(_("offered until"), null=True, help_text="Of a code that nobody typed yet.")

    class Meta:
        verbose_name = _("that you look things up for the answers")
        verbose_name_plural = _("that you look things up for the answers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, handle__isnull=True, ends_at__isnull=True)
                | models.Q(person__isnull=True, handle__isnull=False, ends_at__isnull=False),
                name="researcher_is_there_or_offered",
            ),
        ]

    def __str__(self) -> str:
        return self.name
