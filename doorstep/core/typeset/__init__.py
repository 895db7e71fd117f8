"""What paper is set with: the process that sets it, and source that several apps use."""
