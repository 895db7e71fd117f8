"""What providers tell us, and the screen."""
