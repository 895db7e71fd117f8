"""All that is held about somebody, to read and as a file; and who looked at it."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts.own import held as holding
from doorstep.accounts.own import looks
from doorstep.core.pages import page_of
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.people.doors import is_proved, proved, with_receipt
from doorstep.people.requests import PersonRequest
from doorstep.vault.actions import DOWNLOADED, hand_over

# It walks through everything.
FILES = Limit("files of everything about one person", most=6, per=timedelta(hours=1))


@require_safe
@with_receipt
def held(request: PersonRequest) -> HttpResponse:
    """Show it to whoever proved that it is them.

    Before others who are signed in what is sealed stays covered, and all of it before whoever holds a receipt.
    """
    visitor = request.visitor
    if visitor.by_receipt:
        return render(request, "accounts/held_covered.html", {"kinds": holding.counted(visitor.person.pk)})
    prove = f"{resolve_url(settings.PROVE_PAGE)}?next={request.path}"
    said = {"held": holding.held(visitor.person.pk), "open": is_proved(visitor), "prove": prove}
    return render(request, "accounts/held.html", said)


@require_POST
@proved
def file(request: PersonRequest) -> HttpResponse:
    person, today = request.visitor.person.pk, timezone.localdate().isoformat()
    take(FILES, str(person))
    told = {"from": settings.SITE_NAME, "on": today} | hand_over(person, why=DOWNLOADED, by=person)
    answer = JsonResponse(told, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="about-me-{today}.json"'
    return answer


@require_safe
@with_receipt
def looked(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person.pk
    page = page_of(request, looks.entries(person))
    found = looks.in_words(person, page.object_list)
    said = {"page": page, "looks": found, "covered": request.visitor.by_receipt}
    return render(request, "accounts/looked.html", said)
