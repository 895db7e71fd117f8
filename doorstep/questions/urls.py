"""Addresses of questions and answers."""

from django.urls import path

from doorstep.questions.views import asking, public, research

app_name = "questions"

urlpatterns = [
    path("", public.index, name="index"),
    path("ask/", asking.ask, name="ask"),
    path("back/", asking.back, name="back"),
    path("mine/", asking.mine, name="mine"),
    path("mine/<uuid:pk>/", asking.one, name="one"),
    path("mine/<uuid:pk>/taking-back/", asking.taking_back, name="taking-back"),
    path("opinions/<int:pk>/", public.opinion, name="opinion"),
    path("research/", research.index, name="research"),
    path("research/place/", research.place, name="place"),
    path("research/<uuid:pk>/", research.write, name="write"),
    path("research/<uuid:pk>/giving-back/", research.give_back, name="giving-back"),
    path("research/<uuid:pk>/reading/", research.look_over, name="read"),
    path("research/changes/<int:pk>/", research.change, name="change"),
    path("<seen:slug>/", public.answer, name="answer"),
]
