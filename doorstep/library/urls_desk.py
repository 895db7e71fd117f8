"""Addresses of the library at the house's own desk, behind its door."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from doorstep.library.addresses import FORM, keeping_addresses
from doorstep.library.pages import at_desk
from doorstep.library.views import adopting, sharing

app_name = "library_desk"

urlpatterns = [
    path("sharing/", require_safe(at_desk(sharing.index)), name="sharing"),
    path("sharing/<int:pk>/", FORM(at_desk(sharing.one)), name="share"),
    path("sharing/lists/<int:pk>/ending/", require_POST(at_desk(sharing.list_away)), name="list-of-others-ending"),
    path("<int:pk>/newer-text/<seen:language>/", FORM(at_desk(adopting.newer_text)), name="newer-text"),
    *keeping_addresses(at_desk),
]
