"""How the open data answers: pages with a link to the next, whether anything is new, who may read it from where."""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _

from doorstep.feeds.forms.asked import AskedForm, written
from doorstep.feeds.queries import entries, rows
from doorstep.feeds.queries.reach import naming
from doorstep.feeds.queries.rows import Row, Site
from doorstep.feeds.views.exporting import BusyError, Export
from doorstep.feeds.writing import FORMATS, Format
from doorstep.groups.models import Group

_BEGINNING = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_ASKED = "If-None-Match, If-Modified-Since, Accept"
_TOLD = "ETag, Last-Modified, Link"
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    """Let pages of other sites read the answer, without telling us who reads there."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        preflight = request.method == "OPTIONS"
        response = HttpResponse(status=204) if preflight else view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = _TOLD
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        if preflight:
            response["Access-Control-Allow-Methods"] = "GET, HEAD"
            response["Access-Control-Allow-Headers"] = _ASKED
            response["Access-Control-Max-Age"] = "86400"
        return response

    return answered


def refused(form: AskedForm) -> HttpResponse:
    """Say what is wrong with the question, by the name of the word in the address."""
    said = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
    return JsonResponse({"error": _("This cannot be answered."), "mend": said}, status=400)


def site(request: HttpRequest) -> Site:
    address = request.build_absolute_uri("/").removesuffix("/")
    return Site(settings.SITE_NAME, address, entries.who_we_are(), settings.DATA_LICENCE_URL)


def answer(request: HttpRequest, form: AskedForm, kind: str) -> HttpResponseBase:
    """Answer a question that was understood: with what there is, or that nothing is new."""
    latest = entries.latest()
    etag, seen = _etag(request, latest), _settled(latest)
    known = get_conditional_response(request, etag=etag, last_modified=seen)
    if known is not None:
        return known
    say: Callable[..., HttpResponseBase] = _everything if form.cleaned_data["all"] else _page
    try:
        return _dated(say(request, form, kind, latest), etag, latest)
    except BusyError:
        return _busy()


def _etag(request: HttpRequest, latest: datetime.datetime | None) -> str:
    licence = (settings.DATA_LICENCE_NAME, settings.DATA_LICENCE_URL)
    about = (
        request.build_absolute_uri(),
        settings.SITE_NAME,
        settings.DEMO,
        licence,
        entries.version(latest),
        naming(),
    )
    return quote_etag(hashlib.sha256(repr(about).encode()).hexdigest()[:32])


def _settled(latest: datetime.datetime | None) -> int | None:
    """Say when the latest change was, where no earlier one can become visible any more: a date alone tells them not."""
    if latest is None or timezone.now() - latest < entries.MARGIN:
        return None
    return int(latest.timestamp())


def _page(request: HttpRequest, form: AskedForm, kind: str, latest: datetime.datetime | None) -> HttpResponse:
    found = entries.page(form.wanted, form.on_a_page + 1)
    groups, more = found[: form.on_a_page], len(found) > form.on_a_page
    began = form.began or latest or _BEGINNING
    following = _address(request, form, groups[-1], began) if more else None
    links = {"next": following, "changes": _changes(request, form, began)}
    speaking = site(request)
    written_out = FORMATS[kind].pieces(_about(speaking, links), rows.rows(groups, speaking))
    response = HttpResponse("".join(written_out), content_type=FORMATS[kind].content_type)
    return _linked(response, links)


def _everything(
    request: HttpRequest, form: AskedForm, kind: str, latest: datetime.datetime | None
) -> StreamingHttpResponse:
    speaking = site(request)
    links = {"next": None, "changes": _changes(request, form, latest or _BEGINNING)}
    export = Export(_all_pieces(FORMATS[kind], _about(speaking, links), form, speaking))
    response = StreamingHttpResponse(export, content_type=FORMATS[kind].content_type)
    # A proxy is to pass it on as it comes, and keep none of it.
    response["X-Accel-Buffering"] = "no"
    response["Content-Disposition"] = f'attachment; filename="groups.{kind}"'
    return _linked(response, links)


def _busy() -> HttpResponse:
    busy = JsonResponse({"error": _("Others are taking all groups just now. Try again in a minute.")}, status=503)
    busy["Retry-After"] = "60"
    return busy


def _dated(response: HttpResponseBase, etag: str, latest: datetime.datetime | None) -> HttpResponseBase:
    response["ETag"] = etag
    if latest:
        response["Last-Modified"] = http_date(latest.timestamp())
    response["Cache-Control"] = "public, max-age=60"
    return response


def _all_pieces(writing: Format, about: Row, form: AskedForm, speaking: Site) -> Iterator[str]:
    said = chain.from_iterable(rows.rows(batch, speaking) for batch in entries.every(form.wanted))
    return writing.pieces(about, said)


def _about(speaking: Site, links: Mapping[str, str | None]) -> Row:
    return {
        "site": {"name": speaking.name, "url": f"{speaking.address}/", "id": str(speaking.uid)},
        "made_up": settings.DEMO,
        "licence": {"name": settings.DATA_LICENCE_NAME, "url": settings.DATA_LICENCE_URL},
        **links,
    }


def _address(request: HttpRequest, form: AskedForm, last: Group, began: datetime.datetime) -> str:
    since = {"changed_since": form.data["changed_since"]} if form.data.get("changed_since") else {}
    asked = form.kept | since | {"cursor": written(last.changed_at, last.pk, began)}
    return f"{request.build_absolute_uri(request.path)}?{urlencode(asked)}"


def _changes(request: HttpRequest, form: AskedForm, began: datetime.datetime) -> str:
    """Name the address that tells what changed since; a little earlier than needed, so that nothing is overlooked."""
    since = began - entries.MARGIN if began > _BEGINNING else began
    asked = form.kept | {"changed_since": since.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    return f"{request.build_absolute_uri(request.path)}?{urlencode(asked)}"


def _linked(response: Answer, links: Mapping[str, str | None]) -> Answer:
    every = [f'<{settings.DATA_LICENCE_URL}>; rel="license"']
    every += [f'<{address}>; rel="{name}"' for name, address in links.items() if address]
    response["Link"] = ", ".join(every)
    return response
