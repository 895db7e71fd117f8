"""The library: guides, policies and templates; and where to turn when neighbours are not the answer."""
