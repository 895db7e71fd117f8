"""Addresses of the desk's door; they stand under /desk/ as well."""

from django.urls import path

from doorstep.accounts import views

app_name = "accounts"

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
]
