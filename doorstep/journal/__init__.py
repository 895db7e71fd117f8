"""What happened, without personal data; and the one place where a status changes."""
