"""Addresses of signing in, and of one's own pages."""

from django.urls import path

from doorstep.accounts.views import (
    authenticators,
    choosing,
    given,
    joining,
    mine,
    passkeys,
    sessions,
    signing,
    stronger,
    ways,
)

app_name = "accounts"

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-in/code/", signing.code, name="code"),
    path("sign-in/who/", choosing.who, name="who"),
    path("sign-in/new/", joining.new, name="new"),
    path("sign-in/given/", given.given, name="given"),
    path("sign-in/passkey/", passkeys.showing, name="passkey"),
    path("sign-in/passkey/asking/", passkeys.asking, name="passkey-asking"),
    path("sign-in/stronger/", stronger.stronger, name="stronger"),
    path("sign-in/again/", stronger.prove, name="prove"),
    path("sign-in/again/code/", stronger.prove_by_code, name="prove-by-code"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("me/", mine.mine, name="mine"),
    path("me/ways/", ways.ways, name="ways"),
    path("me/ways/passkeys/", passkeys.adding, name="passkey-adding"),
    path("me/ways/passkeys/offer/", passkeys.offering, name="passkey-offer"),
    path("me/ways/passkeys/<uuid:pk>/removal/", ways.passkey_removal, name="passkey-removal"),
    path("me/ways/authenticator/", authenticators.authenticator, name="authenticator"),
    path("me/ways/authenticator/beginning/", authenticators.beginning, name="authenticator-beginning"),
    path("me/ways/authenticator/removal/", ways.authenticator_removal, name="authenticator-removal"),
    path("me/ways/printed/", ways.sheet, name="printed-codes"),
    path("me/sessions/", sessions.sessions, name="sessions"),
    path("me/sessions/<int:pk>/ending/", sessions.ending, name="session-ending"),
    path("me/sessions/others/ending/", sessions.ending_others, name="sessions-ending"),
]
