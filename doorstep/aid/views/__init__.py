"""Pages of asking, helping and looking after what is asked."""
