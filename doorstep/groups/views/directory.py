"""The directory's pages: by letter, by district, by name, and a group's own."""

from string import ascii_uppercase
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from doorstep.core.trigrams import without_controls
from doorstep.groups import permissions
from doorstep.groups.models import Group
from doorstep.groups.queries import counting, directory, members
from doorstep.people.requests import visitor_of
from doorstep.places import districts as known
from doorstep.places import postcodes

_ON_A_PAGE = 30
# The names of the pages of the A to Z; # holds what begins with no letter.
LETTERS = frozenset("#" + ascii_uppercase)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("name", "").strip()[:100]
    if postcodes.read(typed) and not postcodes.says_more(typed):
        return HttpResponseRedirect(f"{reverse('home')}?{urlencode({'q': typed})}")
    found = directory.by_name(typed) if typed else []
    return render(request, "groups/index.html", {"typed": typed, "found": found, "letters": directory.letters()})


@require_safe
def letter(request: HttpRequest, letter: str) -> HttpResponse:
    letter = letter.upper()
    if letter not in LETTERS:
        raise Http404
    letters = directory.letters()
    number = next((each.groups for each in letters if each.code == letter), 0)
    page = _page(request, directory.by_letter(letter), number)
    return render(request, "groups/letter.html", {"letter": letter, "page": page, "letters": letters})


@require_safe
def districts(request: HttpRequest) -> HttpResponse:
    """Show the districts that have groups, or a region's; where they are very many, the regions first."""
    region = without_controls(request.GET.get("region", "")).upper()
    found = counting.headings(region) or counting.headings()
    return render(request, "groups/districts.html", {"headings": found, "region": known.label_of(region)})


@require_safe
def district(request: HttpRequest, code: str) -> HttpResponse:
    code = code.upper()
    groups = directory.by_district(code)
    # One that is newer than our list of them is known by its groups alone.
    if known.get(code) is None and not groups.exists():
        raise Http404
    district = {"code": code, "label": known.label_of(code)}
    return render(request, "groups/district.html", {"district": district, "page": _page(request, groups)})


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    group, visitor = get_object_or_404(directory.page_of(slug)), visitor_of(request)
    standing = members.standing_of(visitor.person.pk, slug) if visitor else None
    shown = {"group": group, "standing": standing, "takes_people": permissions.takes_people(group)}
    shown["takes_requests"] = members.takes_requests(group)
    return render(request, "groups/group.html", shown)


def _page(request: HttpRequest, groups: QuerySet[Group], number: int | None = None) -> object:
    """Give one page of some groups; `number` is how many they are, where that is known."""
    paginator = Paginator(groups, _ON_A_PAGE)
    if number is not None:
        paginator.count = number
    return paginator.get_page(request.GET.get("page"))
