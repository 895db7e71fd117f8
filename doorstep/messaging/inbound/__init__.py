"""What comes back to us by text, e-mail and telephone, read before anybody acts on it."""
