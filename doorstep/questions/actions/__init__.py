"""Everything of questions that changes something."""
