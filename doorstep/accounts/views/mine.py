"""The first of one's own pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from doorstep.aid.queries import desk
from doorstep.people.doors import with_receipt
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.questions.queries.open import may_answer
from doorstep.starting.queries import evenings


@require_safe
@with_receipt
def mine(request: PersonRequest) -> HttpResponse:
    visitor = request.visitor
    # Whoever found a receipt is not told whose it is.
    name = "" if visitor.by_receipt else called([visitor.person.pk]).get(visitor.person.pk, "")
    waiting = 0 if visitor.by_receipt else desk.how_many_need(visitor.person.pk, timezone.now())
    starts = not visitor.by_receipt and evenings.of_person(visitor.person.pk).exists()
    shown = {"called": name, "visitor": visitor, "waiting": waiting, "starts": starts}
    shown["looks_up"] = may_answer(visitor.person)
    return render(request, "accounts/mine.html", shown)
