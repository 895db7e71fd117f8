"""How changes, doubts and people are said at the desk."""

from django import template

from doorstep.desk import words

register = template.Library()
for _each in (
    words.field_words,
    words.before_words,
    words.after_words,
    words.reason_words,
    words.who,
    words.change_who,
):
    register.filter(_each.__name__, _each)
