"""A guide, a policy or a template as a PDF on A4, in black on white: to print, to pin up, to read at a table."""

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from doorstep.core import markdown as md
from doorstep.core import paper

_FROM_THE_RIGHT = {"ar", "dv", "fa", "he", "ku", "ps", "sd", "ur", "yi"}


def guide_pdf(title: str, summary: str, markdown: str, facts: Sequence[tuple[str, str]], language: str) -> bytes:
    """Set a guide. `facts` stand above it as (what, which), such as ("Review by", "1 May 2027"). Raises PaperError.

    What nothing here has a letter for, such as emoji, is left out; a picture stands there as the words for it.
    """
    code = language.partition("-")[0].lower()
    data = {
        "lang": code if code.isascii() and code.isalpha() and len(code) in {2, 3} else "en",
        "dir": "rtl" if code in _FROM_THE_RIGHT else "ltr",
        "site": settings.SITE_NAME,
        "title": title,
        "summary": summary,
        "facts": [list(fact) for fact in facts],
        "parts": md.typst(markdown),
    }
    source = paper.source("doorstep.core", "typeset/blocks.typ", "typeset/guide.typ")
    return paper.pdf(source, {"data": json.dumps(_settable(data), ensure_ascii=False)})


def _settable(said: Any) -> Any:
    """Leave out of all that is said what no typeface here can set."""
    if isinstance(said, str):
        return paper.settable(said)
    if isinstance(said, list):
        return [_settable(each) for each in said]
    return {name: _settable(each) for name, each in said.items()} if isinstance(said, dict) else said
