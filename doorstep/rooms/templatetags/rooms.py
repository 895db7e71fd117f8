"""Who wrote something, in words; and what a thread is about."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.translation import gettext as _

from doorstep.rooms.models import Thread
from doorstep.rooms.queries.threads import Speaker
from doorstep.rooms.speaking import in_words

register = template.Library()


@register.filter
def said_by(person: UUID | None, speakers: Mapping[UUID, Speaker]) -> str:
    return in_words(speakers.get(person, Speaker()) if person else Speaker())


@register.filter
def spoken(speaker: Speaker) -> str:
    return in_words(speaker)


@register.filter
def reason(pk: UUID | int, whys: Mapping[UUID | int, str]) -> str:
    """Give the reason that its reader was given for a post or a room of theirs."""
    return whys.get(pk, "")


@register.filter
def subject(thread: Thread) -> str:
    return thread.title or thread.subject or _("A thread whose subject is gone")
