"""How changes of a listing are said, to whoever may read them."""

from django import template

from doorstep.groups import change_words

register = template.Library()
for _each in (
    change_words.field_words,
    change_words.before_words,
    change_words.after_words,
    change_words.voice_words,
):
    register.filter(_each.__name__, _each)
