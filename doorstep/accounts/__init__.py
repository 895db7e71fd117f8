"""Signing in by each of its ways, one's own pages, and seats at the desk."""
