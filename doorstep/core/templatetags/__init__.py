"""Small filters for templates."""
