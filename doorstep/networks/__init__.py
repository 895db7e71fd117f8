"""Bodies that connect groups of a wider area: who is in them, and how a group joins."""
