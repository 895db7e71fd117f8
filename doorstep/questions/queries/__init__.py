"""Everything of questions that only looks."""
