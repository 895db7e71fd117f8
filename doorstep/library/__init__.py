"""The library: guides, policies and templates, what groups made theirs; and where to turn besides."""
