"""A group asks to join by e-mail, in whatever words and layout; pure."""
