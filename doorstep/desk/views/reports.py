"""What neighbours say is wrong: looked at by a person, and settled."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts import queries as accounts
from doorstep.core.pages import done, page_of
from doorstep.desk.pages import told
from doorstep.groups import actions
from doorstep.groups.models import Report
from doorstep.groups.queries import desk
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.requests import StaffRequest

_ALL = Report.objects.select_related("group")


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, desk.reports())
    return render(request, "desk/reports.html", {"page": page, "told": told(request)})


@require_safe
def report(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, get_object_or_404(_ALL.all(), pk=pk))


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    report, to = get_object_or_404(_ALL.all(), pk=pk), request.POST.get("settled", "")
    if to not in Report.MOVES[Report.Settled.WAITING]:
        return _shown(request, report)
    try:
        actions.settle_report(report, to, by=request.staff.pk)
    except (SomebodyWasFirstError, NotAMoveError, actions.FromElsewhereError):
        return _shown(request, _ALL.get(pk=pk), late=True)
    return done("desk:reports", to)


def _shown(request: StaffRequest, report: Report, *, late: bool = False) -> HttpResponse:
    shown = {"report": report, "names": accounts.names([report.settled_by]), "late": late}
    return render(request, "desk/report.html", shown, status=409 if late else 200)
