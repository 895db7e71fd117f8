"""A flyer as a file: a PDF for the printer, in colour or in black alone, and a picture of it for the screen."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from doorstep.core import languages
from doorstep.core.paper import PaperError
from doorstep.flyers import pages, setting
from doorstep.flyers.models import Batch
from doorstep.flyers.queries import batches
from doorstep.flyers.views.designing import EXAMPLE
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

_TRUE = "black"


@require_safe
@strongly
def paper(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    _standing, kept = pages.batch_or_404(request, slug, pk)
    giver, black = pages.giver_of(request, kept.group, kept.code), _is_black(request)
    name = f"{slugify(kept.group.name) or 'flyer'}-{kept.size}-{'-'.join(kept.languages)}"
    said = {"Content-Disposition": f'inline; filename="{name}{"-black" if black else ""}.pdf"'}
    return as_file(request, lambda: setting.pdf(kept.flyer, giver, black=black), "application/pdf", said)


@require_safe
@strongly
def picture(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    _standing, kept = pages.batch_or_404(request, slug, pk)
    return _picture(request, kept)


@require_safe
@strongly
def example(request: PersonRequest, slug: str) -> HttpResponse:
    """Show what a flyer would look like before anything is changed; its code leads nowhere yet."""
    group = pages.designer_or_404(request, slug).group
    first = batches.first_of(group)
    shown = Batch(group=group, code=EXAMPLE, size=first.size, languages=[*first.languages])
    shown.phone, shown.district = first.phone, first.district
    return _picture(request, shown)


def _picture(request: PersonRequest, batch: Batch) -> HttpResponse:
    giver = pages.giver_of(request, batch.group, batch.code)
    return as_file(request, lambda: setting.picture(batch.flyer, giver, black=_is_black(request)), "image/png", {})


def _is_black(request: PersonRequest) -> bool:
    return request.GET.get("ink") == _TRUE


def as_file(request: PersonRequest, made: Callable[[], bytes], kind: str, headers: dict[str, str]) -> HttpResponse:
    """Answer with the file; where it cannot be set just now, with the sentence that says so."""
    try:
        return HttpResponse(made(), content_type=kind, headers=headers)
    except PaperError as error:
        match = request.resolver_match
        assert match  # noqa: S101 # a view is answering
        shown = {"why": languages.said(error), "slug": match.kwargs["slug"], "of_sheet": match.url_name == "sheet-pdf"}
        return render(request, "flyers/not_set.html", shown, status=503)
