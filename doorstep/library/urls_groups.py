"""Addresses of what a group publishes and makes its own, for its coordinators."""

from django.urls import path
from django.views.decorators.http import require_safe

from doorstep.library.addresses import FORM, asking_back, keeping_addresses
from doorstep.library.pages import in_group
from doorstep.library.views import adopting

app_name = "library_group"

urlpatterns = [
    path("adopting/", require_safe(in_group(adopting.choose)), name="choose"),
    path("adopting/<int:pk>/", FORM(in_group(adopting.adopt)), name="adopt"),
    path("<int:pk>/source/", FORM(in_group(adopting.source)), name="source"),
    asking_back(in_group),
    *keeping_addresses(in_group),
]
