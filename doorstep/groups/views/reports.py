"""Telling us that a listing is wrong."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.groups.actions import TooManyReportsError, report
from doorstep.groups.forms.report import ReportForm
from doorstep.groups.queries import directory
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit

REPORTS = Limit("reports", most=20, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
def wrong(request: HttpRequest, slug: str) -> HttpResponse:
    group, form = get_object_or_404(directory.page_of(slug)), ReportForm(request.POST or None)
    if group.from_elsewhere:
        return HttpResponseRedirect(group.get_absolute_url())
    if form.is_valid() and has_room(form, REPORTS, request):
        try:
            report(group, form.cleaned_data["wrong"], form.cleaned_data["words"])
        except TooManyReportsError:
            form.add_error(None, _("Many reports wait already, perhaps yours too. Somebody looks at them soon."))
        else:
            return HttpResponseRedirect(reverse("groups:report-sent", args=[slug]))
    return render(request, "groups/wrong.html", {"group": group, "form": form}, status=422 if form.is_bound else 200)


@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "groups/wrong_sent.html", {"group": get_object_or_404(directory.page_of(slug))})
