"""The answers, for everybody."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from doorstep.core.markdown import html
from doorstep.core.pages import done
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.rates import Limit
from doorstep.limits.visitors import network
from doorstep.questions.actions.publishing import count_opinion
from doorstep.questions.models import Answer
from doorstep.questions.pages import told
from doorstep.questions.queries import answers
from doorstep.questions.sources import read_sources

OPINIONS = Limit("opinions of one answer", most=1, per=timedelta(days=1))
GONE = 410


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    shown = {"topics": answers.by_topic(get_language() or ""), "told": told(request)}
    return render(request, "questions/index.html", shown)


@require_safe
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    found = _answer_or_404(slug)
    if found.status != Answer.Status.PUBLISHED:
        return render(request, "questions/gone.html", {"answer": found}, status=GONE)
    edition = answers.current(found)
    shown = {"answer": found, "edition": edition, "body": html(edition.markdown), "told": told(request)}
    shown |= {"sources": read_sources(edition.sources), "today": timezone.localdate()}
    return render(request, "questions/answer.html", shown)


def _answer_or_404(slug: str) -> Answer:
    found = answers.to_read(slug, get_language() or "")
    if found is None:
        raise Http404
    return found


@require_POST
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Count it once a day for a visitor; whoever presses again is thanked all the same."""
    found = get_object_or_404(Answer.objects.filter(status=Answer.Status.PUBLISHED), pk=pk)
    helpful = request.POST.get("helpful") == "yes"
    try:
        take(OPINIONS, f"{network(request)} {pk}")
        count_opinion(found, helpful=helpful)
    except TooOftenError:
        pass
    return done("questions:answer" if helpful else "questions:index", "thanks", *([found.slug] if helpful else []))
