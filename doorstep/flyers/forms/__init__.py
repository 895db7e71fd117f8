"""What is asked about flyers and streets."""
