"""Making a policy one's own, and what became of it at its source; of the house, what came newer with the software."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from doorstep.core import languages
from doorstep.core.sentences import SentenceError
from doorstep.groups.models import Group
from doorstep.library.actions import adopting, shipping
from doorstep.library.actions.writing import A_YEAR
from doorstep.library.differing import around, differences
from doorstep.library.filling import gaps
from doorstep.library.forms.adopting import AdoptForm, TakeOverForm
from doorstep.library.models import Adoption, Document, Edition, NewerText
from doorstep.library.pages import Place, reader
from doorstep.library.queries import editions, keeping, shelf
from doorstep.library.texts import taken_apart


def choose(request: HttpRequest, place: Place) -> HttpResponse:
    """Show what a group can make its own."""
    lines = shelf.lines(shelf.with_editions(shelf.policies()), reader())
    mine = set(shelf.adopted_by(_group(place)).values_list("adoption__source", flat=True))
    return place.page(request, "choose", lines=lines, mine=mine)


def adopt(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Fill in its gaps, look at it, and make it the group's own; a copy that there is already is where this leads."""
    edition = _adoptable_or_404(pk)
    form = AdoptForm(request.POST or None, gaps=gaps(_all(edition)), initial=suggested(_group(place)))
    shows = request.POST.get("do") == "show"
    if request.method == "POST" and not shows and form.is_valid() and (own := _adopted(form, edition, place)):
        return own
    if theirs := shelf.adopted_by(_group(place)).filter(adoption__source=pk).first():
        return place.done("one", "yours-already", theirs.pk)
    return _to_fill_in(request, place, edition, form, shows=shows)


def _to_fill_in(request: HttpRequest, place: Place, edition: Edition, form: AdoptForm, *, shows: bool) -> HttpResponse:
    shown: dict[str, Any] = {"edition": edition, "form": form}
    if shows or not form.is_bound:
        shown["preview"] = adopting.says(edition, _values(form))
    return place.page(request, "adopt", status=422 if form.errors else 200, **shown)


def _adoptable_or_404(pk: int) -> Edition:
    said = editions.said_in(get_object_or_404(shelf.policies(), pk=pk))
    if said is None:
        raise Http404
    return said.edition


def _all(edition: Edition) -> str:
    return f"{edition.title}\n{edition.summary}\n{edition.markdown}"


def _values(form: AdoptForm) -> dict[str, str]:
    return {name: str(form[name].value() or "") for name in form.fields}


def _adopted(form: AdoptForm, edition: Edition, place: Place) -> HttpResponse | None:
    said = form.cleaned_data
    try:
        own = adopting.adopt(edition.document, _group(place), filled=said, by=place.person, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return None
    # Where somebody was first, theirs stays; a second press on the same button finds what the first one wrote.
    what = "adopted" if adopting.is_filled_so(own, said) else "yours-already"
    return place.done("one", "late" if own.why_off else what, own.pk)


def suggested(group: Group, today: date | None = None) -> dict[str, str]:
    """Say what the listing knows for the gaps: its name, where it helps, how it is reached; and a year from now."""
    ways = [each.value for each in group.contact_ways.all()]
    review = (today or timezone.localdate()) + A_YEAR
    where = group.place or languages.listed(group.district_codes)
    return {"group": group.name, "area": where, "contact": ", ".join(ways[:2])[:200], "review": languages.month(review)}


def _group(place: Place) -> Group:
    if place.publisher.group is None:
        raise Http404
    return place.publisher.group


# -- What is newer at its source -------------------------------------------------------------------------------------


def source(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Show what changed at the source since it was made the group's own; fill it in once more, and take it over."""
    document = place.document_or_404(pk)
    adoption = get_object_or_404(Adoption.objects.select_related("source", "document"), document=document)
    both = keeping.then_and_now(adoption)
    if both is None or both[1].number <= adoption.number:
        return _nothing_newer(request, place, adoption, both)
    form = _take_over_form(request, place, adoption, both[1])
    if form.is_valid() and (what := _taken_over(form, document, place)):
        return place.done("source" if what == "late" else "one", what, pk)
    return _both_sides(request, place, adoption, both, form)


def _nothing_newer(
    request: HttpRequest, place: Place, adoption: Adoption, both: tuple[Edition, Edition] | None
) -> HttpResponse:
    if request.method == "POST":
        return place.done("one", "nothing-newer", adoption.document_id)
    shown: dict[str, Any] = {"document": adoption.document, "adoption": adoption}
    shown |= {"source": shelf.source_of(adoption.document), "now": both and both[1]}
    return place.page(request, "source", **shown)


def _both_sides(
    request: HttpRequest, place: Place, adoption: Adoption, both: tuple[Edition, Edition], form: TakeOverForm
) -> HttpResponse:
    then, now = both
    shown: dict[str, Any] = {"document": adoption.document, "adoption": adoption, "then": then, "now": now}
    shown |= {"stretches": _stretches(then.markdown, now.markdown), "changed": keeping.is_changed(adoption)}
    shown["source"] = shelf.source_of(adoption.document)
    if editions.draft_of(adoption.document, adoption.language):
        shown["waits"] = adopting.DRAFT_WAITS
    return place.page(request, "source", form=form, status=422 if form.errors else 200, **shown)


def _take_over_form(request: HttpRequest, place: Place, adoption: Adoption, now: Edition) -> TakeOverForm:
    """Fill in what the group said before, and for a gap that is new what its listing knows."""
    before = {gap: words for gap, words in adoption.filled.items() if words}
    seen = {"number": now.number, "seen": editions.seen(adoption.document, adoption.language)}
    initial = {**suggested(_group(place)), **before, **seen}
    return TakeOverForm(request.POST or None, gaps=gaps(_all(now)), initial=initial)


def _taken_over(form: TakeOverForm, document: Document, place: Place) -> str:
    said = form.cleaned_data
    try:
        taken = adopting.take_over(
            document, said, number=said["number"], seen=said["seen"], by=place.person, now=timezone.now()
        )
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        form.data = {**form.data, "seen": editions.seen(document, document.language)}
        return ""
    return "taken-over" if taken else "late"


def newer_text(request: HttpRequest, place: Place, pk: int, language: str) -> HttpResponse:
    """Show what differs between the house's own text and the newer one that came; take that over, or leave it."""
    newer = get_object_or_404(keeping.newer_texts(), document=place.document_or_404(pk), language=language)
    if request.method == "POST":
        return place.done("one", _settled(newer, request.POST.get("do", ""), place), pk)
    text = taken_apart(newer.said, slug=newer.document.slug, language=language)
    ours = editions.current(newer.document).get(language)
    stretches = _stretches(ours.markdown if ours else "", text.markdown)
    return place.page(request, "newer_text", document=newer.document, text=text, stretches=stretches)


def _settled(newer: NewerText, do: str, place: Place) -> str:
    if do == "take":
        shipping.take_newer(newer, by=place.person, now=timezone.now())
        return "taken-over"
    shipping.leave_newer(newer, by=place.person)
    return "left"


def _stretches(before: str, after: str) -> Any:
    return around(differences(before, after))
