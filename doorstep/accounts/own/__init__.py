"""What one's own pages say; each question is about one person, and asked by them."""
