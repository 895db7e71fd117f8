"""Asking to be listed: a form that anybody may fill in, looked at by a person before anybody sees it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.groups.actions import TooManyWaitingError, propose_once
from doorstep.groups.forms.proposal import ProposalForm


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = ProposalForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            propose_once(form.about(), by=None)
        except TooManyWaitingError:
            form.add_error(None, _("Very many groups are waiting for a human look. Try again tomorrow, please."))
        else:
            return HttpResponseRedirect(reverse("groups:proposal-sent"))
    return render(request, "groups/proposal.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "groups/sent.html")
