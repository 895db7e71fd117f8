"""What is asked of somebody on the telephone: all that the web asks, in the order in which people talk; kept so far."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from doorstep.aid.asked import Asked, Asker, When
from doorstep.aid.forms.asking import DAYS, EVERY, WEEKS, again
from doorstep.aid.forms.calls import ShortForm, line
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import HelpRequest, Skill, Task
from doorstep.aid.models.request import KEPT
from doorstep.core import languages
from doorstep.groups.models import Group
from doorstep.people.models import ContactPoint
from doorstep.people.safe import SafeToContact
from doorstep.vault.normalising import MOST_TYPED

_MOST_KEPT = 2000


class CallForm(ShortForm):
    """The same, longer: for the telephone."""

    urgency = forms.ChoiceField(
        label=_("By when?"),
        choices=[*HelpRequest.Urgencies.choices, (EVERY, _("again and again, on the same day of the week"))],
        initial=Urgency.WEEK,
        widget=forms.RadioSelect,
    )
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=DAYS.items,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    weeks = forms.ChoiceField(label=_("How often?"), choices=WEEKS.items, initial="1", required=False)
    two = forms.BooleanField(
        label=_("It takes two neighbours"),
        required=False,
        help_text=_("Such as for something heavy, or where nobody should go alone."),
    )
    skill = forms.ModelChoiceField(
        label=_("Does it take something that not everybody can do?"),
        queryset=Skill.objects.none(),
        required=False,
        empty_label=_("no"),
    )

    surname = line(_("And your surname?"), longest=MOST_TYPED)
    email = line(_("Or an e-mail address?"), longest=MOST_TYPED)
    may_message = forms.BooleanField(label=_("It is safe to write messages there"), required=False)
    voicemail = forms.BooleanField(label=_("It is safe to leave a message on the machine"), required=False)
    from_time = forms.TimeField(
        label=_("Not before which hour?"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    to_time = forms.TimeField(
        label=_("Not after which hour?"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    # How the boxes above stood when the page was made, of somebody whom we know.
    safe_seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    know = forms.CharField(
        label=_("Is there anything to know: stairs, a bell, a language, an allergy?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whoever says yes sees it. Say that they need not answer."),
    )
    spoken = forms.ChoiceField(
        label=_("Is there a language that whoever comes should speak?"),
        required=False,
        help_text=_("Choose one only if it matters: fewer neighbours can be asked then."),
    )
    same_volunteer = forms.BooleanField(label=_("The same neighbour as before, if possible"), required=False)
    may_pass_on = forms.BooleanField(label=_("If nobody here can: may we ask the next group?"), required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, group=group, **kwargs)
        self.fields["spoken"].choices = [("", _("It does not matter")), *languages.offered()]  # type: ignore[attr-defined] # a ChoiceField has them
        self.fields["skill"].queryset = Skill.objects.filter(group=group)  # type: ignore[attr-defined] # as above

    def clean_email(self) -> str:
        return self._readable("email", ContactPoint.Means.EMAIL, _("Write it like name@example.org."))

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if bool(said.get("from_time")) != bool(said.get("to_time")):
            self.add_error("to_time", _("Hours have a beginning and an end."))
        if said.get("urgency") == EVERY and not said.get("weekdays"):
            self.add_error("weekdays", _("Tick at least one day."))
        if not self.errors and self.changed_safe and not (said["phone"] or said["email"]):
            self.add_error("phone", _("Write the number or the address of which it is safe, or no longer."))
        return said

    @property
    def changed_safe(self) -> bool:
        """Say whether somebody changed what was said to be safe; boxes that nobody touched change nothing."""
        seen = self.cleaned_data.get("safe_seen")
        return bool(seen) and seen != safe_in_short(self._safe())

    def asker(self) -> Asker:
        asker = super().asker()
        return replace(asker, safe=asker.if_new) if self.changed_safe else asker

    def in_words(self) -> list[tuple[str, str]]:
        """Say what stands in it, question by question, for whoever has to copy it."""
        shown = {name: field.label for name, field in self.fields.items() if name != "safe_seen"}
        said = [(str(label), self.initial.get(name)) for name, label in shown.items()]
        return [(label, ", ".join(value) if isinstance(value, list) else str(value)) for label, value in said if value]

    def _when(self) -> When:
        said = self.cleaned_data
        if said["urgency"] != EVERY:
            return super()._when()
        return again(said["weekdays"], said["weeks"] or "1", said["part"] or Task.Part.ANY, timezone.localdate())

    def asked(self, on_behalf: str, sent_as: str = "") -> Asked:
        said = self.cleaned_data
        return replace(
            super().asked(on_behalf, sent_as),
            know=said["know"],
            hands=2 if said["two"] else 1,
            skill=said["skill"].pk if said["skill"] else None,
            languages=(said["spoken"],) if said["spoken"] else (),
            same_volunteer=said["same_volunteer"],
            may_pass_on=said["may_pass_on"],
        )


class AgainForm(forms.Form):
    again_at = forms.DateTimeField(
        label=_("Try again at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )

    def clean_again_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["again_at"]
        if at and at <= timezone.now():
            raise forms.ValidationError(_("That is over. Choose a time to come."))
        if at and at > timezone.now() + KEPT:
            raise forms.ValidationError(_("By then nothing of this would be kept. Choose a time within four weeks."))
        return at


def safe_in_short(safe: SafeToContact) -> str:
    return " ".join(map(str, (int(safe.calls), int(safe.messages), int(safe.voicemail), safe.from_time, safe.to_time)))


def known_before(point: ContactPoint | None) -> dict[str, Any]:
    """Return what the form says is safe before anybody touches it: what they said themselves, if ever."""
    if point is None:
        return {}
    safe = point.safe
    boxes = {"may_call": safe.calls, "may_message": safe.messages, "voicemail": safe.voicemail}
    hours = {"from_time": safe.from_time, "to_time": safe.to_time}
    return {**boxes, **hours, "safe_seen": safe_in_short(safe)}


def as_typed(sent: QueryDict) -> dict[str, Any]:
    """Return what stands in a form, complete or not, as it is kept until the conversation goes on."""
    fields = CallForm.base_fields
    typed: dict[str, Any] = {name: sent[name][:_MOST_KEPT] for name in sorted(fields.keys() & sent.keys())}
    # An empty box sends nothing.
    boxes = {name: name in sent for name, field in fields.items() if isinstance(field, forms.BooleanField)}
    several = [name for name, field in fields.items() if isinstance(field, forms.MultipleChoiceField)]
    return typed | boxes | {name: [each[:40] for each in sent.getlist(name)[:40]] for name in several}


def put_together(kept: Any, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Add what was kept from another page meanwhile to what was typed on this one: nothing of either is lost."""
    other = before_typing(kept)
    return {**other, **{name: value for name, value in typed.items() if value or not other.get(name)}}


def before_typing(said: Any) -> dict[str, Any]:
    """Return what stands in the form when the conversation goes on; what are no fields stands in their own words."""
    return said if isinstance(said, dict) else {"what": "\n".join(map(str, said or ()))}
