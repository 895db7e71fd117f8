"""The open data's addresses."""
