"""One document as anybody reads it: now, before, in another language, on paper; and whether it helped."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.core.pages import done
from doorstep.core.paper import PaperError
from doorstep.core.photos import KIND
from doorstep.groups.models import Membership
from doorstep.groups.models import Role as Part
from doorstep.library.actions import reading
from doorstep.library.differing import around, differences
from doorstep.library.facts import facts_of
from doorstep.library.forms.opinion import YES, OpinionForm
from doorstep.library.models import Document, Illustration
from doorstep.library.on_paper import guide_pdf
from doorstep.library.open_gaps import as_read
from doorstep.library.pages import reader, told
from doorstep.library.queries import editions, shelf
from doorstep.library.queries.editions import Said
from doorstep.library.said import HOUSE, publisher_of
from doorstep.limits.actions import take
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.limits.visitors import network
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest, visitor_of

PRINTED = Limit("documents set on paper", most=30, per=timedelta(hours=1))
COMPARED = Limit("editions of documents compared", most=60, per=timedelta(hours=1))
OPINIONS = Limit("opinions of documents", most=20, per=timedelta(hours=1))


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    return _read(request, _said_or_404(slug, reader()))


@require_safe
def in_language(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    said = _said_or_404(slug, language)
    if said.edition.language != language:
        raise Http404
    return _read(request, said)


def _read(request: HttpRequest, said: Said) -> HttpResponse:
    if request.method == "GET":
        reading.count(said.document, timezone.now())
    others = [each for each in editions.said_everywhere(said.document) if each.edition.pk != said.edition.pk]
    shown: dict[str, Any] = {"said": said, "others": others, "told": told(request), "today": timezone.localdate()}
    shown["can_adopt"] = said.document.kind in shelf.ADOPTED and shelf.policies().filter(pk=said.document.pk).exists()
    shown["source"] = shelf.source_of(said.document)
    return render(request, "library/guide.html", shown)


@require_safe
def beside(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Show a translation beside its original."""
    said = _said_or_404(slug, language)
    if said.edition.language != language or not said.is_translation:
        raise Http404
    return render(request, "library/beside.html", {"said": said})


@require_safe
def before(request: HttpRequest, slug: str) -> HttpResponse:
    said = _said_or_404(slug, reader())
    return render(request, "library/editions.html", {"said": said, "editions": editions.published(said.document)})


@require_safe
def edition(request: HttpRequest, slug: str, language: str, number: int) -> HttpResponse:
    said = _said_or_404(slug, language)
    found = get_object_or_404(editions.numbered(said.document, language, number))
    return render(request, "library/edition.html", {"said": said, "edition": found})


@require_safe
def changes(request: HttpRequest, slug: str, language: str, old: int, new: int) -> HttpResponse:
    document = _document_or_404(slug)
    then, now = (get_object_or_404(editions.numbered(document, language, number)) for number in (old, new))
    take(COMPARED, network(request))
    pairs = differences(then.markdown, now.markdown)
    shown = {"said": _said_or_404(slug, language), "then": then, "now": now, "stretches": around(pairs)}
    return render(request, "library/changes.html", shown)


@require_safe
def on_paper(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Hand over a document as a PDF, to be printed; set anew for each, so not too often."""
    said = _said_or_404(slug, language)
    if said.edition.language != language:
        raise Http404
    take(PRINTED, network(request))
    try:
        return HttpResponse(_pdf(said), content_type="application/pdf", headers={"Content-Disposition": "inline"})
    except PaperError:
        return done("library:guide", "no-paper", slug)


def _pdf(said: Said) -> bytes:
    edition = said.edition
    with translation.override(edition.language):
        facts = [(str(words), str(value)) for words, value in facts_of(edition, said.document) if value]
    return guide_pdf(edition.title, edition.summary, as_read(edition), facts, edition.language)


@require_safe
def picture(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand over a picture of what can be read, or of a draft to whoever looks after that: as a picture, and no more.

    What a group made of a text shows the pictures of that, also once that was taken off.
    """
    found = get_object_or_404(Illustration.objects.select_related("document__group", "document__network"), pk=pk)
    shows = Q(pk=found.document_id) | Q(adoption__source=found.document_id)
    if not shelf.readable().filter(shows).exists() and not _looks_after(request, found.document):
        raise Http404
    return HttpResponse(bytes(found.content), content_type=KIND, headers={"Content-Disposition": "inline"})


def _looks_after(request: HttpRequest, document: Document) -> bool:
    visitor = visitor_of(request)
    people = [*publisher_of(document).people(), *(HOUSE.people() if document.asks_back else ())]
    return visitor is not None and visitor.person.pk in people


@require_http_methods(["GET", "POST"])
def helpful(request: HttpRequest, slug: str) -> HttpResponse:
    said = _said_or_404(slug, reader())
    form = OpinionForm(request.POST or None, initial={"helped": request.GET.get("helped", "")})
    if form.is_valid() and has_room(form, OPINIONS, request):
        helped, words = form.cleaned_data["helped"] == YES, form.cleaned_data["words"]
        reading.say(said.edition, helped=helped, words=words, now=timezone.now())
        return done("library:guide", "thanks", slug)
    return render(request, "library/helpful.html", {"said": said, "form": form}, status=422 if form.is_bound else 200)


@require_safe
@signed_in
def ours(request: PersonRequest, slug: str) -> HttpResponse:
    """Lead whoever coordinates a group to the page on which it makes this its own."""
    document = get_object_or_404(shelf.policies(), slug=slug)
    mine = Membership.objects.filter(person=request.visitor.person.pk, role=Part.COORDINATOR)
    rows = mine.filter(status=Membership.Status.JOINED).select_related("group").order_by("group__sort_name")
    said = editions.said_in(document, reader())
    return render(request, "library/ours.html", {"said": said, "groups": [row.group for row in rows]})


def _document_or_404(slug: str) -> Document:
    return get_object_or_404(shelf.readable().select_related("adoption__source"), slug=slug)


def _said_or_404(slug: str, language: str) -> Said:
    said = editions.said_in(_document_or_404(slug), language)
    if said is None:
        raise Http404
    return said
