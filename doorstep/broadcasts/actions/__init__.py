"""Everything of broadcasts that changes something."""
