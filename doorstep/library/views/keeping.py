"""Looking after documents, for whoever publishes them: all of them, one of them, and what becomes of it."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.core import languages
from doorstep.core.pages import page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.library import permissions
from doorstep.library.actions import moving, reviewing, writing
from doorstep.library.forms.facts import NewForm, ReviewForm, StillTrueForm
from doorstep.library.forms.sharing import AskBackForm
from doorstep.library.models import Document
from doorstep.library.pages import Place, reader
from doorstep.library.queries import editions, keeping, shelf
from doorstep.library.queries.shelf import Line
from doorstep.library.said import Facts


def index(request: HttpRequest, place: Place) -> HttpResponse:
    owned = shelf.owned_by(place.publisher)
    page = page_of(request, shelf.with_editions(owned))
    lines = {line.document.pk: line for line in shelf.lines(page, reader())}
    heard = keeping.heard_lately(page, timezone.localdate())
    rows = [(each, lines.get(each.pk), heard.get(each.pk)) for each in page]
    return place.page(request, "index", page=page, rows=rows, **_beside(place, owned))


def _beside(place: Place, owned: QuerySet[Document]) -> dict[str, Any]:
    """Give what stands on the page beside the documents."""
    today = timezone.localdate()
    shown: dict[str, Any] = {"due": _lines(keeping.due_of(place.publisher, today))}
    shown |= {"collections": shelf.collections_of(place.publisher), "newer": keeping.source_changed(owned)}
    if place.publisher.is_house:
        shown |= {"waiting": keeping.waiting_for_desk().count(), "asking_back": keeping.asking_back().count()}
        shown |= {"newer_texts": keeping.newer_texts()}
    return shown


def _lines(documents: QuerySet[Document]) -> list[Line]:
    return shelf.lines(shelf.with_editions(documents), reader())


def new(request: HttpRequest, place: Place) -> HttpResponse:
    form = NewForm(request.POST or None, initial={"language": reader()})
    if form.is_valid():
        return _begun(place, form.cleaned_data["title"], form.facts())
    return place.page(request, "new", form=form, status=422 if form.is_bound else 200)


def _begun(place: Place, title: str, facts: Facts) -> HttpResponse:
    document = writing.begin_once(place.publisher, facts, title, by=place.person, now=timezone.now())
    return HttpResponseRedirect(f"{place.address('words', document.pk)}?{urlencode({'language': facts.language})}")


def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    return _shown(request, place, place.document_or_404(pk))


def _shown(request: HttpRequest, place: Place, document: Document, **forms: Form) -> HttpResponse:
    today = timezone.localdate()
    shown: dict[str, Any] = {"document": document, "languages": editions.said_everywhere(document), "today": today}
    shown["older"] = editions.older(document)
    shown |= {"drafts": editions.drafts_of(document), "known": keeping.known_of(document, today)}
    shown |= {"page": page_of(request, keeping.opinions_of(document)), "said": editions.said_in(document, reader())}
    shown |= {"form": StillTrueForm(initial={"until": today + writing.A_YEAR}), "asking": AskBackForm()} | forms
    shown |= {"offered": languages.offered(), "newer_texts": keeping.newer_texts().filter(document=document)}
    return place.page(request, "one", status=422 if forms else 200, may=_may(document), **shown)


def _may(document: Document) -> dict[str, bool]:
    return {
        "share": permissions.may_be_shared(document),
        "unshare": permissions.may_be_unshared(document),
        "bring_back": permissions.may_be_brought_back(document),
        "ask_back": permissions.may_be_asked_back(document),
        "take_off": permissions.may_be_taken_off(document),
        "throw_away": permissions.may_be_thrown_away(document),
    }


def facts(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    document = place.document_or_404(pk)
    initial = {name: getattr(document, name) for name in ("kind", "topic", "for_whom", "review_by")}
    form = ReviewForm(request.POST or None, initial=initial)
    if form.is_valid():
        review_by = form.cleaned_data["review_by"]
        writing.describe(document, form.facts(), review_by=review_by, by=place.person)
        return place.done("one", "described", pk)
    return place.page(request, "facts", form=form, document=document, status=422 if form.is_bound else 200)


def still_true(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    document, form = place.document_or_404(pk), StillTrueForm(request.POST)
    if not form.is_valid():
        return _shown(request, place, document, form=form)
    reviewing.still_true(document, form.cleaned_data["until"], by=place.person)
    return place.done("one", "still-true", pk)


def ask_back(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Ask the desk to let be read again what it took off."""
    document, form = place.document_or_404(pk), AskBackForm(request.POST)
    if not form.is_valid():
        return _shown(request, place, document, asking=form)
    try:
        moving.ask_back(document, form.cleaned_data["words"], by=place.person, now=timezone.now())
    except SomebodyWasFirstError:
        return place.done("one", "late", pk)
    return place.done("one", "asked-back", pk)


def state(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take it off or bring it back, offer it to the library or not, keep it up to date, or throw it away."""
    document, now, do = place.document_or_404(pk), timezone.now(), request.POST.get("do", "")
    try:
        if do == "throw-away":
            moving.throw_away(document, by=place.person)
            return place.done("index", "thrown-away")
        what = _done(document, do, place, now)
    except (NotAMoveError, SomebodyWasFirstError):
        what = "late"
    return place.done("one", what, pk)


def _done(document: Document, do: str, place: Place, now: datetime) -> str:
    if do == "off":
        moving.take_off(document, by=place.person)
    elif do == "back":
        moving.bring_back(document, by=place.person)
    elif do == "asked":
        moving.offer(document, by=place.person, now=now)
    elif do == "unasked":
        moving.take_back(document, by=place.person)
    elif do == "keeper":
        writing.take_on(document, by=place.person)
    return do
