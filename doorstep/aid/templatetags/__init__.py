"""How what is asked and done is said on a page."""
