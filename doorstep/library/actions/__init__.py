"""Everything of the library that changes something."""
