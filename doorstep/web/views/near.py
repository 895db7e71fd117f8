"""The finder's answer: the groups for a doorstep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.groups.queries.finder import answer
from doorstep.web import links
from doorstep.web.forms.finder import FinderForm


@require_safe
def near(request: HttpRequest, cell: int) -> HttpResponse:
    spot = links.read(cell, request.GET.get("in", "")[:100], request.GET.get("known", ""))
    return render(request, "web/near.html", {"spot": spot, "answer": answer(cell), "form": FinderForm()})
