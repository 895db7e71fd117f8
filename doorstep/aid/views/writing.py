"""Writing to a group from its page; whoever needs a hand is led to where that is asked."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.aid.actions.writing_to import Written, write_to
from doorstep.aid.forms.asker import MEANS
from doorstep.aid.forms.writing import WritingForm
from doorstep.groups.models import Group
from doorstep.groups.queries import directory, members
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.actions import hash_of

# A library is one visitor to us.
WRITING = Limit("writing to groups", most=20, per=timedelta(hours=1))
# Nobody else's number or address is to be flooded with answers, and no group with what one machine writes.
REACHED = Limit("writing by one number or address", most=6, per=timedelta(days=1))
TO_ONE = Limit("writing to one group", most=60, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    group, form = get_object_or_404(directory.page_of(slug)), WritingForm(request.POST or None)
    if not members.takes_requests(group):
        # Nobody here would read it: the page says how else the group is reached.
        return HttpResponseRedirect(group.get_absolute_url())
    if form.is_valid() and _has_room(request, group, form):
        write_to(group, _written(form), now=timezone.now())
        return redirect("writing:sent", slug)
    said = {"group": group, "form": form}
    return render(request, "aid/writing/write.html", said, status=422 if form.is_bound else 200)


def _has_room(request: HttpRequest, group: Group, form: WritingForm) -> bool:
    hashes = [str(hash_of(MEANS[name], typed)) for name, typed in form.reached_by.items()]
    of_all = has_room(form, WRITING, request) and has_room(form, TO_ONE, request, str(group.pk))
    return of_all and all(has_room(form, REACHED, request, each) for each in hashes)


def _written(form: WritingForm) -> Written:
    said, language = form.cleaned_data, get_language() or ""
    known = language if language in dict(settings.LANGUAGES) else ""
    return Written(said["words"], said["called"], form.reached_by, said["sent_as"], known)


@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "aid/writing/sent.html", {"group": get_object_or_404(directory.page_of(slug))})
