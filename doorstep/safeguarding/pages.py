"""What the pages of safeguarding share: who may open them, and what was done before."""

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding import queries

DONE = {
    "noted": _("Written down, and sealed as it is."),
    "closed": _("Closed. It stays here until two of you erase it."),
    "opened": _("Open again."),
    "wants-erasure": _("Another safeguarding lead has to agree before it is erased."),
    "erased": _("Erased. Nobody can bring it back."),
    "apart": _("Noted. They are never matched, and nobody is told."),
    "together": _("Taken back."),
    "locked": _("From now on the new passphrase opens your key. Your printed sheet still does."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


def lead_or_404(request: PersonRequest, slug: str) -> Standing:
    """Find the group in which the visitor leads safeguarding; there is no page for anybody else."""
    return people_or_404(request, slug, queries.leads)


def member_or_404(request: PersonRequest, slug: str) -> Standing:
    """Find the group in which the visitor is anything at all."""
    return people_or_404(request, slug, lambda standing: bool(standing.held))


def key_or_404(request: PersonRequest) -> None:
    """Let in whoever leads safeguarding anywhere."""
    if not queries.leads_anywhere(request.visitor.person.pk):
        raise Http404


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)
