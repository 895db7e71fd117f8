"""Beginning an evening, writing its chapters, sitting down at it, sending it in, and what becomes of it."""
