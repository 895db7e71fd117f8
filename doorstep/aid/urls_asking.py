"""Addresses at which somebody asks for a hand, and sees how it stands."""

from django.urls import path

from doorstep.aid.views import asking, mine

app_name = "asking"
urlpatterns = [
    path("", asking.ask, name="ask"),
    path("mine/", mine.mine, name="mine"),
    path("mine/hearing/", mine.hearing, name="hearing"),
    path("mine/begun/forgetting/", mine.forgetting, name="forgetting"),
    path("mine/desk/<uuid:pk>/withdrawal/", mine.withdrawal_at_desk, name="desk-withdrawal"),
    path("mine/<uuid:pk>/", mine.one, name="one"),
    path("mine/<uuid:pk>/withdrawal/", mine.withdrawal, name="withdrawal"),
    path("mine/<uuid:pk>/rest/", mine.resting, name="rest"),
    path("mine/<uuid:pk>/return/", mine.going_on, name="going-on"),
    path("tasks/<uuid:pk>/completion/", mine.it_was_done, name="completion"),
    path("tasks/<uuid:pk>/nobody-came/", mine.nobody_came, name="nobody-came"),
]
