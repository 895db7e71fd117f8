"""Tells Django about help requests, the worker about what is due in them, and messaging who answers for them."""

from django.apps import AppConfig


class AidConfig(AppConfig):
    name = "doorstep.aid"
    label = "aid"

    def ready(self) -> None:
        from doorstep.aid import due  # noqa: PLC0415 # models are there only now
        from doorstep.aid.actions import asking_by_text, replying, ringing_back  # noqa: PLC0415 # as above
        from doorstep.core import worker  # noqa: PLC0415 # as above
        from doorstep.messaging import replies  # noqa: PLC0415 # as above

        for answerer in (asking_by_text.GOING_ON, ringing_back.ANSWERER, replying.ANSWERER, asking_by_text.BEGINNING):
            # The last takes whatever nobody before it can answer, so that nobody is left without an answer.
            replies.register(answerer)
        for each in due.ALL:
            worker.register(each)
