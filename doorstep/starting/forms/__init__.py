"""What is asked on an evening, chapter by chapter."""
