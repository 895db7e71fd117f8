"""The finder on somebody else's page: a question in a frame, whose answer opens here, in a window of its own."""

from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from doorstep.web.forms.embed import EmbedForm, preset
from doorstep.web.forms.finder import FinderForm


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Explain it, and put together the one line that it takes."""
    form = EmbedForm(request.GET or None, initial={"height": 360, "door": "bottle-green"})
    asked = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {"height": 360}
    address = f"{request.build_absolute_uri(reverse('embed-finder'))}?{urlencode(asked)}"
    return render(
        request, "web/embed/about.html", {"form": form, "address": address, "height": asked.get("height", 360)}
    )


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def finder(request: HttpRequest) -> HttpResponse:
    """Ask the one question; sets nothing, keeps nothing, and is the only page that another may hold in a frame."""
    wanted = preset(request.GET)
    response = render(
        request, "web/embed/finder.html", {"wanted": wanted, "form": FinderForm(initial={"q": wanted.place})}
    )
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "public, max-age=3600"
    # A language that was chosen here stands in a cookie: what is kept for others is not answered in it.
    patch_vary_headers(response, ["Cookie"])
    return response
