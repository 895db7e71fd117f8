"""What groups would like to share, or to have back, read by the desk before that; and what others publish."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from doorstep.core.pages import page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.library.actions import listing, moving
from doorstep.library.forms.sharing import OFF, SHARE, SharingForm
from doorstep.library.models import Document
from doorstep.library.pages import Place, reader
from doorstep.library.queries import editions, keeping, shelf


def index(request: HttpRequest, place: Place) -> HttpResponse:
    page, lists = (page_of(request, rows) for rows in (_by_others(), shelf.collections_of_others()))
    shown: dict[str, Any] = {"lines": shelf.lines(page, reader()), "lists": lists}
    shown["page"] = max(page, lists, key=lambda each: each.paginator.num_pages)
    for name, documents in {"waiting": keeping.waiting_for_desk(), "asking_back": keeping.asking_back()}.items():
        shown[name] = shelf.lines(shelf.with_editions(documents), reader())
    return place.page(request, "waiting", **shown)


def _by_others() -> QuerySet[Document]:
    return shelf.with_editions(keeping.by_others())


def list_away(_request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take away a list of a group or a network that nobody should read."""
    listing.take_away(get_object_or_404(shelf.collections_of_others(), pk=pk), by=place.person)
    return place.done("sharing", "list-gone")


def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Read it, and let it stand in the library, or back, or say why not; or take off what nobody should read."""
    document = get_object_or_404(keeping.waiting_for_desk() | keeping.asking_back() | keeping.by_others(), pk=pk)
    form = SharingForm(request.POST or None)
    if form.is_valid():
        return place.done("sharing", _decided(document, form, place))
    shown = {"document": document, "said": editions.said_in(document, reader()), "form": form}
    return place.page(request, "share", status=422 if form.is_bound else 200, **shown)


def _decided(document: Document, form: SharingForm, place: Place) -> str:
    yes, no = (moving.let_back, moving.leave_off) if document.asks_back else (moving.share, moving.decline)
    now, words = timezone.now(), form.cleaned_data["words"].strip()
    try:
        if form.cleaned_data["do"] == SHARE:
            yes(document, words, by=place.person, now=now)
            return "let-back" if yes is moving.let_back else "shared"
        act = moving.take_off_saying_why if form.cleaned_data["do"] == OFF else no
        act(document, words, by=place.person, now=now)
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    return "declined"
