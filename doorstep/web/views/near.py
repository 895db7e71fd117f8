"""The finder's answer: the groups for a doorstep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doorstep.aid.queries.desks import desk_for
from doorstep.aid.queries.ways import taking
from doorstep.groups.queries.finder import answer
from doorstep.networks.queries.directory import covering
from doorstep.places import cells
from doorstep.web import links
from doorstep.web.forms.finder import FinderForm

# Of those that one can be ready for where no group helps.
MOST_NETWORKS = 3


@require_safe
def near(request: HttpRequest, cell: int) -> HttpResponse:
    spot = links.read(cell, request.GET.get("in", "")[:100], request.GET.get("known", ""))
    found = answer(cell)
    ways = taking(one.group for one in (*found.covering, *found.in_part))
    networks = [] if found.covering or found.in_part else covering(cell)[:MOST_NETWORKS]
    said = {"spot": spot, "networks": networks, "answer": found, "form": FinderForm(), "at": cells.as_text(cell)}
    full = {pk for pk, way in ways.items() if way.is_full}
    asked = ways.keys() - full
    said["desk"] = None if asked else desk_for(cell)
    return render(request, "web/near.html", {**said, "asked": asked, "full": full})
