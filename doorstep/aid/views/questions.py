"""The pages of the way of asking: one question, or all the answers looked over."""

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doorstep.aid.forms.asker import SendForm
from doorstep.aid.forms.journey import LOOK, Journey
from doorstep.aid.forms.review import lines, title


def question(request: HttpRequest, journey: Journey, slug: str, wrong: BaseForm | None = None) -> HttpResponse:
    if slug == LOOK:
        return look_over(request, journey, SendForm())
    if slug in {"group", "desk"} and journey.kept and "where" not in journey.anew:
        # Which groups are near says where somebody lives: whoever holds a receipt says that anew first.
        slug, wrong = "where", None
    said = {**_frame(journey, slug), **_asked(journey, slug), "form": wrong or journey.blank(slug)}
    template = slug if slug in {"group", "desk"} else "step"
    return render(request, f"aid/asking/{template}.html", said, status=422 if wrong else 200)


def look_over(request: HttpRequest, journey: Journey, form: BaseForm) -> HttpResponse:
    said = {**_frame(journey, LOOK), "lines": [*lines(journey)], "form": form}
    return render(request, "aid/asking/look.html", said, status=422 if form.errors else 200)


def _frame(journey: Journey, slug: str) -> dict[str, object]:
    """Give what every page of the way has: what goes along, and to which group it goes."""
    group = None if journey.kept else journey.group
    along = {"hidden": journey.hidden(slug), "begun": bool(journey.kept)}
    desk = None if journey.kept or group else journey.desk
    return {"slug": slug, "group": group, "network": desk, "may_keep": journey.may_be_kept, **along}


def _asked(journey: Journey, slug: str) -> dict[str, object]:
    steps = [*journey.steps]
    return {
        "title": title(journey, slug),
        "number": steps.index(slug) + 1 if slug in steps else 1,
        "of": len(steps),
        "is_kept": slug in journey.done and slug not in journey.anew,
        "choice": journey.choice if slug in {"group", "desk"} else None,
        "for_other": journey.for_other,
    }
