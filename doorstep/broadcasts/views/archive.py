"""What a network sent: for anybody what is public, and for those whom it was for the rest; a raised hand."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.broadcasts.actions import hands
from doorstep.broadcasts.forms.wanting import HandForm
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.pages import as_file, talks_about, told
from doorstep.broadcasts.queries import archive, desk
from doorstep.core.pages import done, page_of
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.messaging.models import Enclosure
from doorstep.networks.models import Network
from doorstep.networks.queries import directory
from doorstep.people.doors import signed_in
from doorstep.people.requests import PersonRequest, visitor_of

RAISING = Limit("hands raised", most=30, per=timedelta(days=1))


@require_safe
def index(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(directory.networks(), slug=slug)
    shown = {"network": network, "page": page_of(request, archive.public(network))}
    return render(request, "broadcasts/index.html", shown)


@require_safe
def broadcast(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    one, person = _read_or_404(request, slug, pk)
    return _shown(request, one, person, None)


@require_safe
def file(request: HttpRequest, slug: str, pk: UUID, number: int) -> HttpResponse:
    """Hand over a file that went with it, to whoever may read it; never as a page of ours."""
    one, _person = _read_or_404(request, slug, pk)
    return as_file(get_object_or_404(Enclosure, bundle=one.pk, number=number))


@require_POST
@signed_in
def hand(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Say that one can help with it, or take that back: of what was for them, or is public."""
    one, _person = _read_or_404(request, slug, pk)
    person, form = request.visitor.person.pk, HandForm(request.POST)
    if not form.is_valid():
        return _shown(request, one, person, form)
    take(RAISING, str(person))
    if request.POST.get("do") == "lower":
        hands.lower(one, person)
        return done("broadcasts:broadcast", "lowered", slug, pk)
    raised = hands.raise_hand(one, person, form.cleaned_data["words"], now=timezone.now())
    return done("broadcasts:broadcast", "raised" if raised else "no-more", slug, pk)


def _read_or_404(request: HttpRequest, slug: str, pk: UUID) -> tuple[Broadcast, UUID | None]:
    network = get_object_or_404(Network, slug=slug)
    visitor = visitor_of(request)
    person = visitor.person.pk if visitor else None
    return get_object_or_404(archive.open_to(person, network), pk=pk), person


def _shown(request: HttpRequest, one: Broadcast, person: UUID | None, form: HandForm | None) -> HttpResponse:
    shown: dict[str, Any] = {"network": one.network, "one": one, "files": desk.files_of(one), "told": told(request)}
    shown |= {"is_open": hands.is_open(one, timezone.now()), "form": form or HandForm(), "signed_in": person}
    shown["hand"] = archive.hand_of(one, person) if person else None
    shown["may_talk"] = talks_about(one, person) is not None
    return render(request, "broadcasts/broadcast.html", shown, status=422 if form else 200)


class News(Feed):  # type: ignore[type-arg] # what Django ships takes none while it runs
    """The public news of a network, as RSS."""

    def get_object(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> Network:  # noqa: ARG002 # as Django calls it
        return get_object_or_404(Network, slug=kwargs["slug"])

    def title(self, network: Network) -> str:
        return _("News from %(network)s") % {"network": network.name}

    def link(self, network: Network) -> str:
        return network.get_absolute_url()

    def description(self, network: Network) -> str:
        return network.about[:300] or self.title(network)

    def items(self, network: Network) -> list[Broadcast]:
        return list(archive.public(network)[: archive.LATEST])

    def item_title(self, item: Broadcast) -> str:
        return item.subject

    def item_description(self, item: Broadcast) -> str:
        return item.body

    def item_guid(self, item: Broadcast) -> str:
        return f"urn:uuid:{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Broadcast) -> Any:
        return item.out_at


RSS = require_safe(News())
