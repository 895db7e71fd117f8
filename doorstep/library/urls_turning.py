"""The address of "where to turn": short, so that it can be read out."""

from django.urls import path

from doorstep.library.views import turning

urlpatterns = [path("turning/", turning.page, name="turning")]
