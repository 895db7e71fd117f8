"""Who may do what with a document; each rule in a line."""

from doorstep.library.models import Document

Status = Document.Status


def may_be_shared(document: Document) -> bool:
    """Let a group offer the library what it wrote; what it made of another's stands there already."""
    return document.group_id is not None and document.status == Status.OUT and not hasattr(document, "adoption")


def may_be_unshared(document: Document) -> bool:
    return document.group_id is not None and document.status in (Status.ASKED, Status.SHARED)


def may_be_taken_off(document: Document) -> bool:
    return document.status in Document.READ


def may_be_brought_back(document: Document) -> bool:
    """Let those who took it off let it be read again: what the desk took off, the desk alone lets back."""
    return document.status == Status.WITHDRAWN and not document.why_off


def may_be_asked_back(document: Document) -> bool:
    return bool(document.why_off) and not document.asks_back


def may_be_thrown_away(document: Document) -> bool:
    """Let a draft go that nobody ever could read."""
    return document.status == Status.DRAFT
