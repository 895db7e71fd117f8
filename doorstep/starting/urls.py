"""Addresses of starting a group; the way in, for everybody, stands in web."""

from django.urls import path

from doorstep.starting.views import chapters, coming, evenings, people, sending

app_name = "starting"

urlpatterns = [
    path("", evenings.index, name="index"),
    path("new/", evenings.begin, name="begin"),
    path("code/", coming.code, name="code"),
    path("code/agreement/", coming.agreement, name="agreement"),
    path("<uuid:pk>/", evenings.evening, name="evening"),
    path("<uuid:pk>/patch/", chapters.chapter, {"which": "patch"}, name="patch"),
    path("<uuid:pk>/people/", people.people, name="people"),
    path("<uuid:pk>/people/code/", people.by_code, name="by-code"),
    path("<uuid:pk>/people/e-mail/", people.by_email, name="by-email"),
    path("<uuid:pk>/people/<int:chair>/taking-back/", people.taking_back, name="taking-back"),
    path("<uuid:pk>/way/", chapters.chapter, {"which": "way"}, name="way"),
    path("<uuid:pk>/policies/", chapters.agreed, name="policies"),
    path("<uuid:pk>/contact/", chapters.chapter, {"which": "contact"}, name="contact"),
    path("<uuid:pk>/flyer/", sending.flyer, name="flyer"),
    path("<uuid:pk>/sending/", sending.sending, name="sending"),
    path("<uuid:pk>/again/", evenings.again, name="again"),
    path("<uuid:pk>/leaving/", evenings.leaving, name="leaving"),
]
