"""The page of every component in every state, for those who build; addressed only while debugging."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from doorstep.core.doors import DOORS
from doorstep.groups.queries.directory import Counted
from doorstep.web.forms.style import Sample

SAMPLES = {
    "doors": DOORS,
    "schemes": ["light", "dark"],
    "states": ["listed", "proposed", "resting", "closed", "fresh", "ageing", "stale"],
    "kinds": ["info", "good", "warn", "problem"],
    "icons": "door pin phone mail globe clock search arrow check cross warning problem info pause people".split(),
    "sizes": ["s1", "s2", "s3", "s4", "s5", "s6", "s8", "s12", "s16"],
    "columns": ["Street team", "Neighbours", "Asked", "Helped"],
    "rows": [["Barry Road", 41, 12, 12], ["Choumert Grove", 8, 103, 97], ["Rye Lane", 126, 1204, 1180]],
    "headings": [Counted("SE1", "Bermondsey", 3), Counted("SE5", "Camberwell", 11), Counted("SE21", "Dulwich", 1)],
    "facts": [("Where", "Nunhead and Peckham Rye"), ("Languages", "English, Yoruba, Somali"), ("Nothing", "")],
    "languages": [("cy", "Ŵyn a llŷn: cymdogion"), ("pl", "Zażółć gęślą jaźń"), ("ar", "جيران يساعدون جيرانهم")],
}


def page(request: HttpRequest) -> HttpResponse:
    told = {"where": "SE15 5BZ", "kind": "shop", "name": "Amina"}
    samples = {
        "calm": Sample(initial=told, auto_id="calm_%s"),
        "mend": Sample(told, auto_id="mend_%s"),
        "page": Paginator(range(70), 10).get_page(request.GET.get("page", 2)),
    }
    return render(request, "web/style/page.html", SAMPLES | samples)
