"""What the pages of those who help share: who may open them, and what was done before."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import Volunteer
from doorstep.core import pages
from doorstep.groups import permissions
from doorstep.groups.models import Group, Membership
from doorstep.groups.queries import decisions, directory
from doorstep.people.requests import PersonRequest

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "ready": _("Thank you. From now on you are asked for what fits you, and nothing else."),
    "asked": _("Thank you. Somebody of the group welcomes you first; you hear of it, and then you are asked."),
    "changed": _("Changed. From now on you are asked for what fits this."),
    "resting": _("You take a rest. Nobody asks why. What you said yes to stays yours."),
    "back": _("Good to have you back."),
    "stopped": _("Done. Thank you for all you did. In thirty days we have forgotten what you told us here."),
    "yes": _("It is yours. Thank you."),
    "nod": _("Thank you. A coordinator looks at it first, and you hear of it."),
    "quicker": _("Somebody was a moment quicker, or it is not needed any more. Thank you for being ready."),
    "no": _("That is fine. Somebody else is asked, and nobody asks you why."),
    "aside": _("Put aside. You see it no more, and nobody asks you why."),
    "not-for-you": _(
        "This one is not for you just now: it does not fit what you told us, or you have as much as is enough. "
        "Both can be changed under “What I do”."
    ),
    "done": _("Thank you. Somebody’s day was easier for it."),
    "given-back": _("That is fine. Others are being asked, and the coordinator knows."),
    "more": _("Thank you. Whoever looks after it has been told."),
    "worried": _("They have been told that you want to be rung, and nothing else."),
    "sealed": _("The safeguarding leads have it, sealed. One of them gets in touch if they need to know more."),
    "heard": _("Noted. Nobody else rings them now."),
    "claimed": _("The coordinators have it. How it stands you see here."),
    "approved": _("Approved. Whoever asked for it has been told; now it is to be paid."),
    "one-more": _("You approved it. It is above what one of you may approve: another coordinator has to as well."),
    "refused": _("They have been told, and asked to have a word with one of you."),
    "paid": _("Noted as paid."),
    "not-yours-to-say": _("It is your own, or you approved it already. Another coordinator has to say."),
    "calendar-ended": _("The address of your calendar opens nothing any more."),
    "late": _("It had changed meanwhile, so nothing was done. This is how it stands now."),
}


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)


@dataclass(frozen=True)
class Coming:
    """Somebody before a group in which they help, wait for its answer, or would like to."""

    group: Group
    is_in: bool
    asks: bool
    row: Volunteer | None

    @property
    def is_new(self) -> bool:
        return not (self.is_in or self.asks)


def coming_or_404(request: PersonRequest, slug: str) -> Coming:
    """Find the group in which the visitor helps or may ask to."""
    group, person = get_object_or_404(directory.page_of(slug)), request.visitor.person
    rows = Membership.objects.filter(person=person, group=group, status__in=Membership.LIVING)
    statuses = set(rows.values_list("status", flat=True))
    if decisions.taken_off(group) or not (statuses or permissions.takes_people(group)):
        raise Http404
    row = Volunteer.objects.filter(person=person, group=group, ended_at=None).first()
    return Coming(group, bool(statuses & {*Membership.IN}), Membership.Status.ASKED in statuses, row)


def helper_or_404(request: PersonRequest, slug: str) -> Volunteer:
    """Find how the visitor helps in this group."""
    found = Volunteer.objects.filter(person=request.visitor.person, group__slug=slug, ended_at=None)
    return get_object_or_404(found.select_related("group"))
