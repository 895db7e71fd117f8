"""How what was asked for is said on a page."""
