"""The library: guides, policies and templates, their editions and languages, and what groups made theirs."""
