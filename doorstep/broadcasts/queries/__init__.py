"""Everything of broadcasts that only looks."""
