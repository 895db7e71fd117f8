"""What groups would like to share, read by the desk before it stands in the library; and what others publish."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from doorstep.core.pages import page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.library.actions import moving
from doorstep.library.forms.sharing import OFF, SHARE, SharingForm
from doorstep.library.models import Document
from doorstep.library.pages import Place, reader
from doorstep.library.queries import editions, keeping, shelf


def index(request: HttpRequest, place: Place) -> HttpResponse:
    waiting = shelf.lines(shelf.with_editions(keeping.waiting_for_desk()), reader())
    page = page_of(request, shelf.with_editions(keeping.by_others()))
    return place.page(request, "waiting", waiting=waiting, page=page, lines=shelf.lines(page, reader()))


def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Read it, and let it stand in the library, or say why not; or take off altogether what nobody should read."""
    document = get_object_or_404(keeping.waiting_for_desk() | keeping.by_others(), pk=pk)
    form = SharingForm(request.POST or None)
    if form.is_valid():
        return place.done("sharing", _decided(document, form, place))
    shown = {"document": document, "said": editions.said_in(document, reader()), "form": form}
    return place.page(request, "share", status=422 if form.is_bound else 200, **shown)


def _decided(document: Document, form: SharingForm, place: Place) -> str:
    now, words = timezone.now(), form.cleaned_data["words"].strip()
    try:
        if form.cleaned_data["do"] == SHARE:
            moving.share(document, by=place.person, now=now)
            return "shared"
        act = moving.take_off_saying_why if form.cleaned_data["do"] == OFF else moving.decline
        act(document, words, by=place.person, now=now)
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    return "declined"
