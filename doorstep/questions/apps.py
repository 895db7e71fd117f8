"""Tells Django about questions and answers, and the worker what is due with them."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "doorstep.questions"
    label = "questions"

    def ready(self) -> None:
        from doorstep.core import worker  # noqa: PLC0415 # models are there only now
        from doorstep.questions import due  # noqa: PLC0415 # as above

        for each in due.ALL:
            worker.register(each)
