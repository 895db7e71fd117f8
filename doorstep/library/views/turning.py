"""Where to turn: helplines and finders on one page, which is a sheet on paper as well."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.library import turning
from doorstep.library.turning_kinds import CHECK_BY, CHECKED


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    shown = {"topics": turning.by_topic(), "checked": CHECKED, "check_by": CHECK_BY}
    return render(request, "library/where_to_turn.html", shown)
