"""Lists of documents, for whoever makes them."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from doorstep.library.actions import listing
from doorstep.library.forms.lists import ListForm
from doorstep.library.models import Collection, Document
from doorstep.library.pages import Place, reader
from doorstep.library.queries import shelf
from doorstep.library.queries.shelf import Line

# So many documents are offered at once: each is a field, and of those Django takes a thousand.
MOST = 400


def new(request: HttpRequest, place: Place) -> HttpResponse:
    form = _form(request, place, None)
    if form.is_valid():
        title, words = form.cleaned_data["title"], form.cleaned_data["words"]
        listing.begin(place.publisher, title, words, form.chosen(), by=place.person, now=timezone.now())
        return place.done("index", "list")
    return place.page(request, "list", form=form, status=422 if form.is_bound else 200)


def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    found = get_object_or_404(shelf.collections_of(place.publisher), pk=pk)
    form = _form(request, place, found)
    if form.is_valid():
        title, words = form.cleaned_data["title"], form.cleaned_data["words"]
        listing.change(found, title, words, form.chosen(), by=place.person)
        return place.done("index", "list")
    return place.page(request, "list", form=form, collection=found, status=422 if form.is_bound else 200)


def away(_request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    listing.take_away(get_object_or_404(shelf.collections_of(place.publisher), pk=pk), by=place.person)
    return place.done("index", "list-gone")


def _form(request: HttpRequest, place: Place, collection: Collection | None) -> ListForm:
    items = dict(collection.items.values_list("document", "place")) if collection else {}
    offered = shelf.can_be_listed(place.publisher, items)[:MOST]
    documents = [(line.document.pk, line.edition.title) for line in _lines(offered)]
    places = {document: at + 1 for document, at in items.items()}
    initial = {"title": collection.title, "words": collection.words} if collection else {}
    return ListForm(request.POST or None, documents=documents, places=places, initial=initial)


def _lines(documents: QuerySet[Document]) -> list[Line]:
    return shelf.lines(shelf.with_editions(documents), reader())
