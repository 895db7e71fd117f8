"""Words for templates of broadcasts."""
