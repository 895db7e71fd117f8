"""Writing what a document says: typed, looked at as its page will be, kept as a draft, published; and its pictures."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from doorstep.core import languages
from doorstep.core.sentences import SentenceError
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.library.actions import illustrating, writing
from doorstep.library.forms.pictures import PictureForm
from doorstep.library.forms.words import TranslationForm, WordsForm
from doorstep.library.models import Document, Edition
from doorstep.library.pages import Place
from doorstep.library.queries import editions

_SAYS = ("title", "summary", "markdown", "written_by", "reviewed_by", "sources")


def words(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Write it in one language. A press on “Show me” shows the page as it will be, and everything typed with it."""
    document, do = place.document_or_404(pk), request.POST.get("do", "")
    language = _language_or_404(request, document)
    form = _form(request, document, language)
    what = _kept(form, document, language, do, place) if form.is_valid() and do != "show" else ""
    if what:
        return place.done("one", what, pk)
    return _shown(request, place, document, language, form)


def _language_or_404(request: HttpRequest, document: Document) -> str:
    language = request.GET.get("language", document.language)
    if language != document.language and language not in languages.OFFERED:
        raise Http404
    return language


def _form(request: HttpRequest, document: Document, language: str) -> WordsForm:
    begun = editions.draft_of(document, language) or editions.current(document).get(language)
    initial: dict[str, Any] = {"seen": editions.seen(document, language)}
    initial |= {name: getattr(begun, name) for name in _SAYS} if begun else {}
    if language == document.language:
        return WordsForm(request.POST or None, initial=initial)
    initial["original"] = editions.last_number(document, document.language)
    initial["follows"] = begun is None or (begun.translates or 0) >= initial["original"]
    return TranslationForm(request.POST or None, initial=initial)


def _kept(form: WordsForm, document: Document, language: str, do: str, place: Place) -> str:
    """Keep or publish it; where somebody else was first the form says so, and keeps what was typed."""
    act, what = (writing.publish, "published") if do == "publish" else (writing.keep, "kept")
    says, seen = form.says(_translates(form, document, language)), form.cleaned_data["seen"]
    try:
        act(document, language, says, seen=seen, by=place.person, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        form.theirs = editions.draft_of(document, language) or editions.current(document).get(language)
        # Sent once more, after a look at what the other did, it is kept.
        form.data = {**form.data, "seen": editions.seen(document, language)}
        return ""
    return "published-off" if what == "published" and document.status == Document.Status.WITHDRAWN else what


def _translates(form: WordsForm, document: Document, language: str) -> int | None:
    if language == document.language:
        return None
    if form.cleaned_data.get("follows"):
        # Of an edition that came while they wrote they have seen nothing.
        return min(form.cleaned_data["original"] or 0, editions.last_number(document, document.language))
    before = editions.draft_of(document, language) or editions.current(document).get(language)
    return before.translates if before else 0


def _shown(request: HttpRequest, place: Place, document: Document, language: str, form: WordsForm) -> HttpResponse:
    original = editions.current(document).get(document.language) if language != document.language else None
    shown: dict[str, Any] = {"document": document, "form": form, "language": language, "original": original}
    if request.POST.get("do") == "show":
        said = {name: str(form.data.get(name, "")) for name in _SAYS}
        shown["preview"] = Edition(document=document, language=language, **said)
    return place.page(request, "words", status=422 if form.errors else 200, **shown)


def put_away(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Throw the draft of a language away."""
    document = place.document_or_404(pk)
    language, seen = request.POST.get("language", ""), request.POST.get("seen", "")
    try:
        writing.put_away(document, language, seen=seen, by=place.person)
    except SomebodyWasFirstError:
        return place.done("one", "late", pk)
    return place.done("one", "put-away", pk)


def empty(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Empty an edition that nobody should read any more; the one that is read now stays."""
    older = {f"{each.language}.{each.number}": each for each in editions.older(place.document_or_404(pk))}
    edition = older.get(request.POST.get("edition", ""))
    if edition is None:
        return place.done("one", "late", pk)
    writing.empty(edition, by=place.person)
    return place.done("one", "emptied", pk)


def pictures(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    document = place.document_or_404(pk)
    form = PictureForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _added(form, document, place):
        return place.done("pictures", "picture", pk)
    shown = {"document": document, "form": form, "pictures": document.illustrations.defer("content")}
    return place.page(request, "pictures", status=422 if form.is_bound else 200, **shown)


def _added(form: PictureForm, document: Document, place: Place) -> bool:
    said = form.cleaned_data
    try:
        illustrating.add(document, said["picture"].picture, said["words"], by=place.person, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return False
    return True


def picture_out(_request: HttpRequest, place: Place, pk: int, picture: UUID) -> HttpResponse:
    illustrating.take_out(place.document_or_404(pk), picture, by=place.person)
    return place.done("pictures", "picture-gone", pk)
